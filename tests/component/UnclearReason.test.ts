import { expect, it } from 'vitest'
import { h } from 'vue'
import { attemptWith, LOST, NOW } from '../unit/support/attempts'
import { fakePortal, MAX } from '../unit/support/desk'
import { recordWith } from '../unit/support/records'
import { openDesk, show, useDesk } from './support/desk'
import { pass } from './support/person'
import { textOf } from './support/screen'
import UnclearReason from '@/calls/attempts/UnclearReason.vue'
import { useSearchStore } from '@/calls/outcomes/search'
import type { CallAttempt } from '@/calls/attempts/attempt'
import type { CallRecord } from '@/core/telephony/callRecord'

useDesk()

const HOUR = 3_600_000
const unclear = (change: Partial<CallAttempt> = {}) => attemptWith({ at: NOW - 3 * HOUR, state: 'unclear', callId: null, failure: { ...LOST, details: { ...LOST.details, at: NOW - 3 * HOUR } }, ...change })
const missed = recordWith({ outcome: 'missed', startedAt: NOW - 3 * HOUR - 60_000 })

it.each<[what: string, attempt: CallAttempt, records: CallRecord[], words: string]>([
  ['a voice message', unclear({ type: 'infocall' }), [],
    'The portal shows records of voice messages only to people who may see everybody\'s calls. Ask the client, or somebody who may.'],
  ['a callback', unclear(), [], 'No record of it is in your sight. If a colleague answered, the record is theirs. Ask your colleagues or the client.'],
  ['a call after a missed one', unclear(), [missed, recordWith({ startedAt: NOW - 3 * HOUR })],
    'A call to this number is on record, but it may be a missed one that the portal rang again by itself.'],
  ['a record without an id', unclear(), [recordWith({ callId: null, startedAt: NOW - 3 * HOUR })],
    'A call to this number is on record, but nothing shows whether it was this one.'],
  ['a long number', unclear({ line: 'sip7', number: '0123456789,,0123456789' }), [], 'The portal keeps no records of calls to numbers this long.']
])('somebody who may not see all calls is told why nothing is known: %s', async (_what, attempt, records, words) => {
  openDesk({
    user: MAX,
    portal: fakePortal({
      records: {
        search: async ({ spans }) => ({ records, beside: [], complete: [...spans], readAt: Date.now(), clock: { offset: 0, error: 0 } })
      }
    })
  })
  useSearchStore().begin({ attempts: () => [attempt], settle: () => {} })
  await show(() => h(UnclearReason, { attemptId: 'a1' }))
  await pass(100)
  expect(textOf()).toBe(words)
})
