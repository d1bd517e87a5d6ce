import { describe, expect, it, vi } from 'vitest'
import { NOW } from '../unit/support/attempts'
import { portalError } from '../unit/support/installation'
import { recordWith } from '../unit/support/records'
import { MAX } from '../unit/support/desk'
import { useDesk } from './support/desk'
import { focused, showJournal } from './support/journal'
import { click, pass } from './support/person'
import { all, get, query, textOf } from './support/screen'
import type { CallRecord } from '@/core/telephony/callRecord'
import type { EmployeeNames } from '@/portal/ports/employees'

useDesk('journal')

vi.mock('@/browser/download', () => ({ saveFile: vi.fn() }))
const { saveFile } = await import('@/browser/download')

const DAY = 24 * 3_600_000
const RECORDS: CallRecord[] = [
  recordWith({ userId: '7', duration: 120 }), recordWith({ userId: '7', outcome: 'busy', duration: 0, startedAt: NOW - DAY }), recordWith({ userId: '7', outcome: 'cancelled', duration: 0 }),
  recordWith({ userId: '1', duration: 60 }), recordWith({ userId: null, type: 'infocall', duration: 30 })
]
const NAMES: EmployeeNames = { names: new Map([['7', 'Jonas Weber']]), failure: null }

/** The journal of these calls, all of which can be read at once. */
const show = (records: CallRecord[] = RECORDS, more: { damaged?: number, employees?: EmployeeNames, user?: typeof MAX } = {}) => showJournal(records, {
  readCallsAfter: async () => ({ records, next: null, read: records.length + (more.damaged ?? 0) })
}, () => {}, { employees: { names: async () => more.employees ?? NAMES }, user: more.user })

async function openReport(name: 'Team' | 'Charts'): Promise<void> {
  await click(get('button', name))
  await pass(10)
  // The part is loaded when it is first asked for.
  await vi.dynamicImportSettled()
  await pass(10)
}

const cellsOf = (table: Element | null) => [...table?.querySelectorAll('tr') ?? []].slice(1).map(row => [...row.children].map(textOf))
const table = () => get('region', 'Calls by employee')
const rows = () => cellsOf(table())
const sortOf = (column: string) => get('button', column, table()).closest('th')?.getAttribute('aria-sort')

describe('the team', () => {
  it('is a row for each, with what is nobody\'s and a total that is all calls', async () => {
    await show()
    await openReport('Team')
    expect(rows()).toEqual([
      ['Jonas Weber', '3', '1', '33%', '2'],
      ['Anna Schmidt (you)', '1', '1', '100%', '1'],
      ['Voice messages, recorded for nobody', '1', '1', '100%', '1'],
      ['In total', '5', '3', '60%', '4']
    ])
  })

  it('is sorted by any column, and says so', async () => {
    await show()
    await openReport('Team')
    await click(get('button', 'Answered share', table()))
    expect(rows().map(([name]) => name)).toEqual(['Anna Schmidt (you)', 'Jonas Weber', 'Voice messages, recorded for nobody', 'In total'])
    expect(sortOf('Answered share')).toBe('descending')
    await click(get('button', 'Employee', table()))
    await click(get('button', 'Employee', table()))
    expect(rows()[0]?.[0]).toBe('Jonas Weber')
    expect(sortOf('Employee')).toBe('descending')
  })

  it('opens a person\'s days, with the numbers as a table', async () => {
    await show()
    await openReport('Team')
    await click(get('button', 'Jonas Weber'))
    expect(get('button', 'Jonas Weber').getAttribute('aria-expanded')).toBe('true')
    expect(get('img', 'Calls by day and result: Jonas Weber. Most: 1/15, 2.')).toBeTruthy()
    await click(get('button', 'Jonas Weber'))
    expect(query('img', /Jonas Weber/)).toBeNull()
  })

  it('records that cannot be read have a row: the sum is what is listed', async () => {
    await show(RECORDS, { damaged: 2 })
    await openReport('Team')
    expect(rows().slice(-2)).toEqual([['Records that cannot be read', '2', '', ''], ['In total', '7', '3', '60%', '4']])
  })

  it('without the permission people are numbers, and it is said what to do', async () => {
    await show(RECORDS, { employees: { names: new Map(), failure: portalError('scopeMissing').failure } })
    await openReport('Team')
    expect(rows()[0]?.[0]).toBe('Employee 7')
    expect(textOf()).toContain('Colleagues are shown by number because Callback Desk does not have the permission “Users, minimal” (user_brief).')
  })

  it('is not for somebody who sees but their own calls', async () => {
    await show([recordWith({ userId: '7' })], { user: MAX })
    expect(query('button', 'Team')).toBeNull()
    expect(get('button', 'Charts')).toBeTruthy()
  })

  it('is for somebody who sees a department\'s', async () => {
    await show([recordWith({ userId: '7' }), recordWith({ userId: '9' })], { user: MAX })
    expect(get('button', 'Team')).toBeTruthy()
  })

  it('is saved with a line for each day of each', async () => {
    await show()
    await openReport('Team')
    await click(get('button', 'Export team to CSV'))
    const [name, parts] = vi.mocked(saveFile).mock.lastCall ?? []
    expect(name).toBe('team-2026-01-15.csv')
    expect((parts ?? []).map(part => String(part).replace('\uFEFF', '').trim())).toEqual([
      'Day,Employee,Employee ID,Calls,Answered,Not answered,Busy,Declined,Other results,"Duration, s"',
      '2026-01-14,Jonas Weber,7,1,0,0,1,0,0,0',
      '2026-01-15,Jonas Weber,7,2,1,0,0,0,1,120',
      '2026-01-15,Anna Schmidt (you),1,1,1,0,0,0,0,60',
      '2026-01-15,"Voice messages, recorded for nobody",,1,1,0,0,0,0,30'
    ])
    expect(all('status').map(textOf)).toContain('4 rows saved')
  })
})

describe('charts', () => {
  it('are read with the arrow keys, value by value', async () => {
    await show()
    await openReport('Charts')
    const chart = get('img', /^Calls by day and result/)
    chart.focus()
    const said = () => all('status').map(textOf).filter(text => /calls? · /.test(text)).at(-1)
    const press = async (key: string) => {
      chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      await pass(0)
    }
    await pass(0)
    expect(said()).toBe('1/14, 1 call · 0%, Busy: 1')
    await press('ArrowRight')
    expect(said()).toBe('1/15, 4 calls · 75%, Answered: 3, Other results: 1')
    await press('ArrowRight')
    expect(said(), 'the last one stays').toBe('1/15, 4 calls · 75%, Answered: 3, Other results: 1')
    await press('Home')
    expect(said()).toBe('1/14, 1 call · 0%, Busy: 1')
    await press('Escape')
    expect(all('status').map(textOf)).not.toContain('1/14, 1 call · 0%, Busy: 1')
    expect(focused()).toMatch(/^Calls by day and result/)
  })

  it('hide no result and no employee', async () => {
    await show()
    await openReport('Charts')
    const cells = (name: string) => cellsOf(get('region', name).querySelector('table')).map(([first]) => first)
    expect(cells('Calls by result')).toEqual(['Answered', 'Busy', 'The call was canceled'])
    expect(cells('Calls by employee')).toEqual(['Jonas Weber', 'Anna Schmidt (you)', 'Voice messages, recorded for nobody'])
  })
})
