import { nextTick } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { attemptWith, NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, NO_LAUNCH, signIn } from '../support/desk'
import { recordWith } from '../support/records'
import { store } from '../support/stored'
import type { PortalUser } from '@/portal/ports/firstAnswer'
import type { RecordsPort } from '@/portal/ports/records'
import type { CallPage } from '@/portal/records/statistics'
import type { CallAttempt } from '@/calls/attempts/attempt'
import type { CallQuery } from '@/core/telephony/callQuery'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'
import type { FailureId } from '@/core/failure/catalogue'
import { useAllCallsStore } from '@/journal/allCalls'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useJournalStore } from '@/journal/journal'
import { EVERYTHING, NEWEST } from '@/journal/rows'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { useSessionStore } from '@/session/session'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'

freshBrowserForEachTest(NOW)

const failed = (entry: FailureId) => new PortalError(failureOf(entry, { code: 'x', method: 'voximplant.statistic.get', status: 0, at: NOW, requestId: null }))

/** A portal with so many calls, one a minute, newest first. */
function portalWith(total: number, read: Partial<RecordsPort> = {}) {
  const all = Array.from({ length: total }, (_, index) => recordWith({ id: total - index, callId: `callback.${total - index}`, startedAt: NOW - index * 60_000 }))
  const readCallPage = vi.fn(async ({ start }: CallQuery): Promise<CallPage> => (
    { records: all.slice(start, start + 50), total: all.length }
  ))
  return { all, readCallPage, portal: fakePortal({ records: { readCallPage, ...read } }) }
}

async function openJournal(setup = portalWith(1000)) {
  signIn(setup.portal)
  useAttemptsStore()
  const journal = useJournalStore()
  journal.reload()
  await settled()
  return { ...setup, journal, starts: () => setup.readCallPage.mock.calls.map(([{ start }]) => start) }
}
const settled = async () => {
  await vi.advanceTimersByTimeAsync(0)
  await nextTick()
}

describe('pages', () => {
  it('only those in sight are read, each once', async () => {
    const { journal, starts } = await openJournal()
    expect(starts()).toEqual([0])
    expect(journal.rows).toBe(1000)
    expect(journal.rowAt(0)?.record?.id).toBe(1000)
    expect(journal.rowAt(990)).toBeNull()

    journal.show(985, 999)
    await settled()
    journal.show(0, 12)
    journal.show(985, 999)
    await settled()
    expect(starts()).toEqual([0, 950])
    expect(journal.rowAt(999)?.record?.id).toBe(1)
  })

  it('one at a time; what was passed by is not read', async () => {
    const setup = portalWith(1000)
    const { journal, starts } = await openJournal(setup)
    const answer = deferred<CallPage>()
    setup.readCallPage.mockReturnValueOnce(answer.promise)
    journal.show(300, 310)
    journal.show(500, 510)
    journal.show(700, 710)
    await settled()
    expect(starts()).toEqual([0, 300])
    answer.resolve({ records: setup.all.slice(300, 350), total: 1000 })
    await settled()
    expect(starts()).toEqual([0, 300, 700])
  })

  it('another total means that everything has moved', async () => {
    const setup = portalWith(1000)
    const { journal } = await openJournal(setup)
    setup.all.unshift(recordWith({ id: 1001, startedAt: NOW + 1 }))
    journal.show(500, 510)
    await settled()
    expect(journal.rows).toBe(1001)
    expect(journal.rowAt(0)).toBeNull()
    journal.show(0, 10)
    await settled()
    expect(journal.rowAt(0)?.record?.id).toBe(1001)
  })

  it('not all are kept', async () => {
    const { journal } = await openJournal(portalWith(5000))
    for (let page = 1; page < 80; page++) {
      journal.show(page * 50, page * 50)
      await settled()
    }
    expect(journal.pages.size).toBe(60)
    expect(journal.rowAt(79 * 50)).not.toBeNull()
    expect(journal.rowAt(0)).toBeNull()
  })

  it('an answer to an older question changes nothing', async () => {
    const setup = portalWith(1000)
    const { journal } = await openJournal(setup)
    const answer = deferred<CallPage>()
    setup.readCallPage.mockReturnValueOnce(answer.promise)
    journal.show(500, 510)
    setup.all.length = 3
    journal.filter = { ...journal.filter, type: 'infocall' }
    await settled()
    expect(journal.rows).toBe(3)
    answer.resolve({ records: [recordWith()], total: 1000 })
    await settled()
    expect(journal.rows).toBe(3)
    expect(journal.loading).toBe(false)
  })
})

