import { describe, expect, it } from 'vitest'
import { attemptWith, LOST, NOW, NUMBER, REFUSAL } from '../../support/attempts'
import { isOpen, isSought, keptAttempts, questionBefore, type CallAttempt, type RepeatQuestion } from '@/calls/attempts/attempt'
import type { StoredAttempt } from '@/calls/attempts/storedAttempt'

const unclear = (change: Partial<StoredAttempt> = {}) => attemptWith({ state: 'unclear', callId: null, failure: LOST, ...change })
const absent = (change: Partial<StoredAttempt> = {}) => unclear({ state: 'did-not-happen', found: 'likely', ...change })
const ago = (seconds: number) => NOW - seconds * 1000

describe('an attempt is open', () => {
  it.each<[what: string, open: boolean, change: Partial<StoredAttempt>]>([
    ['while nobody knows its end', true, { state: 'unclear' }],
    ['no longer when the user said it rang', false, { state: 'unclear', settled: 'rang' }],
    ['no longer when the user said it did not ring', false, { state: 'unclear', settled: 'did-not-ring' }],
    ['not when it started', false, { state: 'started' }],
    ['not when it was refused', false, { state: 'refused' }],
    ['not while its request is on its way', false, { state: 'sending' }]
  ])('%s: %s', (_what, open, change) => {
    expect(isOpen(attemptWith(change))).toBe(open)
  })
})

describe('before a number is called again, the user is asked about', () => {
  it.each<[what: string, attempts: CallAttempt[], expected: [reason: RepeatQuestion['reason'], id: string] | null]>([
    ['nothing where nothing was called', [], null],
    ['a call just started', [attemptWith()], ['recent', 'a1']],
    ['a call started 59.999 s ago', [attemptWith({ at: NOW - 59_999 })], ['recent', 'a1']],
    ['no call started a minute ago', [attemptWith({ at: ago(60) })], null],
    ['a call in the near future: the clock was set back', [attemptWith({ at: NOW + 30_000 })], ['recent', 'a1']],
    ['no call a minute or more in the future', [attemptWith({ at: NOW + 60_000 })], null],
    ['no call to another number', [attemptWith({ key: '+4930901821' })], null],
    ['no call that was refused', [attemptWith({ state: 'refused', failure: REFUSAL })], null],
    ['no request that is on its way: the lock is for that', [attemptWith({ state: 'sending' })], null],
    ['an unclear attempt', [unclear()], ['unclear', 'a1']],
    ['an unclear attempt however old', [unclear({ at: ago(90 * 86_400) })], ['unclear', 'a1']],
    ['no unclear attempt with another number', [unclear({ key: '101' })], null],
    ['no unclear attempt the user found out about', [unclear({ settled: 'did-not-ring' })], null],
    ['no old attempt that rang in the end', [unclear({ settled: 'rang', at: ago(61) })], null],
    ['the unclear one before a newer recent one', [attemptWith({ id: 'new', at: ago(1) }), unclear({ id: 'old', at: ago(600) })], ['unclear', 'old']],
    ['one that probably did not happen: its record may still come', [absent()], ['unlikely', 'a1']],
    ['the same for a day', [absent({ at: ago(86_399) })], ['unlikely', 'a1']],
    ['not longer', [absent({ at: ago(86_400) })], null],
    ['not one that surely did not happen', [absent({ found: 'sure' })], null],
    ['a missed callback, which the portal may ring again', [attemptWith({ at: ago(700), missedAt: ago(599) })], ['redial', 'a1']],
    ['not ten minutes after it was missed', [attemptWith({ at: ago(700), missedAt: ago(600) })], null],
    ['what may ring before what did', [attemptWith({ id: 'new', at: ago(1) }), attemptWith({ id: 'old', at: ago(300), missedAt: ago(240) })], ['redial', 'old']],
    ['what probably did not happen before that', [attemptWith({ id: 'm', missedAt: NOW }), absent({ id: 'old', at: ago(900) })], ['unlikely', 'old']],
    ['an unclear one before that', [absent({ id: 'new', at: ago(1) }), unclear({ id: 'old', at: ago(600) })], ['unclear', 'old']],
    ['the newest unclear one', [unclear({ id: 'old', at: ago(600) }), unclear({ id: 'new', at: ago(5) })], ['unclear', 'new']],
    ['the newest recent one', [attemptWith({ id: 'old', at: ago(50) }), attemptWith({ id: 'new', at: ago(5) })], ['recent', 'new']],
    ['a recent one behind a settled one', [unclear({ id: 's', settled: 'did-not-ring', at: ago(1) }), attemptWith({ id: 'r', at: ago(9) })], ['recent', 'r']]
  ])('%s', (_what, attempts, expected) => {
    const question = questionBefore(NUMBER, attempts, NOW, 60_000)
    expect(question && [question.reason, question.attempt.id]).toEqual(expected)
  })
})

