import { describe, expect, it, vi } from 'vitest'
import { NOW } from '../../support/attempts'
import { deferred } from '../../support/deferred'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../../support/desk'
import { recordWith } from '../../support/records'
import { useSessionStore } from '@/session/session'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'
import type { Sight } from '@/calls/outcomes/sight'
import type { CallRecord } from '@/core/telephony/callRecord'

freshBrowserForEachTest(NOW)

const HOUR = 60 * 60 * 1000

describe('whose calls the user sees', () => {
  it('everybody\'s, as an administrator', () => {
    signIn(fakePortal(), ANNA)
    expect(useRecordAccessStore().sight()).toBe('any')
  })

  it.each<[what: string, records: Partial<CallRecord>[], sight: Sight]>([
    ['nothing has shown it', [], 'unknown'],
    ['a voice message that is nobody\'s: only those see it who see all', [{ type: 'infocall', userId: null }], 'any'],
    ['a callback that is nobody\'s', [{ userId: null }], 'any'],
    ['one\'s own calls', [{ userId: MAX.id }], 'unknown'],
    ['a colleague\'s: the department is enough for that', [{ userId: '8' }], 'unknown'],
    ['one\'s own voice message, on an older portal', [{ type: 'infocall', userId: MAX.id }], 'unknown']
  ])('as read records show it: %s', (_what, records, sight) => {
    signIn(fakePortal(), MAX)
    useRecordAccessStore().learnFrom(records.map(recordWith))
    expect(useRecordAccessStore().sight()).toBe(sight)
  })

  it('is believed for an hour: rights are taken away, too', () => {
    signIn(fakePortal(), MAX)
    useRecordAccessStore().learnFrom([recordWith({ userId: null })])
    vi.setSystemTime(NOW + HOUR)
    expect(useRecordAccessStore().sight()).toBe('unknown')
  })

  it('less, once a message of one\'s own is missed, for a day, also after a reload; until one is seen', () => {
    signIn(fakePortal(), MAX)
    useRecordAccessStore().noteMissedMessage()
    expect(useRecordAccessStore().sight()).toBe('limited')
    signIn(fakePortal(), MAX)
    expect(useRecordAccessStore().sight()).toBe('limited')
    vi.setSystemTime(NOW + 24 * HOUR)
    expect(useRecordAccessStore().sight()).toBe('unknown')
    vi.setSystemTime(NOW)
    useRecordAccessStore().learnFrom([recordWith({ type: 'infocall', userId: MAX.id })])
    expect(useRecordAccessStore().sight()).toBe('unknown')
  })

  it('is nothing the next user knows of', () => {
    signIn(fakePortal(), MAX)
    useRecordAccessStore().learnFrom([recordWith({ userId: null })])
    useSessionStore().setUser({ id: '8', name: 'Eve', isAdmin: false })
    expect(useRecordAccessStore().sight()).toBe('unknown')
    useRecordAccessStore().noteMissedMessage()
    useSessionStore().setUser(MAX)
    expect(useRecordAccessStore().sight()).toBe('unknown')
  })
})

describe('a refusal', () => {
  const EVE = { id: '8', name: 'Eve', isAdmin: false }
  const REFUSED = new PortalError(failureOf('statisticsNotAllowed', { code: 'ACCESS_DENIED', method: 'voximplant.statistic.get', status: 403, at: NOW, requestId: null }))
  const PAGE = 'https://portal.example/telephony/detail.php'
  const refuse = () => useRecordAccessStore().noteRefusal(REFUSED)
  const shown = () => {
    const { denied, page } = useRecordAccessStore()
    return { denied: denied?.entry ?? null, page }
  }

  it('is told with the address of the portal\'s own page', async () => {
    signIn(fakePortal({ records: { statisticsPage: async () => PAGE } }), MAX)
    expect(await refuse()).toBe(true)
    expect(shown()).toEqual({ denied: 'statisticsNotAllowed', page: PAGE })
  })

  it('is none of the next user\'s, whether it came before or after they signed in', async () => {
    signIn(fakePortal({ records: { statisticsPage: async () => PAGE } }), MAX)
    const before = useRecordAccessStore()
    await refuse()
    useSessionStore().setUser(EVE)
    expect(shown()).toEqual({ denied: null, page: null })
    expect(await before.noteRefusal(REFUSED)).toBe(true)
    expect(shown()).toEqual({ denied: null, page: null })
  })

  it('is none of theirs either while the address of the page is asked for', async () => {
    const address = deferred<string>()
    signIn(fakePortal({ records: { statisticsPage: () => address.promise } }), MAX)
    const noted = refuse()
    useSessionStore().setUser(EVE)
    address.resolve(PAGE)
    await noted
    expect(shown()).toEqual({ denied: null, page: null })
  })

  it('stays until a person looks for records a minute later: the right may have been given since', async () => {
    signIn(fakePortal(), MAX)
    await refuse()
    vi.setSystemTime(NOW + 59_999)
    useRecordAccessStore().askAnew()
    expect(shown().denied).toBe('statisticsNotAllowed')
    vi.setSystemTime(NOW + 60_000)
    expect(shown().denied).toBe('statisticsNotAllowed')
    useRecordAccessStore().askAnew()
    expect(shown().denied).toBeNull()
  })

  it('that does not last is none', async () => {
    signIn(fakePortal(), MAX)
    expect(await useRecordAccessStore().noteRefusal(new Error('x'))).toBe(false)
    expect(shown().denied).toBeNull()
  })
})
