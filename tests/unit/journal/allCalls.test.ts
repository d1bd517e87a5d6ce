import { nextTick } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { portalError } from '../support/installation'
import { recordWith } from '../support/records'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { useAllCallsStore } from '@/journal/allCalls'
import { useJournalStore } from '@/journal/journal'
import type { CallChunk } from '@/portal/records/allCalls'
import type { RecordsPort } from '@/portal/ports/records'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

/** A part of the records, the last one unless more are said to come. */
const part = (id: number, next: number | null = null): CallChunk => ({ records: [recordWith({ id })], read: 1, next })

/** A journal that is open, on a portal that tells its records in parts. */
async function open(readCallsAfter: RecordsPort['readCallsAfter']) {
  const read = vi.fn(readCallsAfter)
  signIn(fakePortal({ records: { readCallPage: async () => ({ records: [], total: 1000 }), readCallsAfter: read } }))
  const journal = useJournalStore()
  journal.reload()
  await vi.advanceTimersByTimeAsync(0)
  await nextTick()
  return { store: useAllCallsStore(), journal, read, after: () => read.mock.calls.map(([, after]) => after) }
}

describe('loading', () => {
  it('nothing before somebody asks', async () => {
    const { store, read } = await open(async () => part(1))
    expect(store.phase).toBe('idle')
    expect(read).toHaveBeenCalledTimes(0)
  })

  it('one part behind the other, until the last', async () => {
    const { store, after } = await open(async (_query, id) => id === 0 ? part(1, 1) : part(2))
    expect(await store.load()).toBe(true)
    expect(store.phase).toBe('done')
    expect(after()).toEqual([0, 1])
    expect(store.records.map(({ id }) => id)).toEqual([1, 2])
  })

  it('by rising id, whatever the order on the screen', async () => {
    const { store, read } = await open(async () => part(1))
    await store.load()
    expect(read.mock.calls[0]?.[0]).toMatchObject({ sort: 'id', descending: false })
  })

  it('charts and export ask at the same time: the portal is asked once, and not again once all is there', async () => {
    const { store, read } = await open(async () => part(1))
    expect(await Promise.all([store.load(), store.load()])).toEqual([true, true])
    expect(await store.load()).toBe(true)
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('whoever may see no records asks for none', async () => {
    const { store, read } = await open(async () => part(1))
    await useRecordAccessStore().noteRefusal(portalError('statisticsNotAllowed'))
    expect(await store.load()).toBe(true)
    expect(read).toHaveBeenCalledTimes(0)
    expect(store.records).toEqual([])
  })
})

describe('stopped', () => {
  it('what is loaded stays, and the next time goes on behind it', async () => {
    const second = deferred<CallChunk>()
    const { store, after } = await open((_query, id) => id === 0 ? Promise.resolve(part(1, 1)) : second.promise)
    const loading = store.load()
    await vi.advanceTimersByTimeAsync(0)
    store.stop()
    expect(store.phase).toBe('stopped')
    second.resolve(part(2))
    expect(await loading).toBe(false)
    expect(store.records.map(({ id }) => id)).toEqual([1])
    expect(await store.load()).toBe(true)
    expect(after()).toEqual([0, 1, 1])
    expect(store.records.map(({ id }) => id)).toEqual([1, 2])
  })

  it('by a failure: it is told, what is loaded stays, and trying again goes on', async () => {
    let lost = true
    const { store } = await open(async (_query, id) => {
      if (id === 0) return part(1, 1)
      if (!lost) return part(2)
      throw portalError('connectionLost')
    })
    expect(await store.load()).toBe(false)
    expect(store.phase).toBe('failed')
    expect(store.failure?.entry).toBe('connectionLost')
    lost = false
    expect(await store.load()).toBe(true)
    expect(store.failure).toBeNull()
    expect(store.records.map(({ id }) => id)).toEqual([1, 2])
  })
})

describe('forgotten', () => {
  it('once the journal is read anew: it may have more by then', async () => {
    const { store, journal } = await open(async () => part(1))
    await store.load()
    await vi.advanceTimersByTimeAsync(1000)
    journal.reload()
    expect(store.phase).toBe('idle')
    expect(store.records).toEqual([])
  })

  it('what comes after that is nobody\'s', async () => {
    const answer = deferred<CallChunk>()
    const { store } = await open(() => answer.promise)
    const loading = store.load()
    await vi.advanceTimersByTimeAsync(0)
    store.clear()
    answer.resolve(part(1))
    expect(await loading).toBe(false)
    expect(store.records).toEqual([])
    expect(store.phase).toBe('idle')
  })

  it('for whoever takes over: the rest is not asked for as them', async () => {
    const answer = deferred<CallChunk>()
    const { store, read } = await open(() => answer.promise)
    void store.load()
    await vi.advanceTimersByTimeAsync(0)
    useSessionStore().setUser(MAX)
    answer.resolve(part(1, 1))
    await vi.advanceTimersByTimeAsync(0)
    expect(read).toHaveBeenCalledTimes(1)
    expect(useAllCallsStore().records).toEqual([])
  })
})
