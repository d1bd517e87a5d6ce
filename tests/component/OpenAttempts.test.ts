import { expect, it } from 'vitest'
import { h } from 'vue'
import { attemptWith, LOST, NOW, REFUSAL } from '../unit/support/attempts'
import { store, storedAttempts, storeElsewhere } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass } from './support/person'
import { all, get, query, textOf } from './support/screen'
import OpenAttempts from '@/calls/attempts/OpenAttempts.vue'
import type { CallAttempt } from '@/calls/attempts/attempt'

useDesk()

const HEADING = 'Not clear whether these calls started'
const LOST_CALL = attemptWith({ id: 'lost', at: NOW - 60_000, state: 'unclear', callId: null, failure: LOST })
const LOST_MESSAGE = attemptWith({ id: 'message', at: NOW - 3_600_000, type: 'infocall', number: '12', state: 'unclear', callId: null, failure: null })
const CLEAR = [
  attemptWith({ id: 'started' }),
  attemptWith({ id: 'refused', state: 'refused', failure: REFUSAL }),
  attemptWith({ id: 'settled', state: 'unclear', settled: 'rang', failure: LOST })
]

async function showAttempts(attempts: CallAttempt[]): Promise<void> {
  store('attempts', attempts)
  openDesk()
  await show(() => h('main', [h('h1', { tabindex: -1 }, 'Callback Desk'), h(OpenAttempts)]))
}
const items = () => all('listitem', /(?:)/, get('list', HEADING))

it('nothing is shown while everything is clear', async () => {
  await showAttempts(CLEAR)
  expect(textOf()).toBe('Callback Desk')
})

it('every attempt nobody knows the end of is listed, with what happened and how to find out', async () => {
  await showAttempts([LOST_CALL, ...CLEAR, LOST_MESSAGE])
  expect(textOf()).toContain(`${HEADING}Check with the client or in the telephony call history, then say what happened.`)
  expect(items().map(textOf)).toEqual([
    'Call back to +49 30 901820, 11:59 AMThe connection was lost before the portal answered.It rangIt did not ring',
    'Voice message to 12, 11:00 AMSomething failed while the request was being worked on.It rangIt did not ring'
  ])
})

it.each([
  ['It rang', 'rang'],
  ['It did not ring', 'did-not-ring']
])('“%s” settles this one only, for good', async (answer, settled) => {
  await showAttempts([LOST_CALL, LOST_MESSAGE])
  const [first] = items()
  get('button', answer, first).focus()
  await click(get('button', answer, first))
  // Not at the next button: a key held down would press it.
  expect(document.activeElement).toBe(get('list', HEADING))
  expect(items().map(textOf)).toEqual([expect.stringContaining('Voice message to 12')])
  expect(storedAttempts()).toMatchObject([{ id: 'lost', settled, state: 'unclear' }, { id: 'message', settled: null }])
  // The second half of a double click is at the next one's button by now.
  await click(get('button', answer))
  expect(storedAttempts()).toMatchObject([{ id: 'lost', settled }, { id: 'message', settled: null }])
  await pass(600)
  get('button', answer).focus()
  await click(get('button', answer))
  expect([query('list', HEADING), document.activeElement]).toEqual([null, get('heading', 'Callback Desk')])
  expect(textOf()).toBe('Callback Desk')
})

it('an attempt of another tab appears and goes', async () => {
  await showAttempts([])
  storeElsewhere('attempts', [LOST_CALL])
  await pass(0)
  expect(items()).toHaveLength(1)
  storeElsewhere('attempts', [{ ...LOST_CALL, settled: 'rang' }])
  await pass(0)
  expect(textOf()).toBe('Callback Desk')
})
