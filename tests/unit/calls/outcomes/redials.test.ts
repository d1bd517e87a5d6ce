import { describe, expect, it, vi } from 'vitest'
import { attemptWith, NOW, NUMBER } from '../../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../../support/desk'
import { recordWith } from '../../support/records'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { afterRinging, REDIAL } from '@/calls/outcomes/redial'
import { useRedialsStore } from '@/calls/outcomes/redials'
import type { CallRecord } from '@/core/telephony/callRecord'
import { AGAIN } from '@/once/pace'

freshBrowserForEachTest(NOW)

const MINUTE = 60_000
const CALL = { callId: 'callback.abc.1', at: NOW, key: NUMBER }
const MISSED = recordWith({ callId: CALL.callId, outcome: 'missed', code: '304', duration: 0 })
const NONE = { at: NOW, failures: 0 }

function open() {
  signIn(fakePortal())
  const noted = vi.spyOn(useAttemptsStore(), 'noteMissed')
  return { store: useRedialsStore(), noted: () => noted.mock.calls }
}
/** A call the portal may have made by itself. */
const later = (minutes: number, change: Partial<CallRecord> = {}) =>
  recordWith({ callId: `callback.again${minutes}`, startedAt: NOW + minutes * MINUTE, outcome: 'missed', code: '304', ...change })

describe('what is watched', () => {
  it.each<[string, Partial<CallRecord>, number]>([
    ['a missed callback', {}, 1],
    ['an answered one is not', { outcome: 'answered', code: '200' }, 0],
    ['a busy one is not: only missed ones ring again', { outcome: 'busy', code: '486' }, 0],
    ['a voice message is not: it is sent once', { type: 'infocall' }, 0]
  ])('%s', (_case, change, watched) => {
    const { store, noted } = open()
    store.begin(CALL, { ...MISSED, ...change })
    expect(store.followed).toHaveLength(watched)
    expect(noted()).toEqual(watched === 0 ? [] : [[CALL.callId, afterRinging(NOW)]])
  })

  it('from its own beginning, and asked about from there for as long as the portal may ring again', () => {
    const { store } = open()
    store.begin(CALL, MISSED)
    expect(store.followed).toEqual([{ start: NOW, pace: AGAIN }])
    expect(store.spans()).toEqual([{ from: NOW, to: NOW + REDIAL.all, number: expect.stringMatching(/901820$/) }])
  })

  it('the twenty newest in one question', () => {
    const { store } = open()
    for (let index = 0; index < 25; index += 1) {
      store.begin({ callId: `callback.${index}.x`, at: NOW + index * MINUTE, key: NUMBER }, { ...MISSED, callId: `callback.${index}.x`, startedAt: NOW + index * MINUTE })
    }
    const begun = store.spans().map(({ from }) => from)
    expect(begun).toHaveLength(20)
    expect(Math.min(...begun)).toBe(NOW + 5 * MINUTE)
  })
})

describe('what is found', () => {
  it('a call to the number soon after is the portal\'s, and the wait for the next one begins with it', () => {
    const { store, noted } = open()
    store.begin(CALL, MISSED)
    store.take([later(2)])
    expect(store.againOf(CALL.callId).map(({ callId }) => callId)).toEqual(['callback.again2'])
    expect(noted().at(-1)).toEqual([CALL.callId, afterRinging(NOW + 2 * MINUTE)])
    expect(store.followed).toHaveLength(1)
  })

  it('somebody was reached: nothing is waited for any more', () => {
    const { store, noted } = open()
    store.begin(CALL, MISSED)
    store.take([later(2, { outcome: 'answered', code: '200' })])
    expect(store.followed).toEqual([])
    expect(noted().at(-1)).toEqual([CALL.callId, null])
    expect(store.againOf(CALL.callId)).toHaveLength(1)
  })

  it.each<[string, CallRecord]>([
    ['another number\'s call', later(2, { number: '442079460321' })],
    ['one over another line', later(2, { line: 'sip7' })],
    ['one that came too late', later(12)]
  ])('%s is none of them', (_case, record) => {
    const { store } = open()
    store.begin(CALL, MISSED)
    store.take([record])
    expect(store.againOf(CALL.callId)).toEqual([])
  })

  it('a click\'s own call is none of them', () => {
    const { store } = open()
    Object.assign(useAttemptsStore(), { attempts: [attemptWith({ id: 'a2', callId: 'callback.again2' })] })
    store.begin(CALL, MISSED)
    store.take([later(2)])
    expect(store.againOf(CALL.callId)).toEqual([])
  })
})

describe('giving up', () => {
  it.each([
    ['while the portal may still ring', AGAIN.end - MINUTE, 1],
    ['once it rings no more', AGAIN.end + MINUTE, 0]
  ])('%s', (_case, after, watched) => {
    const { store } = open()
    store.begin(CALL, MISSED)
    store.giveUp({ ...NONE, at: NOW + after })
    expect(store.followed).toHaveLength(watched)
  })
})
