import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '@/core/failure/catalogue'
import { OUTCOME_KINDS } from '@/core/telephony/callRecord'
import { differences, formsOf, keysWhere, LOCALES, partsOf, textsOf, type Texts } from '../../scripts/i18n/texts'
import { unusedKeys } from '../../scripts/i18n/used'

const TRANSLATIONS = LOCALES.filter(locale => locale !== 'en')

/** Forms of a text that counts, by language: those that whole numbers below a million take. */
const PLURAL_FORMS: Readonly<Record<string, number>> = {
  'ar': 6, 'de': 2, 'en': 2, 'es': 2, 'fr': 2, 'hi': 2, 'id': 1, 'it': 2, 'ja': 1, 'kk': 2, 'ms': 1, 'pl': 3, 'pt-BR': 2, 'ru': 3, 'th': 1,
  'tr': 2, 'uk': 3, 'vi': 1, 'zh-CN': 1, 'zh-TW': 1
}

/** Fallback for entries of another version: in every locale, in no catalogue. */
const UNKNOWN = 'unknown'

const english = textsOf('en')

describe('every locale', () => {
  it('is one of the known ones', () => {
    expect(LOCALES.toSorted()).toEqual(Object.keys(PLURAL_FORMS).toSorted())
  })
})

describe.each(TRANSLATIONS)('%s, next to English', locale => {
  const texts = textsOf(locale)

  it('has the same keys in the same parts', () => {
    const keysOf = (parts: ReadonlyMap<string, Texts>) => [...parts].map(([part, texts]) => [part, [...texts.keys()].toSorted()])
    expect(keysOf(partsOf(locale))).toEqual(keysOf(partsOf('en')))
  })

  it('lacks nothing, is translated, and has the same placeholders', () => {
    expect(differences(locale, english, texts)).toEqual({ missing: [], extra: [], untranslated: [], placeholders: [] })
  })
})

it('no text is used nowhere', () => {
  expect(unusedKeys(english.keys())).toEqual([])
})

it('a part that is put in at run time stands for one part of a key, whole or in part, and for no more', () => {
  expect(unusedKeys(['journal.zzz.yyy', 'failures.zzz.yyy.what', 'notes.question.zzz.yyy.xxx'])).toHaveLength(3)
  // `notes.question.${reason}Text`, and `notes.question.${reason}.${kind}` beside it.
  expect(unusedKeys(['notes.question.zzzText', 'notes.question.zzz.yyy'])).toEqual([])
})

describe.each(LOCALES)('%s', locale => {
  const texts = textsOf(locale)

  it('has no empty text', () => {
    expect(keysWhere(texts, text => formsOf(text).some(form => form.trim() === ''))).toEqual([])
  })

  it('has the plural forms of its language, where English counts', () => {
    expect(keysWhere(texts, (text, key) => {
      const counts = formsOf(english.get(key) ?? text).length > 1
      return formsOf(text).length !== (counts ? PLURAL_FORMS[locale] : 1)
    })).toEqual([])
  })

  it('uses the special characters of messages only for placeholders and plurals', () => {
    expect(keysWhere(texts, text => formsOf(text).some(form => /[@{}|]/.test(form.replaceAll(/\{\w+\}/g, ''))))).toEqual([])
  })

  it('says of every failure what happened and what to do', () => {
    const wanted = [...Object.keys(CATALOGUE), UNKNOWN].flatMap(id => [`failures.${id}.what`, `failures.${id}.fix`])
    expect({
      missing: wanted.filter(key => !texts.has(key)),
      extra: keysWhere(texts, (_, key) => key.startsWith('failures.') && !wanted.includes(key))
    }).toEqual({ missing: [], extra: [] })
  })

  it('says in words how a call ended, and nothing else', () => {
    const wanted = OUTCOME_KINDS.map(kind => `outcomes.${kind}`)
    expect(keysWhere(texts, (_, key) => key.startsWith('outcomes.')).toSorted()).toEqual(wanted.toSorted())
  })
})
