import { expect, it } from 'vitest'
import { h } from 'vue'
import { attemptWith, NOW, REFUSAL } from '../unit/support/attempts'
import { store } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { textOf } from './support/screen'
import RightsNotice from '@/calls/attempts/RightsNotice.vue'
import { failureOf } from '@/core/failure/catalogue'
import type { CallAttempt } from '@/calls/attempts/attempt'

useDesk()

const FORBIDDEN = attemptWith({ id: 'forbidden', at: NOW - 60_000, state: 'refused', callId: null, failure: failureOf('callsNotAllowed', REFUSAL.details) })
const TOLD = 'You are not allowed to make outgoing calls.'

it.each<[what: string, told: boolean, attempts: CallAttempt[]]>([
  ['an earlier visit\'s last click was refused for it', true, [FORBIDDEN]],
  ['a call has started since', false, [attemptWith({ at: NOW - 1000 }), FORBIDDEN]],
  ['the last click was refused for something else', false, [attemptWith({ at: NOW - 1000, state: 'refused', callId: null, failure: REFUSAL }), FORBIDDEN]],
  ['it was refused just now, which the result says', false, [{ ...FORBIDDEN, at: NOW + 1000 }]],
  ['nobody has called yet', false, []]
])('%s: %s', async (_what, told, attempts) => {
  store('attempts', attempts)
  openDesk()
  await show(() => h(RightsNotice))
  expect(textOf().includes(TOLD)).toBe(told)
})
