import { describe, expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { portalError } from '../support/installation'
import type { EmployeeNames } from '@/portal/ports/employees'
import { useEmployeesStore } from '@/crm/employees'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

const named = (ids: readonly string[]): EmployeeNames => ({ names: new Map(ids.map(id => [id, `Employee ${id}`])), failure: null })
const refused = (entry: Parameters<typeof portalError>[0]): EmployeeNames => ({ names: new Map(), failure: portalError(entry).failure })

function employees(names = vi.fn(async (ids: readonly string[]): Promise<EmployeeNames> => named(ids))) {
  signIn(fakePortal({ employees: { names } }))
  return { names, store: useEmployeesStore(), asked: () => names.mock.calls.map(([ids]) => ids) }
}

describe('names of employees', () => {
  it('are asked for once each; one\'s own is known', async () => {
    const { names, store, asked } = employees()
    names.mockResolvedValueOnce({ names: new Map([['7', 'Jonas Weber'], ['8', '']]), failure: null })
    await store.learn(['7', '8', '1', '7'])
    await store.learn(['7', '8', '1'])
    await store.learn(['9'])
    expect(asked()).toEqual([['7', '8'], ['9']])
    expect(['1', '7', '8', '9', '10'].map(store.nameOf)).toEqual(['Anna Schmidt', 'Jonas Weber', null, 'Employee 9', null])
  })

  it('what is on its way is waited for, and not asked for twice', async () => {
    const { names, store, asked } = employees()
    const first = deferred<EmployeeNames>()
    names.mockReturnValueOnce(first.promise)
    const both = Promise.all([store.learn(['7']), store.learn(['7', '8'])])
    first.resolve(named(['7']))
    await both
    expect(asked()).toEqual([['7'], ['8']])
  })

  it.each(['scopeMissing', 'methodMissing', 'accessDenied'] as const)('a refusal that lasts is not asked for again: %s', async (entry) => {
    const { names, store, asked } = employees()
    names.mockResolvedValueOnce(refused(entry))
    await store.learn(['7'])
    vi.advanceTimersByTime(3_600_000)
    await store.learn(['7', '8'])
    expect(asked()).toEqual([['7']])
    expect(store.nameOf('7')).toBeNull()
    expect(store.withheld).toBe(entry === 'scopeMissing')
  })

  it.each([
    ['lost on the way', () => Promise.resolve(refused('connectionLost'))],
    ['the code did not arrive', () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))]
  ])('%s: asked again, but not at once', async (_what, answer) => {
    const { names, store, asked } = employees()
    names.mockImplementationOnce(answer)
    await store.learn(['7'])
    await store.learn(['7'])
    expect(asked()).toHaveLength(1)
    vi.advanceTimersByTime(30_000)
    await store.learn(['7'])
    expect(store.nameOf('7')).toBe('Employee 7')
    expect(store.withheld).toBe(false)
  })

  it('belong to whoever asked: the next user of the page asks anew', async () => {
    const { store } = employees()
    await store.learn(['8'])
    useSessionStore().setUser(MAX)
    expect([useEmployeesStore().nameOf('8'), useEmployeesStore().nameOf('7')]).toEqual([null, 'Max Kraus'])
  })
})
