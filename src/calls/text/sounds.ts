import { withTexts } from '@/locales/withTexts'

/** What makes a text or recording be heard before a call: few calls need it, so it comes after the form. */
export const sounds = withTexts(() => import('./ofSound'), 'sound')
