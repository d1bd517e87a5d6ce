import { beforeEach, describe, expect, it, vi } from 'vitest'

/** A page that has just been opened: nothing loaded yet. */
async function openLocales() {
  vi.resetModules()
  const { i18n, loadTexts, showLanguage } = await import('@/locales')
  return {
    showLanguage,
    loadTexts,
    t: (key: string) => i18n.global.t(key),
    shown: () => ({ text: i18n.global.t('form.line'), html: document.documentElement.lang, dir: document.documentElement.dir })
  }
}
beforeEach(() => {
  vi.setConfig({ testTimeout: 20_000 })
  vi.doUnmock('@/locales/ru/desk.json')
  document.documentElement.lang = ''
})

const ENGLISH = { text: 'Line', html: 'en', dir: 'ltr' }
const GERMAN = { text: 'Leitung', html: 'de', dir: 'ltr' }
const RUSSIAN = { text: 'Линия', html: 'ru', dir: 'ltr' }

describe('the interface for a language code of the portal or the browser', () => {
  it.each([
    ['en', ENGLISH], ['en-GB', ENGLISH],
    ['de', GERMAN], ['DE', GERMAN], ['de-AT', GERMAN], ['de_CH', GERMAN],
    ['ru', RUSSIAN], ['ru-RU', RUSSIAN],
    ['ar', { text: 'الخط', html: 'ar', dir: 'rtl' }], ['ar-EG', { text: 'الخط', html: 'ar', dir: 'rtl' }],
    ['nl', ENGLISH], ['', ENGLISH], ['-', ENGLISH], ['__proto__', ENGLISH], ['constructor', ENGLISH]
  ])('“%s”', async (code, language) => {
    const { showLanguage, shown } = await openLocales()
    await showLanguage(code)
    expect(shown()).toEqual(language)
  })
})

it('the language can change while the page is open, and back', async () => {
  const { showLanguage, shown } = await openLocales()
  await showLanguage('en')
  await showLanguage('ru')
  expect(shown()).toEqual(RUSSIAN)
  await showLanguage('en')
  expect(shown()).toEqual(ENGLISH)
})

it('a screen\'s texts follow the language from when they are loaded', async () => {
  const { showLanguage, loadTexts, t } = await openLocales()
  const changing = showLanguage('de')
  await loadTexts('journal')
  await changing
  expect(t('journal.title')).toBe('Anrufjournal')
  await showLanguage('en')
  expect(t('journal.title')).toBe('Journal of calls')
})

it('a language that cannot be loaded leaves the one shown so far; others can still be asked for', async () => {
  vi.doMock('@/locales/ru/desk.json', () => { throw new TypeError('Failed to fetch dynamically imported module') })
  const { showLanguage, shown } = await openLocales()
  await showLanguage('de')
  await showLanguage('ru')
  expect(shown()).toEqual(GERMAN)
  await showLanguage('en')
  expect(shown()).toEqual(ENGLISH)
})
