import type { CallType, LineKind } from '@/core/telephony/types'

/**
 * How a number goes out. `international`: in international form, whatever was typed. `short`: so too, and short numbers as they are typed.
 * `keys`: as typed, without what a phone has no key for. `typed`: exactly as typed.
 *
 * A portal strips the number of every callback down to digits, `*`, `#`, `+`, `,` and `;`; that of a voice message on lines by SIP (`sip…`,
 * `reg…`) it hands on as it is. An office PBX (`sip…`) wants its own codes in front; a provider's (`reg…`) takes international numbers.
 */
export type Dialling = 'international' | 'short' | 'keys' | 'typed'

/** @param kind kind of the chosen line, null for none */
export function dialling(kind: LineKind | null, type: CallType): Dialling {
  if (kind === 'office-pbx') return type === 'infocall' ? 'typed' : 'keys'
  return kind === 'cloud-pbx' && type === 'infocall' ? 'short' : 'international'
}
