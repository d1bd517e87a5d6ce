import { OTHER_APP, type EndedCall } from './statistics'

/** What past calls are made of. */
export interface PastCallParts {
  userIds: readonly number[]
  lines: readonly string[]
  /** Numbers CRM knows, as dialled; others are called as well. */
  clientNumbers: readonly string[]
}

/** Apart on average, milliseconds: fifty thousand calls reach back about three years. */
const APART = 30 * 60_000

/** How often each end comes, in percent. */
const ENDS: readonly (readonly [code: string, share: number])[] = [
  ['200', 62], ['304', 12], ['486', 8], ['603', 5], ['603-S', 4], ['480', 3], ['404', 2], ['503', 1], ['484', 1], ['OTHER', 1], ['423', 0.4], ['402', 0.3], ['403', 0.3]
]
const TYPES: readonly (readonly [type: EndedCall['type'], share: number])[] = [['callback', 55], ['infocall', 25], ['outgoing', 12], ['incoming', 8]]

/**
 * Calls of the time before the sandbox started, oldest first: by all people, by this app, over the lines of another one and by hand, to clients
 * and to strangers. The same count and end give the same calls.
 * @param until when the last one began, milliseconds since 1970
 */
export function* pastCalls(count: number, until: number, { userIds, lines, clientNumbers }: PastCallParts): Generator<EndedCall> {
  const random = randomNumbers(20_260_115)
  const typeAt = drawnFrom(TYPES, 'callback')
  const endAt = drawnFrom(ENDS, 'OTHER')
  const oneOf = <Entry>(entries: readonly Entry[], otherwise: Entry): Entry => entries[Math.floor(random() * entries.length)] ?? otherwise
  for (let left = count - 1; left >= 0; left -= 1) {
    const type = typeAt(random())
    const code = endAt(random())
    const at = until - Math.floor((left + random()) * APART)
    const number = random() < 0.4 ? oneOf(clientNumbers, '+493023125000') : `+493023125${String(Math.floor(random() * 1000)).padStart(3, '0')}`
    const byRest = type === 'callback' || type === 'infocall'
    yield {
      id: byRest ? `${type}.${hex(random, 4)}.${Math.floor(at / 1000)}` : `${hex(random, 2).toUpperCase()}.${Math.floor(at / 1000)}.${left}`,
      type,
      at,
      userId: oneOf(userIds, 1),
      line: oneOf(lines, 'reg151083'),
      number,
      code,
      duration: code === '200' ? 5 + Math.floor(random() ** 3 * 1200) : 0,
      app: byRest && random() >= 0.9 ? OTHER_APP : null
    }
  }
}

/** Groups of eight hexadecimal digits. */
function hex(random: () => number, groups: number): string {
  let digits = ''
  for (let group = 0; group < groups; group += 1) digits += Math.floor(random() * 2 ** 32).toString(16).padStart(8, '0')
  return digits
}

/** Gives each entry as often as its share says. The shares are added up once: fifty thousand calls ask twice each. */
function drawnFrom<Entry>(shares: readonly (readonly [entry: Entry, share: number])[], otherwise: Entry): (at: number) => Entry {
  let sum = 0
  const reached = shares.map(([entry, share]) => ({ entry, upTo: sum += share }))
  return at => reached.find(({ upTo }) => upTo > at * sum)?.entry ?? otherwise
}

/** Numbers that look random and are always the same (mulberry32), from 0 up to 1. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
