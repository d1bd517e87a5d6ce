import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../support/deferred'
import { closePage, fakePortal, openPage, signIn } from '../support/desk'
import { blockStorage } from '../support/storage'
import { store, stored } from '../support/stored'
import { useTransportStore } from '@/once/transport'
import type { Sending } from '@/portal/sdk/sending'

const NOW = Date.UTC(2026, 0, 15, 12)
const HOUR = 3_600_000
const DAY = 24 * HOUR

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  closePage()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('how requests may leave', () => {
  it.each<Sending>(['streamed', 'shared', 'alone', 'repeatable'])('is asked once and remembered: %s', async (answer) => {
    const portal = fakePortal({ calls: { findSending: async () => answer } })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(answer)
    expect(stored('sending')).toEqual({ answer, at: NOW })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(answer)
    expect(await useTransportStore().sending()).toBe(answer)
    expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
  })

  it.each<[answer: Sending, age: string, milliseconds: number, asked: boolean]>([
    ['streamed', '29 days', 29 * DAY, false],
    ['streamed', '30 days', 30 * DAY, false],
    ['streamed', 'more than 30 days', 30 * DAY + 1, true],
    ['shared', '30 days', 30 * DAY, false],
    ['repeatable', 'more than a day', DAY + 1, true],
    ['alone', '23 hours', 23 * HOUR, false],
    ['alone', 'a day', DAY, false],
    ['alone', 'more than a day', DAY + 1, true],
    ['streamed', 'an hour of the future (clock set back)', -HOUR, false],
    ['alone', 'two days of the future', -2 * DAY, true],
    ['streamed', 'two months of the future', -60 * DAY, true]
  ])('"%s" that is %s old (%i ms): asked again %s', async (answer, _age, milliseconds, asked) => {
    store('sending', { answer, at: NOW - milliseconds })
    const portal = fakePortal({ calls: { findSending: async () => answer } })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(answer)
    expect(portal.calls.findSending).toHaveBeenCalledTimes(asked ? 1 : 0)
  })

  it.each<[browser: string, userAgent: string, sending: Sending]>([
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'alone'],
    ['Safari', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', 'repeatable']
  ])('is not remembered while it could not be found out: what leaves %s meanwhile', async (_browser, userAgent, sending) => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
    const portal = fakePortal({ calls: { findSending: async () => 'unknown' } })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(sending)
    expect(stored('sending')).toBeNull()
    await useTransportStore().prepare()
    expect(portal.calls.findSending).toHaveBeenCalledTimes(2)
  })

  it('is asked anew where what is stored does not fit', async () => {
    store('sending', { answer: 'unknown', at: NOW })
    const portal = fakePortal({ calls: { findSending: async () => 'streamed' } })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe('streamed')
  })

  it('is asked by one request however many want to know', async () => {
    const portal = fakePortal({ calls: { findSending: async () => 'streamed' } })
    signIn(portal)
    const transport = useTransportStore()
    expect(await Promise.all([transport.prepare(), transport.sending(), transport.prepare()])).toEqual(['streamed', 'streamed', 'streamed'])
    expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
  })

  it('is remembered for the page where storage is blocked', async () => {
    blockStorage()
    const portal = fakePortal({ calls: { findSending: async () => 'streamed' } })
    signIn(portal)
    await useTransportStore().prepare()
    expect(await useTransportStore().sending()).toBe('streamed')
    expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
  })

  it('is not known without a portal, and that is not remembered', async () => {
    openPage()
    expect(await useTransportStore().prepare()).toBe('repeatable')
    const portal = fakePortal({ calls: { findSending: async () => 'streamed' } })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe('streamed')
  })
})

describe('a click', () => {
  it('waits for the answer', async () => {
    const answer = deferred<Sending | 'unknown'>()
    signIn(fakePortal({ calls: { findSending: () => answer.promise } }))
    const sending = useTransportStore().sending()
    await vi.advanceTimersByTimeAsync(2_999)
    answer.resolve('streamed')
    expect(await sending).toBe('streamed')
  })

  it('waits no longer than three seconds, then goes plain; the answer still counts for the next one', async () => {
    const answer = deferred<Sending | 'unknown'>()
    signIn(fakePortal({ calls: { findSending: () => answer.promise } }))
    const transport = useTransportStore()
    const sending = transport.sending()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await sending).toBe('repeatable')
    answer.resolve('streamed')
    await vi.advanceTimersByTimeAsync(0)
    expect(await transport.sending()).toBe('streamed')
  })
})

describe('in doubt', () => {
  function doubting(known: Sending, findSending: () => Promise<Sending | 'unknown'>) {
    store('sending', { answer: known, at: NOW })
    const portal = fakePortal({ calls: { findSending } })
    signIn(portal)
    const transport = useTransportStore()
    transport.doubt()
    return { portal, transport }
  }

  it('it is asked anew', async () => {
    const { portal, transport } = doubting('streamed', async () => 'alone')
    expect(await transport.sending()).toBe('alone')
    expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
    expect(stored('sending')).toEqual({ answer: 'alone', at: NOW })
    expect(await transport.sending()).toBe('alone')
    expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
  })

  it('it is asked without a click too, once the lost connection is gone', async () => {
    const { portal } = doubting('streamed', async () => 'alone')
    await vi.advanceTimersByTimeAsync(499)
    expect(portal.calls.findSending).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
  })

  it.each<Sending>(['streamed', 'alone'])('without an answer in time, what was known counts: %s', async (known) => {
    const { transport } = doubting(known, () => new Promise(() => {}))
    const sending = transport.sending()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await sending).toBe(known)
  })

  it('where the portal cannot be reached, what was known counts, and the next click asks again', async () => {
    const { portal, transport } = doubting('streamed', async () => 'unknown')
    expect(await transport.sending()).toBe('streamed')
    expect(await transport.sending()).toBe('streamed')
    expect(portal.calls.findSending).toHaveBeenCalledTimes(2)
  })
})
