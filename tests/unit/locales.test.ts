import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '@/telephony/catalogue'
import { OUTCOME_KINDS } from '@/telephony/statistic'

/** Every text of one language, by its dotted key. */
type Texts = ReadonlyMap<string, string>

const FOLDER = join(import.meta.dirname, '../../src/locales')
const LOCALES = readdirSync(FOLDER, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name)
const TRANSLATIONS = LOCALES.filter(locale => locale !== 'en')

/** Forms of a text that counts, by language: those that whole numbers below a million take. */
const PLURAL_FORMS: Readonly<Record<string, number>> = {
  'ar': 6, 'de': 2, 'en': 2, 'es': 2, 'fr': 2, 'hi': 2, 'id': 1, 'it': 2, 'ja': 1, 'kk': 2, 'ms': 1, 'pl': 3, 'pt-BR': 2, 'ru': 3, 'th': 1,
  'tr': 2, 'uk': 3, 'vi': 1, 'zh-CN': 1, 'zh-TW': 1
}

/** Texts that may be the same in every language: names, a phone number, placeholders only. */
const SAME_AS_ENGLISH = ['app.title', 'placements.app', 'form.numberPlaceholder', 'form.numberShown', 'install.scopes.crm']
/** Words that are the same in one language and English. */
const SAME_WORD: Readonly<Record<string, readonly string[]>> = {
  'es': ['client.kinds.FAX'],
  'fr': ['client.kinds.FAX', 'journal.open', 'journal.columns.actions', 'settings.words.minutes'],
  'id': ['client.kinds.PAGER'],
  'it': ['client.kinds.FAX'],
  'pl': ['client.kinds.PAGER'],
  'pt-BR': ['client.kinds.FAX']
}

/** Fallback for entries of another version: in every locale, in no catalogue. */
const UNKNOWN = 'unknown'

function flatten(value: unknown, key = ''): [string, string][] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${key || 'The file'} is neither a text nor a group of texts`)
  }
  return Object.entries(value).flatMap(([name, inner]) => flatten(inner, key ? `${key}.${name}` : name))
}

/** The texts of a language by the part they come in. */
function partsOf(locale: string): ReadonlyMap<string, Texts> {
  // Read as text: a Vite plugin compiles imports of these files.
  return new Map(readdirSync(join(FOLDER, locale)).filter(file => file.endsWith('.json')).map(file => (
    [file, new Map(flatten(JSON.parse(readFileSync(join(FOLDER, locale, file), 'utf8'))))]
  )))
}

function textsOf(locale: string): Texts {
  return new Map([...partsOf(locale).values()].flatMap(texts => [...texts]))
}

const formsOf = (text: string): string[] => text.split(' | ')

const PLACEHOLDER = /\{\w+\}/g
const placeholdersOf = (text: string): string => [...new Set(text.match(PLACEHOLDER))].sort().join(' ')

/** Keys of the texts a check complains about. */
const keysWhere = (texts: Texts, complains: (text: string, key: string) => boolean): string[] =>
  [...texts].filter(([key, text]) => complains(text, key)).map(([key]) => key)

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

  it('has the same placeholders; a plural form may leave the count out', () => {
    expect(keysWhere(texts, (text, key) => {
      const wanted = english.get(key)
      const known: string[] = wanted?.match(PLACEHOLDER) ?? []
      return wanted !== undefined && (
        placeholdersOf(text) !== placeholdersOf(wanted) || formsOf(text).some(form => form.match(PLACEHOLDER)?.some(name => !known.includes(name)))
      )
    })).toEqual([])
  })

  it('is translated', () => {
    expect(keysWhere(texts, (text, key) => text === english.get(key) && ![...SAME_AS_ENGLISH, ...SAME_WORD[locale] ?? []].includes(key))).toEqual([])
  })
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
