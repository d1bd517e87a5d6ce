import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW, REFUSAL } from '../unit/support/attempts'
import { recordWith } from '../unit/support/records'
import { store } from '../unit/support/stored'
import { useDesk } from './support/desk'
import { focused, showJournal } from './support/journal'
import { choose, click, open, pass, press, type } from './support/person'
import { all, descriptionOf, field, get, query, textOf } from './support/screen'
import type { CrmPort } from '@/portal/ports/crm'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import { useJournalStore } from '@/journal/journal'
import { useScreenStore } from '@/session/screen'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'

useDesk('journal')

const DENIED = new PortalError(failureOf('statisticsNotAllowed', { code: 'ACCESS_DENIED', method: 'voximplant.statistic.get', status: 403, at: NOW, requestId: null }))
const DOWN = new PortalError(failureOf('gatewayPage', { code: 'x', method: 'm', status: 502, at: NOW, requestId: null }))

const searchField = () => field('Number or name')
const rows = () => all('row').slice(1).map(textOf)

describe('rows', () => {
  it('say what, whom, how it ended, how long, what it cost, on which line and whose call it was', async () => {
    await showJournal([
      recordWith({ startedAt: NOW - 60_000, duration: 95, cost: { amount: 0.05, currency: 'EUR' } }),
      recordWith({ startedAt: NOW - 120_000, type: 'infocall', outcome: 'unknown', code: '777', userId: '7', duration: 0, line: 'gone1' }),
      recordWith({ startedAt: NOW - 180_000, outcome: 'busy', userId: null, duration: 0, number: '' })
    ])
    expect(all('row').slice(1).map(row => all('cell', /(?:)/, row).slice(0, 9).map(textOf))).toEqual([
      ['11:59 AM', '', '+49 30 901820', 'Call back', 'Answered', '1 min 35 sec', 'Cloud PBX (9)', 'You', '€0.05'],
      ['11:58 AM', '', '+49 30 901820', 'Voice message', 'Ended with code 777', '', 'gone1', 'Employee 7', ''],
      ['11:57 AM', '', 'no number', 'Call back', 'Busy', '', 'Cloud PBX (9)', 'nobody', '']
    ])
    expect(all('button', /^Call again/)).toHaveLength(2)
  })

  it('what CRM and portal have written is text', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    await showJournal([recordWith({ client: { entityTypeId: 3, id: 5 }, line: evil })], {
      clientNames: async () => [{ record: { entityTypeId: 3, id: 5 }, name: evil }]
    })
    expect(rows()[0]).toContain(evil)
    expect(document.querySelector('img')).toBeNull()
  })

  it('one\'s own click is one\'s own, though a voice message is recorded for nobody and a callback for whoever answered', async () => {
    store('attempts', [attemptWith({ id: 'm', type: 'infocall', callId: 'infocall.1' }), attemptWith({ callId: 'callback.own' })])
    await showJournal([
      recordWith({ callId: 'infocall.1', type: 'infocall', userId: null }), recordWith({ callId: 'callback.own', userId: '7' })
    ])
    expect(all('row').slice(1).map(row => textOf(all('cell', /(?:)/, row)[7]))).toEqual(['You', 'Employee 7'])
  })

  it('a call the portal most likely made by itself says so; a click of one\'s own does not', async () => {
    store('attempts', [attemptWith({ callId: 'callback.own', at: NOW - 120_000 })])
    await showJournal([
      recordWith({ startedAt: NOW - 60_000 }), recordWith({ callId: 'callback.own', startedAt: NOW - 120_000, outcome: 'missed', code: '304' }),
      recordWith({ startedAt: NOW - 300_000, outcome: 'missed', code: '304' })
    ])
    expect(all('row').slice(1).map(row => textOf(all('cell', /(?:)/, row)[4]))).toEqual([
      'Answered · Rung again by the portal, most likely', 'Not answered', 'Not answered'
    ])
  })

  it('a click that probably did not happen says so', async () => {
    store('attempts', [attemptWith({ state: 'did-not-happen', found: 'likely', failure: LOST, callId: null, at: NOW - 1000 })])
    await showJournal([])
    expect(rows()[0]).toContain('Did not happen · most likely')
  })

  it('a refused click says why', async () => {
    store('attempts', [attemptWith({ state: 'refused', failure: REFUSAL, callId: null, at: NOW - 1000 })])
    await showJournal([])
    expect(rows()).toHaveLength(1)
    expect(rows()[0]).toContain('Refused')
    expect(textOf()).toContain('0 calls and 1 call of yours without a record')
  })

  it('a client opens in CRM', async () => {
    const { portal } = await showJournal([recordWith({ client: { entityTypeId: 3, id: 5 } })])
    await click(get('button', /^Open in CRM/))
    expect(portal.frame.openPath.mock.calls).toEqual([['/crm/contact/details/5/']])
  })
})

