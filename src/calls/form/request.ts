import { canStart, lineKind } from '@/core/telephony/line'
import type { NumberFault, NumberReading } from '@/core/phone/phone'
import type { FilledText } from '@/calls/text/placeholders'
import { isSound } from '@/core/telephony/sound'
import { isSilent, spokenText } from '@/core/telephony/spokenText'
import type { CallRequest, CallType, FormField } from '@/core/telephony/types'

/** Why a form cannot be sent yet. Texts live in the locales under `problems.<reason>`. */
type ProblemReason = 'line-missing' | 'line-external' | 'number-missing' | 'number-choice' | `number-${NumberFault}` | 'text-missing' | 'text-placeholder'

export interface FormProblem {
  field: FormField
  reason: ProblemReason
}

/** What the form holds when it is to be sent. */
export interface FormContent {
  type: CallType
  line: string | null
  number: NumberReading
  /** With its placeholders filled in. */
  text: FilledText
  /** Address of the recording that is played instead, as it was typed. */
  sound?: string | null
  voice: string | null
}

/** A form that can be sent, or everything that keeps it from that, in the order of the fields. */
export type CheckedForm =
  | { request: CallRequest, key: string, problems: [] }
  | { request: null, key: null, problems: FormProblem[] }

/** Checks a form before anything is sent. */
export function checkForm({ type, line, number, text, sound = null, voice }: FormContent): CheckedForm {
  const problems: FormProblem[] = []
  const heard = checkHeard(text, sound)
  const refusesType = line !== null && !canStart(type, lineKind(line))
  if (number.state === 'empty') problems.push({ field: 'number', reason: 'number-missing' })
  if (number.state === 'wrong') problems.push({ field: 'number', reason: `number-${number.fault}` })
  if (number.state === 'choice') problems.push({ field: 'number', reason: 'number-choice' })
  if (!line) problems.push({ field: 'line', reason: 'line-missing' })
  else if (refusesType) problems.push({ field: 'line', reason: 'line-external' })
  if (typeof heard === 'string') problems.push({ field: 'text', reason: heard })
  if (!line || refusesType || typeof heard === 'string' || !('dial' in number)) {
    return { request: null, key: null, problems }
  }
  return { request: { type, line, number: number.dial, voice, ...heard }, key: number.key, problems: [] }
}

/** What of a request is heard, or why nothing would be. No voice speaks in a recording, whose field itself knows better what is wrong with its address. */
function checkHeard(text: FilledText, sound: string | null): ProblemReason | { text: string } | { text: string, sound: string, voice: null } {
  if (sound !== null) return isSound(sound) ? { text: '', sound: sound.trim(), voice: null } : 'text-missing'
  if (isSilent(text.text)) return 'text-missing'
  return text.missing.length > 0 ? 'text-placeholder' : { text: spokenText(text.text) }
}
