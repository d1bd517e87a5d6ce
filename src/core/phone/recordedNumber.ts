import { asciiDigits } from './digits'
import { international, isComplete } from './plan'
import type { LineKind } from '@/core/telephony/types'

/**
 * A number as the portal's records have it, which leave out the plus at times, ready to be dialled again.
 * @returns E.164 where it surely is one, else what is written; what an office PBX dialled stays as it is
 */
export function recordedNumber(written: string, kind: LineKind | null): string {
  const number = asciiDigits(written.trim())
  if (kind === 'office-pbx' || !/^[1-9]\d{7,14}$/.test(number)) return number
  const phone = international(number)
  return isComplete(phone) ? phone.number : number
}
