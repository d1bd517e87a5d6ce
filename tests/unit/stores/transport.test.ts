import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../support/deferred'
import { closePage, fakePortal, openPage, signIn } from '../support/desk'
import { blockStorage } from '../support/storage'
import { store, stored } from '../support/stored'
import { useTransportStore } from '@/stores/transport'
import type { StreamingAnswer } from '@/portal/streaming'

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
  vi.useRealTimers()
})

describe('whether the portal takes streams', () => {
  it.each([['yes', true], ['no', false]] as const)('is asked once and remembered: %s', async (answer, takes) => {
    const portal = fakePortal({ probeStreaming: async () => answer })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(takes)
    expect(stored('streaming')).toEqual({ answer, at: NOW })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(takes)
    expect(await useTransportStore().streamed()).toBe(takes)
    expect(portal.probeStreaming).toHaveBeenCalledTimes(1)
  })

  it.each<[answer: 'yes' | 'no', age: string, milliseconds: number, asked: boolean]>([
    ['yes', '29 days', 29 * DAY, false],
    ['yes', '30 days', 30 * DAY, false],
    ['yes', 'more than 30 days', 30 * DAY + 1, true],
    ['no', '23 hours', 23 * HOUR, false],
    ['no', 'a day', DAY, false],
    ['no', 'more than a day', DAY + 1, true],
    ['yes', 'an hour of the future (clock set back)', -HOUR, false],
    ['no', 'two days of the future', -2 * DAY, true],
    ['yes', 'two months of the future', -60 * DAY, true]
  ])('"%s" that is %s old (%i ms): asked again %s', async (answer, _age, milliseconds, asked) => {
    store('streaming', { answer, at: NOW - milliseconds })
    const portal = fakePortal({ probeStreaming: async () => answer })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(answer === 'yes')
    expect(portal.probeStreaming).toHaveBeenCalledTimes(asked ? 1 : 0)
  })

  it('is not remembered while it could not be found out', async () => {
    const portal = fakePortal({ probeStreaming: async () => 'unknown' })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(false)
    expect(stored('streaming')).toBeNull()
    await useTransportStore().prepare()
    expect(portal.probeStreaming).toHaveBeenCalledTimes(2)
  })

  it('is asked anew where what is stored does not fit', async () => {
    store('streaming', { answer: 'unknown', at: NOW })
    const portal = fakePortal({ probeStreaming: async () => 'yes' })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(true)
  })

  it('is asked by one request however many want to know', async () => {
    const portal = fakePortal({ probeStreaming: async () => 'yes' })
    signIn(portal)
    const transport = useTransportStore()
    expect(await Promise.all([transport.prepare(), transport.streamed(), transport.prepare()])).toEqual([true, true, true])
    expect(portal.probeStreaming).toHaveBeenCalledTimes(1)
  })

  it('is remembered for the page where storage is blocked', async () => {
    blockStorage()
    const portal = fakePortal({ probeStreaming: async () => 'yes' })
    signIn(portal)
    await useTransportStore().prepare()
    expect(await useTransportStore().streamed()).toBe(true)
    expect(portal.probeStreaming).toHaveBeenCalledTimes(1)
  })

  it('is "no" without a portal, and that is not remembered', async () => {
    openPage()
    expect(await useTransportStore().prepare()).toBe(false)
    const portal = fakePortal({ probeStreaming: async () => 'yes' })
    signIn(portal)
    expect(await useTransportStore().prepare()).toBe(true)
  })
})

describe('a click', () => {
  it('waits for the answer', async () => {
    const answer = deferred<StreamingAnswer>()
    signIn(fakePortal({ probeStreaming: () => answer.promise }))
    const streamed = useTransportStore().streamed()
    await vi.advanceTimersByTimeAsync(2_999)
    answer.resolve('yes')
    expect(await streamed).toBe(true)
  })

  it('waits no longer than three seconds, then goes plain; the answer still counts for the next one', async () => {
    const answer = deferred<StreamingAnswer>()
    signIn(fakePortal({ probeStreaming: () => answer.promise }))
    const transport = useTransportStore()
    const streamed = transport.streamed()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await streamed).toBe(false)
    answer.resolve('yes')
    await vi.advanceTimersByTimeAsync(0)
    expect(await transport.streamed()).toBe(true)
  })
})

describe('in doubt', () => {
  function doubting(known: 'yes' | 'no', probeStreaming: () => Promise<StreamingAnswer>) {
    store('streaming', { answer: known, at: NOW })
    const portal = fakePortal({ probeStreaming })
    signIn(portal)
    const transport = useTransportStore()
    transport.doubt()
    return { portal, transport }
  }

  it('it is asked anew', async () => {
    const { portal, transport } = doubting('yes', async () => 'no')
    expect(await transport.streamed()).toBe(false)
    expect(portal.probeStreaming).toHaveBeenCalledTimes(1)
    expect(stored('streaming')).toEqual({ answer: 'no', at: NOW })
    expect(await transport.streamed()).toBe(false)
    expect(portal.probeStreaming).toHaveBeenCalledTimes(1)
  })

  it('it is asked without a click too, once the lost connection is gone', async () => {
    const { portal } = doubting('yes', async () => 'no')
    await vi.advanceTimersByTimeAsync(499)
    expect(portal.probeStreaming).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(portal.probeStreaming).toHaveBeenCalledTimes(1)
  })

  it.each([['yes', true], ['no', false]] as const)('without an answer in time, what was known counts: %s', async (known, takes) => {
    const { transport } = doubting(known, () => new Promise(() => {}))
    const streamed = transport.streamed()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await streamed).toBe(takes)
  })

  it('where the portal cannot be reached, what was known counts, and the next click asks again', async () => {
    const { portal, transport } = doubting('yes', async () => 'unknown')
    expect(await transport.streamed()).toBe(true)
    expect(await transport.streamed()).toBe(true)
    expect(portal.probeStreaming).toHaveBeenCalledTimes(2)
  })
})
