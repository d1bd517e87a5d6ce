import { canStart, lineKind } from '@/core/telephony/line'
import type { NumberFault, NumberReading } from '@/core/phone/phone'
import type { FilledText } from '@/calls/text/placeholders'
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
  voice: string | null
}

/** A form that can be sent, or everything that keeps it from that, in the order of the fields. */
export type CheckedForm =
  | { request: CallRequest, key: string, problems: [] }
  | { request: null, key: null, problems: FormProblem[] }

/** Checks a form before anything is sent. */
export function checkForm({ type, line, number, text, voice }: FormContent): CheckedForm {
  const problems: FormProblem[] = []
  const spoken = isSilent(text.text) ? '' : spokenText(text.text)
  const refusesType = line !== null && !canStart(type, lineKind(line))
  if (number.state === 'empty') problems.push({ field: 'number', reason: 'number-missing' })
  if (number.state === 'wrong') problems.push({ field: 'number', reason: `number-${number.fault}` })
  if (number.state === 'choice') problems.push({ field: 'number', reason: 'number-choice' })
  if (!line) problems.push({ field: 'line', reason: 'line-missing' })
  else if (refusesType) problems.push({ field: 'line', reason: 'line-external' })
  if (spoken === '') problems.push({ field: 'text', reason: 'text-missing' })
  else if (text.missing.length > 0) problems.push({ field: 'text', reason: 'text-placeholder' })
  if (!line || refusesType || spoken === '' || text.missing.length > 0 || !('dial' in number)) {
    return { request: null, key: null, problems }
  }
  return { request: { type, line, number: number.dial, text: spoken, voice }, key: number.key, problems: [] }
}
