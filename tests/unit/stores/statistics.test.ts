import { describe, expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { recordWith } from '../support/records'
import { useSessionStore } from '@/stores/session'
import { useStatisticsStore } from '@/stores/statistics'
import type { Sight } from '@/telephony/sight'
import type { CallRecord } from '@/telephony/statistic'

freshBrowserForEachTest(NOW)

const HOUR = 60 * 60 * 1000

describe('whose calls the user sees', () => {
  it('everybody\'s, as an administrator', () => {
    signIn(fakePortal(), ANNA)
    expect(useStatisticsStore().sight()).toBe('any')
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
    useStatisticsStore().learnFrom(records.map(recordWith))
    expect(useStatisticsStore().sight()).toBe(sight)
  })

  it('is believed for an hour: rights are taken away, too', () => {
    signIn(fakePortal(), MAX)
    useStatisticsStore().learnFrom([recordWith({ userId: null })])
    vi.setSystemTime(NOW + HOUR)
    expect(useStatisticsStore().sight()).toBe('unknown')
  })

  it('less, once a message of one\'s own is missed, for a day, also after a reload; until one is seen', () => {
    signIn(fakePortal(), MAX)
    useStatisticsStore().noteMissedMessage()
    expect(useStatisticsStore().sight()).toBe('limited')
    signIn(fakePortal(), MAX)
    expect(useStatisticsStore().sight()).toBe('limited')
    vi.setSystemTime(NOW + 24 * HOUR)
    expect(useStatisticsStore().sight()).toBe('unknown')
    vi.setSystemTime(NOW)
    useStatisticsStore().learnFrom([recordWith({ type: 'infocall', userId: MAX.id })])
    expect(useStatisticsStore().sight()).toBe('unknown')
  })

  it('is nothing the next user knows of', () => {
    signIn(fakePortal(), MAX)
    useStatisticsStore().learnFrom([recordWith({ userId: null })])
    useSessionStore().setUser({ id: '8', name: 'Eve', isAdmin: false })
    expect(useStatisticsStore().sight()).toBe('unknown')
    useStatisticsStore().noteMissedMessage()
    useSessionStore().setUser(MAX)
    expect(useStatisticsStore().sight()).toBe('unknown')
  })
})
