import { expect, it } from 'vitest'
import { h } from 'vue'
import { attemptWith, LOST, NOW, REFUSAL } from '../unit/support/attempts'
import { EMPTY_TODAY, fakePortal, useBrowser } from '../unit/support/desk'
import { recordWith } from '../unit/support/records'
import { keyOf, store, storedAttempts, storeElsewhere } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, open, pass, type } from './support/person'
import { all, field, get, textOf } from './support/screen'
import { useBackgroundStore } from '@/app/background'
import CallForm from '@/calls/form/CallForm.vue'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import RecentCalls from '@/today/RecentCalls.vue'
import type { CallAttempt } from '@/calls/attempts/attempt'
import type { Client } from '@/core/client'
import type { CallRecord } from '@/core/telephony/callRecord'

useDesk('today')

async function showCalls(attempts: CallAttempt[]) {
  store('attempts', attempts)
  const portal = fakePortal()
  openDesk({ portal })
  await show(() => h('div', [h(CallForm), h(RecentCalls)]))
  return portal
}
const items = () => all('listitem', /(?:)/, get('region', 'Recent calls'))

it('without any call says where they will appear', async () => {
  await showCalls([])
  expect(textOf(get('region', 'Recent calls'))).toBe('No calls yet. They appear here, on whatever computer you make them.')
})

it.each<[Partial<CallAttempt>, string]>([
  [{ state: 'started' }, 'Started'],
  [{ state: 'refused', failure: REFUSAL }, 'Refused'],
  [{ state: 'unclear', failure: LOST }, 'Not clear'],
  [{ state: 'unclear', settled: 'rang' }, 'Rang, as you said'],
  [{ state: 'unclear', settled: 'did-not-ring' }, 'Did not ring, as you said'],
  [{ state: 'did-not-happen', found: 'sure', failure: LOST }, 'Did not happen'],
  [{ state: 'started', type: 'infocall' }, 'Started']
])('%o is “%s”', async (change, words) => {
  await showCalls([attemptWith({ at: NOW - 61_000, ...change })])
  const kind = change.type === 'infocall' ? 'Voice message' : 'Call back'
  expect(items().map(textOf)).toEqual([`+49 30 901820${words}${kind} · 11:58 AM`])
  expect(textOf(get('region', 'Recent calls'))).not.toContain('appear here')
})

it('what probably did not happen says so', async () => {
  await showCalls([attemptWith({ state: 'did-not-happen', found: 'likely', failure: LOST, callId: null })])
  expect(items().map(textOf)).toEqual(['+49 30 901820Did not happen · most likelyCall back · 12:00 PM'])
})

it('how a call ended is told by its record or by CRM; a call the portal made because it was missed is one of its own', async () => {
  const missed = recordWith({ callId: 'callback.abc.1', outcome: 'missed', code: '304', duration: 0 })
  const redial = recordWith({ startedAt: NOW + 180_000, duration: 95 })
  store('attempts', [attemptWith(), attemptWith({ id: 'b', at: NOW - 1000, callId: 'callback.abc.2' })])
  openDesk({
    portal: fakePortal({ records: { readCalls: async () => ({ records: [missed], again: [redial], ends: [{ callId: 'callback.abc.2', outcome: 'other' }] }) } })
  })
  useBackgroundStore().begin()
  await show(() => h('div', [h(CallForm), h(RecentCalls)]))
  await pass(180_000)
  expect(items().map(textOf)).toEqual([
    '+49 30 901820Answered · Rung again by the portal, most likelyCall back · 12:03 PM · 1 min 35 sec',
    '+49 30 901820Not answeredCall back · 12:00 PM',
    '+49 30 901820Ended without a stated reasonCall back · 11:59 AM'
  ])
})

/** What the portal has of this user's calls, on whatever computer. */
const today = (...mine: CallRecord[]) => ({
  today: async () => ({ ...EMPTY_TODAY, read: async () => ({ calls: { mine, missed: [], reached: [], reachedSince: NOW }, todos: [], timeUsed: null }) })
})

it('calls of other computers come from the portal, with names; one\'s own clicks are merged in, each call once', async () => {
  const anna = { entityTypeId: 3, id: 5 }
  store('attempts', [attemptWith(), attemptWith({ id: 'b', at: NOW - 60_000, state: 'refused', callId: null, failure: REFUSAL })])
  const portal = fakePortal({
    ...today(
      recordWith({ callId: 'callback.abc.1', duration: 95, client: anna }),
      recordWith({ startedAt: NOW - 120_000, number: '+4930901821', outcome: 'busy', code: '486', duration: 0 }),
      recordWith({ startedAt: NOW - 180_000, type: 'incoming', number: '+4930901822', outcome: 'missed', code: '304', duration: 0 })
    ),
    crm: { clientNames: async records => records.map(record => ({ record, name: 'Anna Schneider' })) }
  })
  openDesk({ portal })
  await show(() => h('div', [h(CallForm), h(RecentCalls)]))
  await pass(10)
  expect(items().map(textOf)).toEqual([
    'Anna SchneiderAnswered+49 30 901820 · Call back · 12:00 PM · 1 min 35 sec',
    'Anna SchneiderRefused+49 30 901820 · Call back · 11:59 AM',
    '+49 30 901821BusyCall back · 11:58 AM',
    '+49 30 901822Not answeredIncoming call · 11:57 AM'
  ])
  await click(get('button', 'Fill in again: +49 30 901821'))
  expect(field('Phone number').value).toBe('+4930901821')
  expect(portal.calls.start).not.toHaveBeenCalled()
})