describe('failures', () => {
  it('what is loaded stays, and trying again goes on', async () => {
    const setup = portalWith(1000)
    const { journal } = await openJournal(setup)
    setup.readCallPage.mockRejectedValueOnce(failed('gatewayPage'))
    journal.show(500, 510)
    await settled()
    expect(journal.failure?.entry).toBe('gatewayPage')
    expect(journal.rowAt(0)?.record?.id).toBe(1000)
    journal.retry()
    await settled()
    expect(journal.failure).toBeNull()
    expect(journal.rowAt(500)?.record?.id).toBe(500)
  })

  it('code that does not arrive is a lost connection', async () => {
    const setup = portalWith(10)
    setup.readCallPage.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    const { journal } = await openJournal(setup)
    expect(journal.failure?.entry).toBe('connectionLost')
  })

  it('no right: said by the statistics, asked no more, own clicks are there', async () => {
    const setup = portalWith(10)
    store('attempts', [attemptWith({ at: NOW - 1 })])
    setup.readCallPage.mockRejectedValue(failed('statisticsNotAllowed'))
    const { journal, starts } = await openJournal(setup)
    expect(useRecordAccessStore().denied?.entry).toBe('statisticsNotAllowed')
    expect(journal.failure).toBeNull()
    expect(journal.rows).toBe(1)
    expect(journal.rowAt(0)?.attempt?.id).toBe('a1')
    journal.show(0, 10)
    journal.reload()
    await settled()
    expect(starts()).toEqual([0])
    // Opened again later, when the right may have been given.
    setup.readCallPage.mockResolvedValue({ records: [recordWith()], total: 1 })
    vi.setSystemTime(NOW + 60_000)
    journal.reload()
    await settled()
    expect(useRecordAccessStore().denied).toBeNull()
    expect(journal.total).toBe(1)
  })

  it('records that come after somebody else has signed in tell nothing of what they may see', async () => {
    const setup = portalWith(10)
    const page = deferred<CallPage>()
    setup.readCallPage.mockReturnValueOnce(page.promise)
    await openJournal(setup)
    useSessionStore().setUser(MAX)
    page.resolve({ records: [recordWith({ userId: null })], total: 1 })
    await settled()
    expect(useRecordAccessStore().sight()).toBe('unknown')
  })
})

