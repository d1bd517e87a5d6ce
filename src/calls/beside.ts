import { withTexts } from '@/locales/withTexts'

/** What is shown beside the form and after a click, with its texts: asked for as soon as the form is painted, so that it is at hand when the network is gone. */
export const beside = withTexts(() => import('./afterTheClick'), 'calls')