it('a call that has just been started bears its client\'s name before its record does, and keeps it with the next client', async () => {
  const client = (name: string, value: string): Client => ({
    record: { entityTypeId: 3, id: 5 }, title: name, name, company: '', numbers: [{ value, kind: 'WORK', owner: name, person: name, hints: [] }]
  })
  openDesk({ portal: fakePortal() })
  useClientStore().apply({ state: 'read', client: client('Erika Muster', '030 901820') })
  await show(() => h('div', [h(CallForm), h(RecentCalls)]))
  useDraftStore().number = '030 901820'
  await pass(10)
  await click(get('button', 'Call back'))
  await pass(10)
  const told = 'Erika MusterStarted+49 30 901820 · Call back · 12:00 PM'
  expect(items().map(textOf)).toEqual([told])
  useClientStore().choose(client('Max Muster', '030 901821'), '030 901821')
  await pass(10)
  expect(items().map(textOf)).toEqual([told])
})

it('a call the portal made by itself because one was missed says so', async () => {
  const portal = fakePortal(today(recordWith({ startedAt: NOW - 60_000 }), recordWith({ startedAt: NOW - 240_000, outcome: 'missed', code: '304', duration: 0 })))
  openDesk({ portal })
  await show(() => h('div', [h(CallForm), h(RecentCalls)]))
  await pass(10)
  expect(items().map(textOf)[0]).toContain('Answered · Rung again by the portal, most likely')
})

it('a call of another tab is “On its way” until its end is known', async () => {
  await showCalls([])
  useBrowser().holdElsewhere(keyOf('call'))
  storeElsewhere('attempts', [attemptWith({ state: 'sending', callId: null })])
  await pass(1)
  expect(textOf(items()[0])).toBe('+49 30 901820On its wayCall back · 12:00 PM')
  storeElsewhere('attempts', [attemptWith()])
  await pass(1)
  expect(textOf(items()[0])).toBe('+49 30 901820StartedCall back · 12:00 PM')
})

it('the last twelve are shown, newest first', async () => {
  await showCalls(Array.from({ length: 14 }, (_, index) => attemptWith({ id: `a${index}`, at: NOW - index * 1000, number: `+4930901${820 + index}` })))
  expect(items().map(item => textOf(item).slice(0, 13))).toEqual(
    Array.from({ length: 12 }, (_, index) => `+49 30 901${820 + index}`)
  )
})

it('“Fill in again” puts everything into the form and calls nothing', async () => {
  const again = attemptWith({ id: 'again', type: 'infocall', line: 'sip7', number: '12', text: 'Again', voice: 'ruinternalmale' })
  const portal = await showCalls([attemptWith({ at: NOW - 1000 }), again])
  await click(get('button', 'Fill in again: 12'))
  expect(get('radio', 'Voice message').matches(':checked')).toBe(true)
  expect(['Line', 'Phone number', 'What the client will hear', 'Voice'].map(name => field(name).value))
    .toEqual(['Office PBX 1', '12', 'Again', 'Russian: male'])
  expect(portal.calls.start).not.toHaveBeenCalled()
  expect(storedAttempts()).toHaveLength(2)
  await click(get('button', 'Fill in again: +49 30 901820'))
  expect(['Line', 'Phone number', 'What you will hear', 'Voice'].map(name => field(name).value))
    .toEqual(['Cloud PBX (9)', '+4930901820', 'Call from the site', 'Portal default'])
})

it('“Fill in again” leaves every line to choose from', async () => {
  await showCalls([attemptWith({ line: 'sip7' })])
  await click(get('button', 'Fill in again: +49 30 901820'))
  expect(field('Line').value).toBe('Office PBX 1')
  expect(await open('Line')).toHaveLength(3)
})

it('“Fill in again” does not tell somebody else\'s text where its own was too long to come along from another computer', async () => {
  await showCalls([attemptWith({ state: 'unclear', callId: null, failure: LOST, text: '' })])
  await type('What you will hear', 'What I am writing')
  await click(get('button', /^Fill in again/))
  expect(field('What you will hear').value).toBe('Callback: you are being connected with the client.')
  expect(useDraftStore().offered('callback')?.text).toBe('What I am writing')
})

it('“Fill in again” offers what was typed for somebody else, for either type of call; its voice stays', async () => {
  store('draft', {
    type: 'callback', line: null, number: '', numberAt: NOW, country: null,
    texts: { callback: 'Mine', infocall: '' }, voices: { callback: 'eurgermanfemale', infocall: null }
  })
  await showCalls([attemptWith({ type: 'infocall', text: 'For the client' })])
  await click(get('button', /^Fill in again/))
  await click(get('radio', 'Call back'))
  expect([field('What you will hear').value, field('Voice').value]).toEqual(['Callback: you are being connected with the client.', 'German: female'])
  expect(useDraftStore().offered('callback')?.text).toBe('Mine')
})

it('“Fill in again” for whom the form is for leaves what was typed for them, for either type of call', async () => {
  await showCalls([attemptWith({ type: 'infocall', text: 'For the client' })])
  await type('Phone number', '030 901820')
  await type('What you will hear', 'Mine')
  await click(get('button', /^Fill in again/))
  await click(get('radio', 'Call back'))
  expect([field('Phone number').value, field('What you will hear').value]).toEqual(['030 901820', 'Mine'])
})

it('every button says what it fills in, to the eye as well', async () => {
  await showCalls([attemptWith()])
  expect(get('button', 'Fill in again: +49 30 901820').title).toBe('Fill in again: +49 30 901820')
})
