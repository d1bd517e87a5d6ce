import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readLaunch } from '@/portal/launch'
import { linkTo, paramsOf, viewOf } from '@/journal/journalLink'
import { JournalViewSchema, type JournalView } from '@/journal/journalView'
import { EVERYTHING, NEWEST, type JournalFilter } from '@/journal/rows'

const APP = 'https://portal.example/marketplace/view/callback-desk/'
const viewWith = (filter: Partial<JournalFilter> = {}, order: Partial<JournalView['order']> = {}): JournalView => ({
  filter: { ...EVERYTHING, ...filter }, order: { ...NEWEST, ...order }
})

/** What the portal hands the app of a link: the keys of `params`, all texts. */
function throughThePortal(link: string): JournalView | null {
  const params = [...new URL(link).searchParams].map(([name, value]) => [/^params\[(\w+)\]$/.exec(name)?.[1] ?? 'lost', value])
  const { journal, ...rest } = readLaunch('REST_APP_URI', Object.fromEntries(params))
  expect(rest, 'nothing is filled into the form').toEqual({ record: null, number: null, text: null, type: null, slider: false })
  return journal && viewOf(journal)
}

describe('a link opens the journal as it was', () => {
  it.each<[params: Record<string, string>, view: JournalView]>([
    [{}, viewWith()],
    [{ period: 'thisWeek', result: 'unclear' }, viewWith({ period: 'thisWeek', result: 'unclear' })],
    [{ period: 'custom', from: '2026-01-02' }, viewWith({ period: 'custom', from: '2026-01-02' })],
    [{ type: 'infocall', line: 'reg1 & more', employee: '7', number: '30901820' }, viewWith({ type: 'infocall', line: 'reg1 & more', userId: '7', number: '30901820' })],
    [{ client: '3:5' }, viewWith({ client: { entityTypeId: 3, id: 5 } })],
    [{ sort: 'duration', order: 'asc' }, viewWith({}, { sort: 'duration', descending: false })],
    [{ sort: 'startedAt', order: 'asc' }, viewWith({}, { descending: false })]
  ])('%j', (params, view) => {
    expect(paramsOf(view)).toEqual({ screen: 'journal', ...params })
    expect(throughThePortal(linkTo(APP, paramsOf(view)))).toEqual(view)
  })

  it('days that count for nothing stay at home', () => {
    expect(paramsOf(viewWith({ period: 'all', from: '2026-01-02' }))).toEqual({ screen: 'journal', period: 'all' })
  })
})

describe('what a link says wrongly counts for nothing, and takes nothing else with it', () => {
  it.each<[what: string, params: Record<string, string>, filter: Partial<JournalFilter>]>([
    ['words of another version', { period: 'decade', result: 'busy' }, { result: 'busy' }],
    ['names from a prototype', { period: '__proto__', type: 'constructor', result: 'toString' }, {}],
    ['markup', { employee: '<img src=x>', line: 'x'.repeat(101), number: '<b>1</b>' }, {}],
    ['days that are none', { period: 'custom', from: '2026-1-1', to: 'today' }, { period: 'custom' }],
    ['days no calendar has', { period: 'custom', from: '2026-99-99', to: '2026-13-01' }, { period: 'custom' }],
    ['a client that is none', { client: '3:0' }, {}],
    ['a client of words', { client: 'contact:5' }, {}],
    ['an employee that is none', { employee: '-1' }, {}],
    ['a call', { mode: 'callback', phone: '112', autostart: '1' }, {}]
  ])('%s', (_what, params, filter) => {
    expect(viewOf({ screen: 'journal', ...params })).toEqual(viewWith(filter))
  })

  it('an order by something else is the usual one', () => {
    expect(viewOf({ screen: 'journal', sort: 'password', order: 'asc' }).order).toEqual(NEWEST)
  })
})

describe('what an earlier visit has stored', () => {
  it.each<[what: string, stored: unknown, view: JournalView | null]>([
    ['as it was', viewWith({ period: 'today', userId: '7' }, { sort: 'cost' }), viewWith({ period: 'today', userId: '7' }, { sort: 'cost' })],
    ['without what is nonsense', { filter: { ...EVERYTHING, period: 7, line: 5, result: 'busy', more: 1 }, order: 'up' }, viewWith({ result: 'busy' })],
    ['without parts it did not know', { filter: { period: 'all' } }, viewWith({ period: 'all' })],
    ['nothing of a list', { filter: [], order: [] }, viewWith()],
    ['nothing of a text', 'all', null],
    ['nothing of nothing', null, null]
  ])('%s', (_what, stored, view) => {
    const read = v.safeParse(JournalViewSchema, stored)
    expect(read.success ? read.output : null).toEqual(view)
  })
})
