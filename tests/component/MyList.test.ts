import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { NOW } from '../unit/support/attempts'
import { EMPTY_TODAY, fakePortal } from '../unit/support/desk'
import { recordWith } from '../unit/support/records'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, press, type } from './support/person'
import { all, field, get, query, textOf } from './support/screen'
import { PortalError, type Failure } from '@/core/failure/failure'
import { failureOf } from '@/core/failure/catalogue'
import type { CallRecord } from '@/core/telephony/callRecord'
import CallForm from '@/calls/form/CallForm.vue'
import { NextInList, TodayPanel } from '@/today/panel'
import type { DueTodo, TodayPort } from '@/portal/ports/today'

useDesk('today')

const MINUTE = 60_000
const ANNA = { entityTypeId: 3, id: 5 }
const DEAL = { entityTypeId: 2, id: 9 }
const NAMES = new Map([[5, 'Anna Schneider']])
const DENIED: Failure = failureOf('statisticsNotAllowed', { code: 'ACCESS_DENIED', method: 'voximplant.statistic.get', status: 403, at: NOW, requestId: null })

const missed = (ago: number, change: Partial<CallRecord> = {}) => recordWith({ startedAt: NOW - ago * MINUTE, outcome: 'missed', code: '304', duration: 0, ...change })
const todo = (id: number, inMinutes: number, record = DEAL): DueTodo => ({ id, record, title: `To-do ${id}`, createdAt: 0, deadline: NOW + inMinutes * MINUTE })
const person = (name: string, value: string) => ({ record: DEAL, title: 'Ten chairs', name, company: '', numbers: [{ value, kind: 'WORK', owner: name, person: name, hints: [] }] })

interface World {
  calls?: CallRecord[] | Failure
  todos?: DueTodo[] | Failure
  today?: Partial<TodayPort>
}

/** The desk with a list. */
async function showList({ calls = [], todos = [], today = {} }: World = {}) {
  const read = vi.fn<TodayPort['read']>(today.read ?? (async ({ since }) => ({
    calls: 'entry' in calls ? calls : { mine: calls, missed: calls.filter(({ outcome }) => outcome !== 'answered'), reached: calls.filter(({ outcome }) => outcome === 'answered'), reachedSince: since },
    todos, timeUsed: null
  })))
  const readDetails = vi.fn(today.readDetails ?? EMPTY_TODAY.readDetails)
  const portal = fakePortal({
    today: async () => ({ read, readDetails }),
    crm: { clientNames: async records => records.map(record => ({ record, name: NAMES.get(record.id) ?? '' })) }
  })
  openDesk({ portal })
  await show(() => h('div', [h(CallForm, null, { afterCall: () => h(NextInList) }), h(TodayPanel)]))
  await pass(20)
  return { portal, read, readDetails }
}
const entries = () => query('list', 'My list') ? all('listitem', /(?:)/, get('list', 'My list')) : []
const entry = (name: RegExp) => get('button', name, get('list', 'My list'))
const keydown = (key: string) => press(document.activeElement ?? document.body, key, { code: `Key${key.toUpperCase()}` })

const TWO = [missed(10, { client: ANNA }), missed(30, { number: '+4930901821', outcome: 'busy' }), missed(60, { number: '+4930901821' })]