it.each([
  ['+5212221234567', '+522221234567'], ['+541123456789', '+5491123456789'], ['+551161234567', '+5511961234567'], ['01713920015', '+491713920015']
])('an attempt stored with the key %s, by an earlier version, is one at %s', (stored, key) => {
  expect(questionBefore(key, [unclear({ key: stored, number: stored })], NOW, 60_000)?.reason).toBe('unclear')
})

it.each([[15, 14 * 60 + 59, true], [15, 15 * 60, false], [1, 59, true]])('with %s minutes a call %s s ago is recent: %s', (minutes, seconds, asks) => {
  const question = questionBefore(NUMBER, [attemptWith({ at: ago(seconds) })], NOW, minutes * 60_000)
  expect(question !== null).toBe(asks)
})

describe('records are looked at', () => {
  it.each<[what: string, sought: boolean, attempt: CallAttempt]>([
    ['for what nobody knows, however old', true, unclear({ at: ago(90 * 86_400) })],
    ['for a day, for what is not there', true, absent({ at: ago(86_399), found: 'sure' })],
    ['for a day, for what a person has said', true, unclear({ at: ago(86_399), settled: 'did-not-ring' })],
    ['no longer', false, absent({ at: ago(86_400) })],
    ['not for what the portal has answered', false, attemptWith()],
    ['not for what was found', false, attemptWith({ found: 'likely' })],
    ['not for what is on its way', false, attemptWith({ state: 'sending' })]
  ])('%s', (_what, sought, attempt) => {
    expect(isSought(attempt, NOW)).toBe(sought)
  })
})

describe('of the list of attempts', () => {
  const DAY = 86_400
  const add = (attempts: readonly CallAttempt[], attempt: CallAttempt) => keptAttempts([attempt, ...attempts].sort((a, b) => b.at - a.at), NOW)
  const many = (count: number, change: Partial<StoredAttempt> = {}) =>
    Array.from({ length: count }, (_, index) => attemptWith({ id: `m${index}`, at: ago(index + 1), ...change }))

  it('keeps the 200 newest settled ones whole', () => {
    const list = add(many(200), attemptWith({ id: 'new' }))
    expect(list.filter(({ text }) => text !== '').map(({ id }) => id)).toEqual(['new', ...many(199).map(({ id }) => id)])
  })

  it.each<[what: string, kept: boolean, change: Partial<StoredAttempt>]>([
    ['one that started', true, {}],
    ['one that only probably did not happen', true, { state: 'did-not-happen', found: 'likely' }],
    ['one that is looked for although the user said it did not ring', true, { state: 'unclear', settled: 'did-not-ring' }],
    ['one that was refused', false, { state: 'refused', failure: REFUSAL }],
    ['one of yesterday', false, { at: ago(DAY) }]
  ])('behind them, %s is kept for a question: %s', (_what, kept, change) => {
    const old = attemptWith({ id: 'old', at: ago(DAY - 1), ...change })
    expect(add(many(600), old).filter(({ id }) => id === 'old')).toEqual(kept ? [{ ...old, text: '' }] : [])
  })

  it('never drops one nobody knows the end of, or one on its way', () => {
    const old = [unclear({ id: 'open', at: ago(9_999) }), attemptWith({ id: 'sending', state: 'sending', at: ago(9_998) })]
    const list = add([...many(250), ...old], attemptWith({ id: 'new' }))
    expect(list.slice(-2)).toEqual([old[1], old[0]])
  })

  it('open ones take no place from settled ones', () => {
    expect(add([...many(300, { state: 'unclear', failure: LOST }), attemptWith({ id: 'old', at: ago(9_999) })], attemptWith({ id: 'new' })).at(-1)?.text).not.toBe('')
  })

  it('drops an old unclear one once the user settled it', () => {
    const ids = add(many(200), unclear({ id: 'done', settled: 'rang', at: ago(DAY) })).map(attempt => attempt.id)
    expect(ids).not.toContain('done')
  })
})
