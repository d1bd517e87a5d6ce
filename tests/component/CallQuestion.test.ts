import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { attemptWith, NOW } from '../unit/support/attempts'
import { openDesk, show, useDesk } from './support/desk'
import { click, press } from './support/person'
import { descriptionOf, get, nameOf } from './support/screen'
import CallQuestion from '@/calls/form/CallQuestion.vue'
import type { CallQuestion as Question } from '@/calls/form/useCallQuestion'

useDesk()

async function ask(question: Question, { doubt = '', pausing = false } = {}) {
  openDesk()
  const onAnswer = vi.fn<(callAnyway: boolean) => void>()
  await show(() => h(CallQuestion, { question, doubt, pausing, onAnswer }))
  return onAnswer
}
const YESTERDAY = attemptWith({ at: NOW - 86_400_000, number: '12', type: 'infocall', line: 'sip7' })

it.each<[string, Question, string, string]>([
  ['doubtful', { reason: 'doubtful', attempt: null }, 'Is this number right?', 'What is doubtful.'],
  ['recent', { reason: 'recent', attempt: attemptWith() }, 'You called +49 30 901820 less than a minute ago',
    '12:00 PM: “Call back” over line Cloud PBX (9) was started.'],
  ['unclear, of yesterday', { reason: 'unclear', attempt: YESTERDAY }, 'An earlier call to 12 may have started',
    '1/14/26, 12:00 PM: “Voice message” over line Office PBX 1. It is not clear whether it started. If you call again, the client may be called twice.'],
  ['over a line without a name', { reason: 'recent', attempt: attemptWith({ line: '493023125100' }) }, 'You called +49 30 901820 less than a minute ago',
    '12:00 PM: “Call back” over line 493023125100 was started.']
])('%s', async (_what, question, name, description) => {
  await ask(question, { doubt: 'What is doubtful.' })
  expect(nameOf(get('alertdialog'))).toBe(name)
  expect(descriptionOf(get('alertdialog'))).toBe(description)
})

it('takes the focus at its harmless answer', async () => {
  await ask({ reason: 'recent', attempt: attemptWith() })
  expect(document.activeElement).toBe(get('button', 'Do not call'))
})

it.each<[string, boolean, () => Promise<void>]>([
  ['Do not call', false, () => click(get('button', 'Do not call'))],
  ['Call anyway', true, () => click(get('button', 'Call anyway'))],
  ['Escape', false, () => press(get('button', 'Do not call'), 'Escape')]
])('%s answers once', async (_how, callAnyway, act) => {
  const onAnswer = await ask({ reason: 'recent', attempt: attemptWith() })
  await act()
  expect(onAnswer.mock.calls).toEqual([[callAnyway]])
})

it.each([true, false])('“Call anyway” says whether it counts yet (pausing: %s); leaving always does', async (pausing) => {
  await ask({ reason: 'recent', attempt: attemptWith() }, { pausing })
  expect(get('button', 'Call anyway').getAttribute('aria-disabled')).toBe(String(pausing))
  expect(get('button', 'Do not call').getAttribute('aria-disabled')).not.toBe('true')
})
