import type { CallType, Line, LineKind } from './types'

/** What portals answer in the place of a default line where there is none. No call starts from it. */
const NO_LINE = 'LINK_BASE_NUMBER'

/** A default line's id as the portal gives it, or null where it stands for no line. */
export function lineIdIn(answer: string): string | null {
  const id = answer.trim()
  return id === '' || id === NO_LINE ? null : id
}

/**
 * The kind of line an id stands for.
 * @param id line id as the portal gives it (`reg151083`, `sip7`, `493056837000`)
 */
export function lineKind(id: string): LineKind {
  if (/^reg\d+$/.test(id)) return 'cloud-pbx'
  if (/^sip\d+$/.test(id)) return 'office-pbx'
  if (/^\+?\d{5,}$/.test(id)) return 'rented'
  if (id.startsWith('REST_APP:')) return 'external'
  return 'other'
}

/** Whether a call of this type can start from a line at all: portals hand callbacks to another app, voice messages they refuse. */
export const canStart = (type: CallType, kind: LineKind): boolean => type === 'callback' || kind !== 'external'

/** Whether a line may be another app's, which calls and writes records as it likes. */
export const isForeign = (kind: LineKind): boolean => kind === 'external' || kind === 'other'

/** A line from its id and the portal's name for it (may be empty). */
export function toLine(id: string, name = ''): Line {
  return { id, name: name.trim(), kind: lineKind(id) }
}

/**
 * The line the form starts with: the first wish that exists, else the only line, else none.
 * @param wishes ids by falling priority (last used, user's default, portal's default); null is no wish
 */
export function chooseLine(lines: readonly Line[], wishes: readonly (string | null)[]): string | null {
  const wished = wishes.find(id => id !== null && lines.some(line => line.id === id))
  if (wished) return wished
  return lines.length === 1 ? lines[0]?.id ?? null : null
}

/** Equal for all ways portals write one line's id into the records of its calls: with or without `+`, in either case, spaced. */
export function lineKey(id: string): string {
  return id.replace(/[\s+]/g, '').toLowerCase()
}
