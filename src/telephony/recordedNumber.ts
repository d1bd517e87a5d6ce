import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { LineKind } from './types'

/**
 * A number as the portal's records have it, which leave out the plus at times, ready to be dialled again.
 * @returns E.164 where it surely is one, else what is written; what an office PBX dialled stays as it is
 */
export function recordedNumber(written: string, kind: LineKind | null): string {
  const number = written.trim()
  if (kind === 'office-pbx' || !/^[1-9]\d{7,14}$/.test(number)) return number
  const phone = parsePhoneNumberFromString(`+${number}`, { extract: false })
  return phone?.isValid() ? phone.number : number
}
