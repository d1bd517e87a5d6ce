import { beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { LOST } from '../unit/support/attempts'
import { fakePortal, MAX, NO_LAUNCH } from '../unit/support/desk'
import { blockStorage } from '../unit/support/storage'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, press, type } from './support/person'
import { get, query } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'
import { useClientStore } from '@/calls/form/client'
import { useOwnSettingsStore } from '@/calls/form/ownSettings'
import { DEFAULT_OWN_SETTINGS } from '@/core/options/ownSettings'
import type { LaunchContext } from '@/core/launch'

useDesk('calls')

const record = { entityTypeId: 2, id: 5 }
const number = (value: string) => ({ value, kind: 'WORK', owner: 'Erika Muster', person: 'Erika Muster', hints: [] })
const IN_DEAL: LaunchContext = { ...NO_LAUNCH, record, slider: true }

let portal: ReturnType<typeof fakePortal>
beforeEach(() => {
  portal = fakePortal({ launch: IN_DEAL })
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
})

async function open({ set = true, fresh = true, value = '030 901820' } = {}): Promise<void> {
  openDesk({ portal, user: MAX })
  useOwnSettingsStore().apply({ state: 'read', settings: { ...DEFAULT_OWN_SETTINGS, callAtOnce: set } }, fresh)
  if (portal.launch.record) useClientStore().apply({ state: 'read', client: { record, title: 'Ten chairs', name: 'Erika Muster', company: '', numbers: [number(value)] } })
  await show(() => h(CallForm))
  await vi.dynamicImportSettled()
  await pass(10)
}
const stop = () => query('button', 'Stop')
const calls = () => portal.calls.start.mock.calls.length

it('calls once, after five seconds', async () => {
  await open()
  expect(get('alert').textContent).toContain('Calling +49 30 901820 in a moment')
  await pass(4_500)
  expect(calls()).toBe(0)
  await pass(2_000)
  expect([calls(), stop()]).toEqual([1, null])
  await pass(60_000)
  expect(calls()).toBe(1)
})

it('nobody who was chosen from a list is called by itself, where CRM does not say whom the record belongs to', async () => {
  openDesk({ portal, user: MAX })
  useOwnSettingsStore().apply({ state: 'read', settings: { ...DEFAULT_OWN_SETTINGS, callAtOnce: true } }, true)
  useClientStore().apply({ state: 'failed', failure: LOST })
  await show(() => h(CallForm))
  await vi.dynamicImportSettled()
  useClientStore().choose({ record: { entityTypeId: 3, id: 9 }, title: 'Ben Weber', name: 'Ben Weber', company: '', numbers: [number('030 901820')] }, '030 901820')
  await pass(60_000)
  expect([calls(), stop()]).toEqual([0, null])
})

it.each<[what: string, how: () => Promise<void>]>([
  ['its button', async () => { await click(get('button', 'Stop')) }],
  ['Escape', async () => { await press(document.body, 'Escape') }],
  ['a change of the form', async () => { await type('Phone number', '030 901821') }],
  ['a look elsewhere', async () => {
    window.dispatchEvent(new Event('blur'))
    await pass(1)
  }]
])('%s stops it', async (_what, how) => {
  await open()
  await pass(3_000)
  await how()
  await pass(60_000)
  expect([calls(), stop()]).toEqual([0, null])
})

describe('does not count down', () => {
  it.each<[what: string, how: Parameters<typeof open>[0], launch?: LaunchContext]>([
    ['where it is not wanted', { set: false }],
    ['where the portal has not said so in this visit', { fresh: false }],
    ['from a link', {}, { ...NO_LAUNCH, number: '030 901820' }],
    ['for a doubtful number', { value: '0900 1 234567' }],
    ['for none', { value: 'ask her' }]
  ])('%s', async (_what, how, launch = IN_DEAL) => {
    portal = fakePortal({ launch })
    await open(how)
    await pass(60_000)
    expect([calls(), stop()]).toEqual([0, null])
  })

  it('where nobody looks', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false)
    await open()
    await pass(60_000)
    expect([calls(), stop()]).toEqual([0, null])
  })

  it('where it cannot be written down', async () => {
    blockStorage()
    await open()
    await pass(60_000)
    expect([calls(), stop()]).toEqual([0, null])
  })

  it.each([['of the frame', 'sid', 0], ['of the frame, much later', 'sid', 3_600_000], ['of the page', 'another', 1_000]])('after a reload %s', async (_what, opening, after) => {
    await open()
    await pass(2_000)
    window.dispatchEvent(new Event('pagehide'))
    document.body.innerHTML = ''
    await pass(after)
    portal = fakePortal({ launch: IN_DEAL, opening })
    await open()
    await pass(60_000)
    expect([calls(), stop()]).toEqual([0, null])
  })
})
