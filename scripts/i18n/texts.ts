import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every text of one language, by its dotted key. */
export type Texts = ReadonlyMap<string, string>

const FOLDER = join(import.meta.dirname, '../../src/locales')

/** The languages that have texts, by their tags. */
export const LOCALES = readdirSync(FOLDER, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name)

/** Texts that may be the same in every language: names. */
const SAME_EVERYWHERE = ['app.title', 'placements.app', 'install.scopes.crm']
/** Words that are the same in one language and English. */
const SAME_WORD: Readonly<Record<string, readonly string[]>> = {
  'de': ['journal.team.open', 'result.more', 'sound.kinds.text'],
  'es': ['client.kinds.FAX'],
  'fr': ['client.kinds.FAX', 'journal.open', 'journal.columns.actions', 'journal.columns.client', 'journal.columns.type', 'settings.words.minutes', 'notes.types.contact'],
  'id': ['client.kinds.PAGER'],
  'it': ['client.kinds.FAX', 'journal.team.open', 'notes.types.lead'],
  'pl': ['client.kinds.PAGER', 'notes.types.lead', 'notes.types.deal'],
  'pt-BR': ['client.kinds.FAX', 'notes.types.lead']
}

/** The texts of a language by the part they come in. @throws TypeError where a file holds anything but texts */
export function partsOf(locale: string): ReadonlyMap<string, Texts> {
  // Read as text: a Vite plugin compiles imports of these files.
  return new Map(readdirSync(join(FOLDER, locale)).filter(file => file.endsWith('.json')).map(file => (
    [file, new Map(flatten(JSON.parse(readFileSync(join(FOLDER, locale, file), 'utf8'))))]
  )))
}

export function textsOf(locale: string): Texts {
  return new Map([...partsOf(locale).values()].flatMap(texts => [...texts]))
}

function flatten(value: unknown, key = ''): [string, string][] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${key || 'The file'} is neither a text nor a group of texts`)
  }
  return Object.entries(value).flatMap(([name, inner]) => flatten(inner, key ? `${key}.${name}` : name))
}

/** Keys of the texts a check complains about. */
export const keysWhere = (texts: Texts, complains: (text: string, key: string) => boolean): string[] =>
  [...texts].filter(([key, text]) => complains(text, key)).map(([key]) => key)

/** The forms of a text, one for each way to count. */
export const formsOf = (text: string): string[] => text.split(' | ')

const PLACEHOLDER = /\{\w+\}/g
/** Whether there is anything to translate: signs between placeholders are the same in most languages. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(PLACEHOLDER, ''))
const placeholdersOf = (text: string): string => [...new Set(text.match(PLACEHOLDER))].sort().join(' ')

/** Keys of what a translation lacks beside English. `placeholders`: it has others; a plural form may leave the count out. */
export type Differences = Record<'missing' | 'extra' | 'untranslated' | 'placeholders', string[]>

export function differences(locale: string, english: Texts, texts: Texts): Differences {
  const same = [...SAME_EVERYWHERE, ...SAME_WORD[locale] ?? []]
  return {
    missing: keysWhere(english, (_, key) => !texts.has(key)),
    extra: keysWhere(texts, (_, key) => !english.has(key)),
    untranslated: keysWhere(texts, (text, key) => text === english.get(key) && hasWords(text) && !same.includes(key)),
    placeholders: keysWhere(texts, (text, key) => {
      const wanted = english.get(key)
      const known: string[] = wanted?.match(PLACEHOLDER) ?? []
      return wanted !== undefined && (
        placeholdersOf(text) !== placeholdersOf(wanted) || formsOf(text).some(form => form.match(PLACEHOLDER)?.some(name => !known.includes(name)))
      )
    })
  }
}