describe('own clicks', () => {
  it('stand among the records; one with a record is one row with it', async () => {
    store('attempts', [
      attemptWith({ id: 'refused', state: 'refused', callId: null, at: NOW - 90_000 }),
      attemptWith({ id: 'mine', callId: 'callback.999', at: NOW - 61_000 })
    ])
    const { journal } = await openJournal()
    expect(journal.rows).toBe(1001)
    expect([0, 1, 2, 3].map(index => journal.rowAt(index)?.attempt?.id ?? journal.rowAt(index)?.record?.id)).toEqual([1000, 'mine', 'refused', 998])
    expect(journal.rowAt(1)?.record?.id).toBe(999)
  })

  it.each<[what: string, user: PortalUser, change: Partial<CallAttempt>, rows: number]>([
    ['a voice message whose record nobody but those who see all calls sees', MAX, { type: 'infocall' }, 11],
    ['not where the user sees all calls: it is among them', ANNA, { type: 'infocall' }, 10],
    ['not a callback: whoever answered sees it', MAX, {}, 10]
  ])('no longer followed and without a record in sight: %s', async (_what, user, change, rows) => {
    const setup = portalWith(10)
    signIn(setup.portal, user)
    store('attempts', [attemptWith({ callId: 'infocall.gone', at: NOW - 61_000, ...change })], user.id)
    useAttemptsStore()
    useJournalStore().reload()
    await settled()
    expect(useJournalStore().rows).toBe(rows)
  })

  it('with a record of somebody else\'s stand where one\'s own calls are asked for', async () => {
    store('attempts', [attemptWith({ callId: 'infocall.1', type: 'infocall', at: NOW - 61_000 })])
    const { journal } = await openJournal(portalWith(10))
    useOutcomesStore().learn(recordWith({ callId: 'infocall.1', type: 'infocall', userId: null, startedAt: NOW - 61_000 }))
    await settled()
    expect(journal.own).toEqual([])
    journal.filter = { ...journal.filter, userId: '1' }
    await settled()
    expect(journal.own).toMatchObject([{ attempt: { callId: 'infocall.1' } }])
    journal.filter = { ...journal.filter, result: 'busy' }
    await settled()
    expect(journal.own).toEqual([])
  })

  it('records that are read show whose calls are in sight, and how much time the portal has left', async () => {
    const setup = portalWith(1)
    setup.readCallPage.mockResolvedValue({ records: [recordWith({ userId: null })], total: 1, timeUsed: 420 })
    signIn(setup.portal, MAX)
    useJournalStore().reload()
    await settled()
    expect(useRecordAccessStore().sight()).toBe('any')
    expect(useRecordAccessStore().room()).toEqual({ rarer: 4, notBefore: NOW + 600_000 })
  })

  it('where only clicks are wanted the portal is not asked', async () => {
    store('attempts', [attemptWith({ state: 'refused', callId: null })])
    const { journal, starts } = await openJournal()
    journal.filter = { ...journal.filter, result: 'refused' }
    await settled()
    expect(journal.rows).toBe(1)
    expect(starts()).toEqual([0])
  })
})

