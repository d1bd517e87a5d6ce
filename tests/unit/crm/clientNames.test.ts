import { describe, expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import type { FoundClient } from '@/portal/ports/findClients'
import { useClientNamesStore } from '@/crm/clientNames'
import { useSessionStore } from '@/session/session'
import type { CrmRecord } from '@/core/launch'

freshBrowserForEachTest(NOW)

const record = (id: number): CrmRecord => ({ entityTypeId: 3, id })
const named = (records: readonly CrmRecord[]) => records.map(one => ({ record: one, name: `Client ${one.id}` }))

function names(clientNames = vi.fn(async (records: readonly CrmRecord[]): Promise<FoundClient[]> => named(records))) {
  signIn(fakePortal({ crm: { clientNames } }))
  return { clientNames, store: useClientNamesStore(), asked: () => clientNames.mock.calls.map(([records]) => records.map(({ id }) => id)) }
}

describe('names of clients', () => {
  it('are asked for once each, those without a name too', async () => {
    const { clientNames, store, asked } = names()
    clientNames.mockResolvedValueOnce([{ record: record(1), name: 'Anna' }, { record: record(2), name: '' }])
    await store.learn([record(1), record(2), record(1)])
    vi.advanceTimersByTime(3_600_000)
    await store.learn([record(1), record(2), record(3)])
    expect(asked()).toEqual([[1, 2], [3]])
    expect([1, 2, 3].map(id => store.nameOf(record(id)))).toEqual(['Anna', null, 'Client 3'])
  })

  it('no answer: asked again, but not with every row that is looked at', async () => {
    const { clientNames, store, asked } = names()
    clientNames.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module')).mockResolvedValueOnce([])
    await store.learn([record(1)])
    for (let row = 0; row < 10; row++) await store.learn([record(1)])
    expect(asked()).toEqual([[1]])
    vi.advanceTimersByTime(30_000)
    await store.learn([record(1)])
    await store.learn([record(1)])
    expect(asked()).toEqual([[1], [1]])
    store.askAgain()
    await store.learn([record(1)])
    expect(store.nameOf(record(1))).toBe('Client 1')
    store.askAgain()
    await store.learn([record(1)])
    expect(asked(), 'what was answered is not asked again').toEqual([[1], [1], [1]])
  })

  it('no answer about some of them: those are asked about again', async () => {
    const { clientNames, store, asked } = names()
    clientNames.mockResolvedValueOnce(named([record(2)]))
    await store.learn([record(1), record(2)])
    store.askAgain()
    await store.learn([record(1), record(2)])
    expect(asked()).toEqual([[1, 2], [1]])
  })

  it('where nothing is answered no more is asked, however many are left', async () => {
    const { clientNames, store, asked } = names()
    clientNames.mockResolvedValueOnce([])
    const everybody = Array.from({ length: 2500 }, (_, id) => record(id + 1))
    await store.learn(everybody)
    expect(asked().map(({ length }) => length)).toEqual([1000])
    store.askAgain()
    await store.learn(everybody)
    expect(asked().map(({ length }) => length)).toEqual([1000, 1000, 1000, 500])
  })

  it('who asks for names that are on their way waits for them', async () => {
    const { clientNames, store } = names()
    const answer = deferred<FoundClient[]>()
    clientNames.mockReturnValueOnce(answer.promise)
    void store.learn([record(1)])
    const learned = store.learn([record(1)]).then(() => store.nameOf(record(1)))
    answer.resolve(named([record(1)]))
    expect(await learned).toBe('Client 1')
    expect(clientNames).toHaveBeenCalledTimes(1)
  })

  it('what comes for one colleague another does not see', async () => {
    const { clientNames, store } = names()
    const answer = deferred<FoundClient[]>()
    clientNames.mockReturnValueOnce(answer.promise)
    const learned = store.learn([record(1)])
    useSessionStore().setUser(MAX)
    answer.resolve(named([record(1)]))
    await learned
    expect(useClientNamesStore().nameOf(record(1))).toBeNull()
  })
})
