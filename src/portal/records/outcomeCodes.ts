import type { OutcomeKind } from '@/core/telephony/callRecord'

/** Everything the portal's documentation lists, and `500` and `402-B24`, which portals write beside. */
const KIND_OF_CODE: ReadonlyMap<string, OutcomeKind> = new Map<string, OutcomeKind>([
  ['200', 'answered'], ['304', 'missed'], ['603', 'declined'], ['603-S', 'cancelled'], ['403', 'forbidden'], ['404', 'invalidNumber'],
  ['486', 'busy'], ['480', 'unavailable'], ['484', 'noRoute'], ['503', 'noRoute'], ['402', 'noFunds'], ['402-B24', 'notInPlan'], ['423', 'blocked'],
  ['500', 'serverError'], ['OTHER', 'other'], ['', 'other']
])

/** Codes are shown where nothing else is known; sentences of the portal never are. */
const CODE = /^[\w-]{1,12}$/

/**
 * How a call ended, from `CALL_FAILED_CODE`. `CALL_FAILED_REASON` is not read: it is the portal's own English.
 * Source: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html
 */
export function outcomeOf(code: string): OutcomeKind {
  const name = code.trim().toUpperCase()
  return KIND_OF_CODE.get(name) ?? (CODE.test(name) ? 'unknown' : 'other')
}

/** Whether a code is one of those whose meaning is known. */
export const isKnownCode = (code: string): boolean => KIND_OF_CODE.has(code.trim().toUpperCase())

/** The codes that stand for outcomes, for the portal's filter; `unknown` has none of its own. */
export function codesOf(kinds: readonly OutcomeKind[]): string[] {
  return [...KIND_OF_CODE].flatMap(([code, kind]) => kinds.includes(kind) ? [code] : [])
}
