import type { Line, LineKind } from './types'

/**
 * The kind of line an id stands for.
 * @param id line id as the portal gives it (`reg151083`, `sip7`, `493056837000`)
 */
export function lineKind(id: string): LineKind {
  if (/^reg\d+$/.test(id)) return 'cloud-pbx'
  if (/^sip\d+$/.test(id)) return 'office-pbx'
  if (/^\+?\d{5,}$/.test(id)) return 'rented'
  return 'other'
}

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
