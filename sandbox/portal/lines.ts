import type { Person } from './people'
import type { Portal } from './portal'

/** What portals say instead of a line where there is none. */
export const NO_LINE = 'LINK_BASE_NUMBER'

type Lines = Pick<Portal, 'lines' | 'externalLines' | 'defaultLine'>

/** Whether it is a line of an office PBX or of the cloud PBX: both are SIP lines, whose voice messages dial as given. */
export function isSipLine(line: string): boolean {
  return line.startsWith('sip') || line.startsWith('reg')
}

/** The portal's own lines by id, as those who may manage numbers see them: lines of external telephony apps are not among them. */
export function ownLines({ lines, externalLines }: Lines): Record<string, string> {
  return Object.fromEntries(Object.entries(lines).filter(([line]) => !externalLines.has(line)))
}

/** The own line with an id, or with a rented number however that is written; null where there is none. */
export function findOwnLine(portal: Lines, wanted: string): string | null {
  const lines = ownLines(portal)
  const digits = wanted.replace(/\D/g, '')
  return [wanted, digits].find(line => line !== '' && line in lines) ?? null
}

/** The line the portal dials out on for a person: their own, else the portal's, as long as it exists. */
export function defaultLineOf(portal: Lines, { defaultLine }: Person): string {
  const { lines, externalLines } = portal
  const exists = (line: string | null): line is string =>
    line !== null && (line === NO_LINE || line.startsWith('REST_APP:') || line in lines || externalLines.has(line))
  return [defaultLine, portal.defaultLine].find(exists) ?? NO_LINE
}