describe('call again', () => {
  it('fills in what is known of a colleague\'s call and calls nobody', async () => {
    const { portal } = await showJournal([recordWith({ type: 'infocall', line: 'sip7', number: '200', userId: '7' })])
    const draft = useDraftStore()
    draft.texts.infocall = 'Words for somebody else'
    await click(get('button', /^Call again/))
    expect([draft.type, draft.line, draft.number, draft.texts.infocall]).toEqual(['infocall', 'sip7', '200', null])
    expect(useScreenStore().shown).toBe('call')
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('says whom the call was with, where CRM knows them', async () => {
    const client = { entityTypeId: 3, id: 5 }
    await showJournal([recordWith({ client })], { clientNames: async () => [{ record: client, name: 'Anna Schneider' }] })
    await click(get('button', /^Call again/))
    expect(useClientStore().client).toMatchObject({ record: client, name: 'Anna Schneider', company: '', numbers: [{ value: '+4930901820', person: 'Anna Schneider' }] })
    useDraftStore().number = '+4930901821'
    await flushPromises()
    expect(useClientStore().client, 'another number is somebody else').toBeNull()
  })

  it('fills in text and voice of one\'s own', async () => {
    store('attempts', [attemptWith({ callId: 'callback.x', text: 'What was said', voice: 'ruinternalfemale' })])
    await showJournal([recordWith({ callId: 'callback.x' })])
    await click(get('button', /^Call again/))
    const draft = useDraftStore()
    expect([draft.number, draft.texts.callback, draft.voices.callback]).toEqual(['+4930901820', 'What was said', 'ruinternalfemale'])
  })
})

/** The panel with everything that can be filtered by. */
const openPanel = async () => click(get('button', 'Filters of the journal'))
const chips = () => all('listitem', /(?:)/, get('search')).map(textOf)

describe('the panel', () => {
  it('opens and closes by its button; Escape closes it and goes back there', async () => {
    await showJournal([recordWith()])
    const opener = get('button', 'Filters of the journal')
    expect(all('combobox')).toEqual([])
    await click(opener)
    expect(opener.getAttribute('aria-expanded')).toBe('true')
    await open('Result')
    await press(field('Result'), 'Escape')
    expect(all('option'), 'it was for the list').toEqual([])
    field('Result').focus()
    await press(field('Result'), 'Escape')
    expect(all('combobox')).toEqual([])
    expect(focused()).toBe('Filters of the journal')
    await click(opener)
    await click(opener)
    expect(all('combobox')).toEqual([])
  })
})

describe('presets', () => {
  it.each([
    ['Today', { from: Date.UTC(2026, 9, 27) }, ['Today']], ['This week', { from: Date.UTC(2026, 9, 25) }, ['This week']],
    ['Unanswered', { userId: null }, ['Last 30 days', 'All but answered']], ['Mine', { userId: '1' }, ['Last 30 days', 'You']]
  ])('%s: one click, and another one back', async (preset, query, set) => {
    vi.setSystemTime(Date.UTC(2026, 9, 27, 12))
    const { readCallPage } = await showJournal([recordWith()])
    await type('Number or name', '0171 39')
    await pass(700)
    await click(get('button', preset))
    await pass(700)
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ ...query, number: null })
    expect(searchField().value).toBe('')
    expect(chips()).toEqual(set)
    expect(get('button', preset).getAttribute('aria-pressed')).toBe('true')
    await click(get('button', preset))
    expect(chips()).toEqual(['Last 30 days'])
    expect(get('button', preset).getAttribute('aria-pressed')).toBe('false')
  })

  it('unclear: one\'s own clicks, and nothing is asked', async () => {
    store('attempts', [attemptWith({ state: 'unclear', failure: LOST, callId: null, at: NOW - 1000 })])
    const { readCallPage } = await showJournal([recordWith()])
    const asked = readCallPage.mock.calls.length
    await click(get('button', 'Unclear'))
    await pass(10)
    expect(rows()).toHaveLength(1)
    expect(readCallPage).toHaveBeenCalledTimes(asked)
  })
})

