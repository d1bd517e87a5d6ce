import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = join(import.meta.dirname, '../../src')
/** Anything in quotes or backticks that looks like a dotted key; what is put in at run time stands as `${…}`, for a part or some of one. */
const KEY = /(['"`])((?:\w|\$\{[^{}]*\})+(?:\.(?:\w|\$\{[^{}]*\})+)+)\1/g
const PUT_IN = /\$\{[^{}]*\}/

/** Patterns of all keys the source mentions. */
function mentionedKeys(): RegExp[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(file => /\.(?:ts|vue)$/.test(file))
  const keys = new Set(files.flatMap(file => [...readFileSync(join(SOURCE, file), 'utf8').matchAll(KEY)].map(([, , key = '']) => key)))
  // No deeper than it is mentioned, or one key put together would count for everything below it.
  return [...keys].map(key => new RegExp(`^${key.split(PUT_IN).map(part => part.replaceAll('.', '\\.')).join('[^.]+')}$`))
}

/** Keys that nothing in the source mentions. */
export function unusedKeys(keys: Iterable<string>): string[] {
  const mentioned = mentionedKeys()
  return [...keys].filter(key => !mentioned.some(pattern => pattern.test(key)))
}
