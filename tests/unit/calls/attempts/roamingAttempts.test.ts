import { describe, expect, it } from 'vitest'
import { attemptWith, LOST, NOW, REFUSAL } from '../../support/attempts'
import { roamingOf, readRoaming, writeRoaming } from '@/calls/attempts/roamingAttempts'

const DAY = 86_400_000
const unclear = attemptWith({ id: 'u', state: 'unclear', callId: null, failure: LOST })

describe('attempts carried to other computers', () => {
  it.each([
    ['an unclear one, however old', attemptWith({ ...unclear, at: NOW - 90 * DAY }), true],
    ['one that was found to have started', attemptWith({ ...unclear, state: 'started', callId: 'c', found: 'sure' }), true],
    ['one that did not happen', attemptWith({ ...unclear, state: 'did-not-happen', found: 'likely' }), true],
    ['one settled by hand', attemptWith({ ...unclear, settled: 'rang' }), true],
    ['one settled more than a week ago', attemptWith({ ...unclear, settled: 'rang', at: NOW - 8 * DAY }), false],
    ['one that started at once', attemptWith(), false],
    ['one that was refused', attemptWith({ state: 'refused', failure: REFUSAL }), false],
    ['one on its way', attemptWith({ state: 'sending' }), false]
  ])('%s: %#', (_what, attempt, goes) => {
    expect(roamingOf([attempt], NOW)).toEqual(goes ? [attempt] : [])
  })

  it('are few, and their texts short: the user\'s options hold other things too', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ ...unclear, id: String(index), text: 'x'.repeat(5_000) }))
    const carried = roamingOf(many, NOW)
    expect(carried.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => String(index)))
    expect(writeRoaming(carried).length).toBeLessThan(20_000)
  })

  it('settled ones never take the place of one nobody knows the end of', () => {
    const settled = Array.from({ length: 25 }, (_, index) => (attemptWith({ ...unclear, id: String(index), settled: 'rang' })))
    expect(roamingOf([...settled, { ...unclear, at: NOW - DAY }], NOW).map(({ id }) => id)).toEqual([...settled.slice(0, 19).map(({ id }) => id), 'u'])
  })

  it('what leads to a question comes before what is settled', () => {
    const settled = Array.from({ length: 25 }, (_, index) => (attemptWith({ ...unclear, id: String(index), settled: 'rang' })))
    const absent = attemptWith({ ...unclear, state: 'did-not-happen', found: 'likely', at: NOW - DAY })
    expect(roamingOf([...settled, absent], NOW).at(-1)).toEqual(absent)
  })

  it('carry a text whole or not at all: a part would be spoken as if it were the whole', () => {
    const texts = ['x'.repeat(300), 'x'.repeat(301)]
    expect(roamingOf(texts.map(text => ({ ...unclear, text })), NOW).map(({ text }) => text)).toEqual([texts[0], ''])
  })

  it('come back as they were', () => {
    expect(readRoaming(writeRoaming([unclear]))).toEqual([unclear])
  })

  it.each([
    ['nothing', undefined], ['null', null], ['empty', ''], ['no JSON', '{"v":1'], ['another version', '{"v":2,"attempts":[]}'],
    ['another shape', '{"v":1,"attempts":{}}'], ['a damaged record', '{"v":1,"attempts":[{"id":1}]}'], ['no text', { v: 1, attempts: [] }]
  ])('%s is no attempt', (_what, stored) => {
    expect(readRoaming(stored)).toEqual([])
  })

  it('a damaged record takes no other with it', () => {
    expect(readRoaming(JSON.stringify({ v: 1, attempts: [{ id: 1 }, unclear] }))).toEqual([unclear])
  })
})