describe('chips', () => {
  it('each is taken away by itself, and the keyboard goes on at the next one, then in the field', async () => {
    const { readCallPage } = await showJournal([recordWith()])
    await openPanel()
    await choose('Result', 'Busy')
    await choose('Type of call', 'Call back')
    expect(chips()).toEqual(['Last 30 days', 'Busy', 'Call back'])
    for (const [what, next] of [['Busy', 'Remove filter: Call back'], ['Call back', 'Remove filter: Last 30 days'], ['Last 30 days', 'Number or name']]) {
      const button = get('button', `Remove filter: ${what}`)
      button.focus()
      await click(button)
      expect(focused()).toBe(next)
    }
    await pass(10)
    expect(chips()).toEqual([])
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ from: null, outcomes: [], types: ['callback', 'infocall'] })
  })
})

describe('filters', () => {
  it('each change is one question to the portal', async () => {
    const { readCallPage } = await showJournal([recordWith()])
    await openPanel()
    await choose('Result', 'Busy')
    await pass(10)
    await type('Number or name', '0171 39')
    await pass(700)
    expect(readCallPage.mock.calls.map(([{ outcomes, number }]) => ({ outcomes, number }))).toEqual([
      { outcomes: [], number: null }, { outcomes: ['busy'], number: null }, { outcomes: ['busy'], number: '17139' }
    ])
    get('button', 'Reset filters').focus()
    await click(get('button', 'Reset filters'))
    await pass(10)
    expect(focused(), 'the button is gone, the keyboard begins anew').toBe('Number or name')
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ outcomes: [], number: null })
    expect(searchField().value).toBe('')
  })

  it.each([
    ['+49 (0)30 901820', '30901820'], ['٩٠١٨٢٠', '901820'], ['tel:+4930901820', '30901820'], ['901820 ext. 12', '901820'], ['030 901820 (Büro)', '30901820']
  ])('a number is looked for however it is written: %s', async (typed, number) => {
    const { readCallPage } = await showJournal([recordWith()])
    await type('Number or name', typed)
    await pass(700)
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ number })
    expect(searchField().value).toBe(typed)
  })

  it.each([
    ['+', 'There is no number or name here to look for.'], ['000', 'There is no number or name here to look for.'],
    ['030 901820, 030 901821', 'These are several numbers. Look for one at a time.']
  ])('what cannot be looked for says so: %s', async (typed, told) => {
    const { readCallPage } = await showJournal([recordWith()])
    await type('Number or name', typed)
    await pass(700)
    expect(all('status').map(textOf)).toContain(told)
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ number: null })
    await type('Number or name', '030 901820')
    await pass(700)
    expect(all('status').map(textOf)).not.toContain(told)
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ number: '30901820' })
  })

  it('custom dates', async () => {
    const { readCallPage } = await showJournal([recordWith()])
    await openPanel()
    await choose('Period', 'Custom dates')
    const [first] = document.querySelectorAll<HTMLInputElement>('input[type="date"]')
    if (!first) throw new Error('No dates to choose')
    first.value = '2026-01-02'
    first.dispatchEvent(new Event('input', { bubbles: true }))
    await flushPromises()
    await pass(10)
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ from: new Date(2026, 0, 2).getTime(), to: null })
    expect(descriptionOf(first), 'in the app\'s language, as the field is in the browser\'s').toBe('Friday, January 2, 2026')
    expect(descriptionOf(field('Last day'))).toBe('')
  })

  it('a name means one of those CRM knows', async () => {
    const client = { entityTypeId: 4, id: 3 }
    const clientsCalled = vi.fn(async () => [{ record: client, name: 'Smith & Sons' }])
    const { readCallPage } = await showJournal([recordWith()], { clientsCalled })
    await type('Number or name', 'smith')
    await pass(700)
    expect(clientsCalled.mock.calls).toEqual([['smith']])
    expect(readCallPage, 'nothing is filtered by letters').toHaveBeenCalledTimes(1)
    get('button', 'Smith & Sons').focus()
    await click(get('button', 'Smith & Sons'))
    await pass(10)
    expect(focused(), 'the names are gone, the keyboard is where they came from').toBe('Number or name')
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ client })
    expect(chips()).toEqual(['Last 30 days', 'Smith & Sons'])
    expect(searchField().value).toBe('')
    await click(get('button', 'Reset filters'))
    await pass(10)
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ client: null })
    expect(searchField().value).toBe('')
    expect(chips()).toEqual(['Last 30 days'])
  })

  it('back in the journal it still says whose calls they are; a number narrows them down, another name is searched for', async () => {
    const clientsCalled = vi.fn(async () => [])
    const { readCallPage } = await showJournal([recordWith()], { clientsCalled }, () => {
      const journal = useJournalStore()
      journal.clientName = 'Smith & Sons'
      journal.filter = { ...journal.filter, client: { entityTypeId: 4, id: 3 } }
    })
    expect(chips()).toEqual(['Last 30 days', 'Smith & Sons'])
    await type('Number or name', '901820')
    await pass(700)
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ number: '901820', client: { entityTypeId: 4, id: 3 } })
    await type('Number or name', 'miller')
    await pass(700)
    expect(readCallPage.mock.lastCall?.[0]).toMatchObject({ number: null, client: { entityTypeId: 4, id: 3 } })
    expect(searchField().value).toBe('miller')
    expect(clientsCalled).toHaveBeenCalledWith('miller')
  })
})

