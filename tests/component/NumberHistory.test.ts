import { expect, it } from 'vitest'
import { h } from 'vue'
import { attemptWith, NOW, NUMBER } from '../unit/support/attempts'
import { fakePortal } from '../unit/support/desk'
import { recordWith } from '../unit/support/records'
import { store } from '../unit/support/stored'
import { typedIn } from '../unit/support/numbers'
import { openDesk, show, useDesk } from './support/desk'
import { pass } from './support/person'
import { all, textOf } from './support/screen'
import NumberHistory from '@/calls/number/NumberHistory.vue'
import { readNumber } from '@/core/phone/phone'

useDesk()

it.each([['Jonas Weber', 'Jonas Weber'], ['', 'a colleague']])('the last calls to a number say by whom they were, as far as that is known: “%s”', async (name, told) => {
  store('attempts', [attemptWith({ callId: 'infocall.own', type: 'infocall' })])
  const records = [
    recordWith({ callId: 'infocall.own', type: 'infocall', userId: null, startedAt: NOW - 60_000 }),
    recordWith({ callId: 'infocall.other', type: 'infocall', userId: null, startedAt: NOW - 120_000, outcome: 'missed' }),
    recordWith({ userId: '7', startedAt: NOW - 180_000, outcome: 'busy' })
  ]
  openDesk({
    portal: fakePortal({
      records: { readCallPage: async () => ({ records: records, total: 3 }) },
      employees: { names: async () => ({ names: new Map([['7', name]]), failure: null }) }
    })
  })
  await show(() => h(NumberHistory, { reading: readNumber(NUMBER, typedIn('DE')) }))
  await pass(1000)
  expect(all('listitem', /(?:)/).map(textOf)).toEqual([
    'Called 1 minute ago by you: Answered', 'Called 2 minutes ago: Not answered', `Called 3 minutes ago by ${told}: Busy`
  ])
})