describe('who is in it', () => {
  it('missed calls and to-dos, with name, number, last result, tries and time', async () => {
    await showList({
      calls: TWO, todos: [todo(1, -60)],
      today: { readDetails: async () => ({ reached: [], clients: [{ record: DEAL, client: person('Otto Frank', '030 901822') }] }) }
    })
    expect(entries().map(textOf)).toEqual([
      'Otto FrankDue since 11:00 AM+49 30 901822 · To-do 1',
      'Anna SchneiderNot answered+49 30 90182011:50 AM',
      '+49 30 901821BusyTries: 211:30 AM'
    ])
    expect(textOf(get('tab', /^My list/))).toBe('My list3')
  })

  it('nobody: short and useful', async () => {
    await showList()
    expect(get('tab', 'Recent calls').getAttribute('aria-selected'), 'more useful then').toBe('true')
    await click(get('tab', 'My list'))
    await pass(10)
    expect(textOf()).toContain('Nobody to call back. Missed calls and due to-dos appear here.')
  })

  it('a missed call soon after says when to try again; nothing tries by itself', async () => {
    const { portal } = await showList({ calls: [missed(1)] })
    expect(textOf(entries()[0])).toContain('try again at 12:04 PM')
    await pass(10 * MINUTE)
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('what is missing is said in words; the rest is there', async () => {
    await showList({ calls: DENIED, todos: [todo(1, -60)] })
    expect(textOf()).toContain('Missed calls are not in the list: You are not allowed')
    expect(entries()).toHaveLength(1)
  })

  it('to-dos that are refused leave the calls', async () => {
    await showList({ calls: TWO, todos: failureOf('accessDenied', { ...DENIED.details, method: 'crm.activity.list' }) })
    expect(textOf()).toContain('To-dos are not in the list:')
    expect(entries()).toHaveLength(2)
  })

  it('without an answer it says so, and tries again later', async () => {
    let lost = true
    const { read } = await showList({
      today: {
        read: async ({ since }) => {
          if (lost) throw new PortalError(failureOf('connectionLost', DENIED.details))
          return { calls: { mine: TWO, missed: TWO, reached: [], reachedSince: since }, todos: [], timeUsed: null }
        }
      }
    })
    await click(get('tab', 'My list'))
    await pass(10)
    expect(textOf()).toContain('The list could not be refreshed: The connection was lost')
    lost = false
    await pass(11 * MINUTE)
    expect(read.mock.calls.length).toBeGreaterThan(1)
    expect(entries()).toHaveLength(2)
  })

  it('whoever was reached by somebody else is asked about where the page of answered calls is too short', async () => {
    const { readDetails } = await showList({
      today: {
        read: async () => ({ calls: { mine: [], missed: TWO, reached: [], reachedSince: NOW - 5 * MINUTE }, todos: [], timeUsed: null }),
        readDetails: async ({ numbers }) => ({ reached: numbers.some(({ number }) => number === '0901820') ? [recordWith({ startedAt: NOW - 5 * MINUTE, userId: '9' })] : [], clients: [] })
      }
    })
    expect(readDetails.mock.calls[0]?.[0].numbers).toEqual([{ number: '0901820', since: NOW - 10 * MINUTE }, { number: '0901821', since: NOW - 30 * MINUTE }])
    expect(entries().map(textOf)).toEqual(['+49 30 901821BusyTries: 211:30 AM'])
    await pass(6 * MINUTE)
    expect(entries().map(textOf), 'still so when the list is read again').toEqual(['+49 30 901821BusyTries: 211:30 AM'])
  })
})

describe('one key from a call', () => {
  it('choosing somebody fills the form in and goes on at the button; nothing is called', async () => {
    const { portal } = await showList({ calls: TWO })
    await click(entry(/^Anna/))
    expect(field('Phone number').value).toBe('+4930901820')
    expect(document.activeElement).toBe(get('button', 'Call back'))
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('Enter calls: one call, through the form and its questions', async () => {
    const { portal } = await showList({ calls: TWO })
    entry(/^Anna/).focus()
    await press(entry(/^Anna/), 'Enter')
    await press(document.activeElement ?? document.body, 'Enter', { repeat: true })
    await pass(10)
    expect(portal.calls.start.mock.calls.map(([call]) => call)).toMatchObject([{ number: '+4930901820', text: 'Callback: Anna Schneider.' }])
    expect(entries().map(textOf).at(-1)).toContain('Called 12:00 PM')
  })

  it('what the form lacks is said there, and nothing is called', async () => {
    const { portal } = await showList({ calls: [missed(10, { number: '12' })] })
    await press(entry(/^12/), 'Enter')
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(field('Phone number'))
  })

  it('j and k go through the list, Enter calls, and next in the list is one click', async () => {
    const { portal } = await showList({ calls: TWO })
    await type('What you will hear', 'Callback')
    get('button', 'Call back').focus()
    await keydown('j')
    expect(document.activeElement).toBe(entry(/^Anna/))
    await keydown('j')
    await keydown('j')
    expect(document.activeElement, 'it ends').toBe(entry(/901821/))
    await keydown('k')
    expect(document.activeElement).toBe(entry(/^Anna/))
    await press(entry(/^Anna/), 'Enter')
    await pass(700)
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    await click(get('button', 'Next: +49 30 901821'))
    expect(field('Phone number').value).toBe('+4930901821')
    expect(document.activeElement).toBe(get('button', 'Call back'))
  })

  it('no key does anything while somebody types', async () => {
    const { portal } = await showList({ calls: TWO })
    field('Phone number').focus()
    for (const key of ['j', 'r', 'n']) await keydown(key)
    expect(document.activeElement).toBe(field('Phone number'))
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('r calls the last number again, once more with every question', async () => {
    const { portal } = await showList({ calls: TWO })
    await type('What you will hear', 'Callback')
    await press(entry(/^Anna/), 'Enter')
    await pass(700)
    await keydown('r')
    await pass(10)
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    expect(textOf(get('alertdialog'))).toContain('You called +49 30 901820 less than')
  })

  it('somebody without a number is opened in CRM', async () => {
    const { portal } = await showList({ todos: [todo(1, -60)] })
    await press(entry(/no number in CRM/), 'Enter')
    expect(portal.frame.openPath.mock.calls).toEqual([['/crm/deal/details/9/']])
  })
})

describe('keyboard', () => {
  it('? shows the keys and hides them again', async () => {
    await showList({ calls: TWO })
    get('button', 'Call back').focus()
    await press(get('button', 'Call back'), '?', { shiftKey: true })
    expect(textOf(get('region', 'Keyboard shortcuts'))).toContain('While you type, all keys write.')
    await press(get('button', 'Call back'), '?', { shiftKey: true })
    expect(query('region', 'Keyboard shortcuts')).toBeNull()
  })

  it('whoever is at somebody in the list stays there when the list changes', async () => {
    const { portal } = await showList({ calls: TWO })
    await type('What you will hear', 'Callback')
    entry(/901821/).focus()
    portal.today = async () => EMPTY_TODAY
    await click(get('button', 'Refresh the list'))
    expect(document.activeElement).not.toBe(document.body)
  })
})

it('is read again after a while, and after one\'s own call', async () => {
  const { read } = await showList({ calls: TWO })
  expect(read).toHaveBeenCalledTimes(1)
  await type('What you will hear', 'Callback')
  await press(entry(/^Anna/), 'Enter')
  await pass(44_000)
  expect(read).toHaveBeenCalledTimes(1)
  await pass(2_000)
  expect(read).toHaveBeenCalledTimes(2)
  await pass(60 * MINUTE)
  expect(read.mock.calls.length).toBeLessThan(20)
})
