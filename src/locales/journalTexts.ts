import { i18n, type LOADERS } from './index'

/** The journal's texts: many, and for one screen only. */
const JOURNAL: Readonly<Record<keyof typeof LOADERS, () => Promise<{ default: object }>>> = {
  en: () => import('./journal/en.json'),
  de: () => import('./journal/de.json'),
  ru: () => import('./journal/ru.json')
}

/**
 * Loads the journal's texts in the language that is shown.
 * @throws where they cannot be loaded
 */
export async function loadJournalTexts(): Promise<void> {
  const { locale } = i18n.global
  const tag = locale.value === 'de' || locale.value === 'ru' ? locale.value : 'en'
  i18n.global.mergeLocaleMessage(tag, (await JOURNAL[tag]()).default)
}