describe('the link', () => {
  const copied = vi.fn(() => true)
  beforeEach(() => {
    copied.mockClear()
    Object.defineProperty(document, 'execCommand', { value: copied, configurable: true })
  })
  const opener = () => get('button', 'Copy link', all('button', 'Copy link')[0]?.parentElement ?? document.body)

  it('is copied, and to be seen; another filter is another link', async () => {
    await showJournal([recordWith()])
    await click(get('button', 'Unanswered'))
    await click(opener())
    await pass(10)
    const shown = document.querySelector('pre')
    expect(textOf(shown)).toBe('https://portal.example/marketplace/view/callback-desk/?params%5Bscreen%5D=journal&params%5Bresult%5D=notAnswered')
    expect(copied).toHaveBeenCalledWith('copy')
    expect(all('status').map(textOf)).toContain('Copied')
    await click(get('button', 'Today'))
    expect(document.querySelector('pre')).toBeNull()
  })

  it('goes with its button, and the keyboard is where it came from', async () => {
    await showJournal([recordWith()])
    await click(opener())
    await pass(10)
    await click(get('button', 'Close the link'))
    expect(document.querySelector('pre')).toBeNull()
    expect(focused()).toBe('Copy link')
  })

  it('that the portal does not tell says so', async () => {
    const { portal } = await showJournal([recordWith()])
    portal.appLink = async () => { throw DOWN }
    await click(opener())
    await pass(10)
    expect(textOf(get('alert'))).toContain('The link could not be made')
    expect(copied).not.toHaveBeenCalled()
  })
})

describe('where something is missing', () => {
  it('no right: once, with the portal\'s own page', async () => {
    await showJournal(DENIED)
    expect(textOf()).toContain('The calls of the portal cannot be shown here')
    expect(document.querySelector('a')?.href).toBe('https://portal.example/telephony/')
    expect(query('button', 'Charts')).toBeNull()
    expect(textOf()).toContain('No calls from this browser fit these filters.')
  })

  it('a failure says what it is, and trying again reads on', async () => {
    const { readCallPage } = await showJournal(DOWN)
    expect(textOf(get('alert'))).toContain('Some calls could not be read')
    readCallPage.mockResolvedValue({ records: [recordWith()], total: 1 })
    get('button', 'Try again').focus()
    await click(get('button', 'Try again'))
    await pass(200)
    expect(query('alert')).toBeNull()
    expect(rows()).toHaveLength(1)
    expect(focused(), 'the keyboard goes on with what was wanted').toBe('List of calls, scroll with the arrow keys')
  })

  it('names that did not come are asked for again with everything else, and no sooner', async () => {
    const client = { entityTypeId: 3, id: 5 }
    const clientNames = vi.fn<CrmPort['clientNames']>(async () => [])
    await showJournal([recordWith({ client })], { clientNames })
    await pass(5000)
    expect(clientNames).toHaveBeenCalledTimes(1)
    clientNames.mockResolvedValue([{ record: client, name: 'Anna Schneider' }])
    await click(get('button', 'Refresh'))
    await pass(200)
    expect(clientNames).toHaveBeenCalledTimes(2)
    expect(rows()[0]).toContain('Anna Schneider')
  })

  it('a search for a name that fails says so, and nothing of nobody', async () => {
    const clientsCalled = vi.fn<CrmPort['clientsCalled']>().mockRejectedValueOnce(DOWN).mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await showJournal([recordWith()], { clientsCalled })
    const said = get('search').querySelector('[role="status"]')
    await type('Number or name', 'smith')
    await pass(700)
    expect(textOf(said)).toBe('Something between you and the portal answered in its place. Check your connection and try again in a moment.')
    await type('Number or name', 'miller')
    await pass(700)
    expect(textOf(said)).toBe('The connection was lost before the portal answered. Check your connection and try again in a moment.')
    clientsCalled.mockResolvedValue([])
    await type('Number or name', 'mille')
    await pass(700)
    expect(textOf(said)).toBe('CRM shows you nobody by this name.')
  })

  it('nothing fits', async () => {
    await showJournal([])
    expect(textOf()).toContain('No calls fit these filters.')
  })
})