describe('everything, for export and charts', () => {
  /** Answers part after part, as far as `fail` lets it. */
  function parts(total: number) {
    let fails = 0
    const readCallsAfter = vi.fn(async (_query: CallQuery, after: number, pages: number) => {
      if (fails > 0) {
        fails -= 1
        throw failed('gatewayPage')
      }
      const count = Math.min(pages * 50, total - after)
      const records = Array.from({ length: count }, (_, index) => recordWith({ id: after + index + 1 }))
      return { records, next: count === pages * 50 ? after + count : null, read: count }
    })
    return { readCallsAfter, failNext: () => { fails = 1 } }
  }

  it('comes in parts as large as a request may be, and no larger than what is left', async () => {
    const { readCallsAfter } = parts(2120)
    await openJournal(portalWith(2120, { readCallsAfter }))
    const all = useAllCallsStore()
    expect(await all.load()).toBe(true)
    expect(readCallsAfter.mock.calls.map(([, after, pages]) => [after, pages])).toEqual([[0, 20], [1000, 20], [2000, 3]])
    expect(all.records.map(({ id }) => id)).toEqual(Array.from({ length: 2120 }, (_, index) => index + 1))
    expect(await all.load(), 'nothing is read twice').toBe(true)
    expect(readCallsAfter).toHaveBeenCalledTimes(3)
  })

  it('is whole too where it is asked for before the journal knows how many there are, or where that could not be read', async () => {
    const { readCallsAfter } = parts(1000)
    const setup = portalWith(1000, { readCallsAfter })
    setup.readCallPage.mockRejectedValue(failed('gatewayPage'))
    const { journal } = await openJournal(setup)
    expect(journal.total).toBeNull()
    const all = useAllCallsStore()
    expect(await all.load()).toBe(true)
    expect(all.records).toHaveLength(1000)
  })

  it('stopped, it keeps what is there and goes on from there', async () => {
    const { readCallsAfter } = parts(2120)
    await openJournal(portalWith(2120, { readCallsAfter }))
    const all = useAllCallsStore()
    readCallsAfter.mockImplementationOnce(async (_query, after) => {
      const records = Array.from({ length: 1000 }, (_, index) => recordWith({ id: after + index + 1 }))
      queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => all.stop())))
      return { records, next: 1000, read: 1000 }
    })
    expect(await all.load()).toBe(false)
    expect(all.phase).toBe('stopped')
    expect(all.read).toBe(1000)
    expect(await all.load()).toBe(true)
    expect(new Set(all.records.map(({ id }) => id)).size).toBe(2120)
  })

  it('failed, the same', async () => {
    const { readCallsAfter, failNext } = parts(1500)
    await openJournal(portalWith(1500, { readCallsAfter }))
    const all = useAllCallsStore()
    failNext()
    expect(await all.load()).toBe(false)
    expect(all.failure?.entry).toBe('gatewayPage')
    expect(await all.load()).toBe(true)
    expect(all.records).toHaveLength(1500)
    expect(all.failure).toBeNull()
  })

  it('another filter forgets it', async () => {
    const { readCallsAfter } = parts(100)
    const { journal } = await openJournal(portalWith(100, { readCallsAfter }))
    const all = useAllCallsStore()
    await all.load()
    journal.filter = { ...journal.filter, type: 'callback' }
    await settled()
    expect(all.phase).toBe('idle')
    expect(all.records).toEqual([])
  })
})

describe('what is shown', () => {
  const again = async (change: Parameters<typeof fakePortal>[0] = {}) => {
    signIn(fakePortal({ records: { readCallPage: async () => ({ records: [], total: 0 }) }, ...change }))
    await settled()
    return useJournalStore()
  }
  const LINK = { ...NO_LAUNCH, journal: { screen: 'journal', result: 'busy', sort: 'duration' } }

  it('is there again on the next visit, and forgotten where it is what one begins with', async () => {
    const journal = await again()
    journal.filter = { ...journal.filter, period: 'today', client: { entityTypeId: 3, id: 5 } }
    journal.order = { sort: 'cost', descending: false }
    journal.clientName = 'Anna Schneider'
    await settled()
    const later = await again()
    expect(later.filter).toEqual({ ...EVERYTHING, period: 'today', client: { entityTypeId: 3, id: 5 } })
    expect(later.order).toEqual({ sort: 'cost', descending: false })
    expect(JSON.stringify({ ...localStorage }), 'CRM knows the name').not.toContain('Schneider')
    later.filter = { ...EVERYTHING }
    later.order = { ...NEWEST }
    await settled()
    expect(Object.keys(localStorage).filter(key => key.endsWith(':journal'))).toEqual([])
  })

  it('is another user\'s own affair', async () => {
    const journal = await again()
    journal.filter = { ...journal.filter, period: 'today' }
    await settled()
    useSessionStore().setUser(MAX)
    expect(useJournalStore().filter).toEqual(EVERYTHING)
  })

  it('is what a link says; once, so that a reload takes nothing back', async () => {
    const journal = await again({ launch: LINK })
    expect(journal.filter).toEqual({ ...EVERYTHING, result: 'busy' })
    expect(journal.order).toEqual({ sort: 'duration', descending: true })
    journal.filter = { ...EVERYTHING, result: 'answered' }
    await settled()
    expect((await again({ launch: LINK })).filter.result, 'a reload').toBe('answered')
    expect((await again({ launch: LINK, opening: 'another' })).filter.result).toBe('busy')
    expect((await again()).filter.result, 'opened from the menu').toBe('busy')
  })
})
