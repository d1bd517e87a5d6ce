import { describe, expect, it } from 'vitest'
import { attemptWith, LOST, NOW, REFUSAL } from '../../support/attempts'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { howFar, next, standingOf, type AttemptEvent } from '@/calls/attempts/next'
import type { StoredAttempt } from '@/calls/attempts/storedAttempt'

const unclear = (change: Partial<StoredAttempt> = {}) => attemptWith({ state: 'unclear', callId: null, failure: LOST, ...change })

/** One attempt of each kind there is, in the order in which they know more and more. */
const ATTEMPTS = {
  'sending': attemptWith({ state: 'sending', callId: null }),
  'unclear': unclear(),
  'absent-likely': unclear({ state: 'did-not-happen', found: 'likely' }),
  'absent-sure': unclear({ state: 'did-not-happen', found: 'sure' }),
  'said': unclear({ settled: 'did-not-ring' }),
  'found-likely': unclear({ state: 'started', callId: 'x', found: 'likely' }),
  'found-sure': unclear({ state: 'started', callId: 'x', found: 'sure' }),
  'started': attemptWith(),
  'refused': attemptWith({ state: 'refused', callId: null, failure: REFUSAL })
} as const satisfies Record<ReturnType<typeof standingOf>, CallAttempt>
type Standing = keyof typeof ATTEMPTS
const STANDINGS = Object.keys(ATTEMPTS).filter((name): name is Standing => name in ATTEMPTS)

const EVENTS: Readonly<Record<string, AttemptEvent>> = {
  'started': { type: 'answer', answer: { state: 'started', callId: 'y' } },
  'refused': { type: 'answer', answer: { state: 'refused', failure: REFUSAL } },
  'lost': { type: 'answer', answer: { state: 'unclear', failure: LOST } },
  'said': { type: 'said', word: 'rang' },
  'found-sure': { type: 'found', callId: 'y', certainty: 'sure' },
  'found-likely': { type: 'found', callId: 'y', certainty: 'likely' },
  'absent-sure': { type: 'absent', certainty: 'sure' },
  'absent-likely': { type: 'absent', certainty: 'likely' },
  'missed': { type: 'missed', at: NOW }
}

/** What each event makes of each attempt: where it stands then; a dot where it is no news. */
const TABLE: Readonly<Record<Standing, string>> = {
  //                started refused lost    said found-sure found-likely absent-sure absent-likely missed
  'sending': '       started refused unclear .    .          .            .           .             .',
  'unclear': '       started refused .       said found-sure found-likely absent-sure absent-likely .',
  'absent-likely': ' started refused .       .    found-sure found-likely absent-sure .             .',
  'absent-sure': '   started refused .       .    found-sure found-likely .           .             .',
  'said': '          started refused .       .    found-sure .            .           .             .',
  'found-likely': '  started .       .       .    .          .            .           .             found-likely',
  'found-sure': '    started .       .       .    .          .            .           .             found-sure',
  'started': '       .       .       .       .    .          .            .           .             started',
  'refused': '       .       .       .       .    .          .            .           .             .'
}

it.each(STANDINGS)('%s is what it stands for', (standing) => {
  expect(standingOf(ATTEMPTS[standing])).toBe(standing)
})

describe.each(STANDINGS)('%s', (standing) => {
  const before = ATTEMPTS[standing]
  it.each(Object.entries(EVENTS).map(([name, event], index) => ({ name, event, to: TABLE[standing].trim().split(/\s+/)[index] ?? '' })))('after $name: $to', ({ event, to }) => {
    const after = next(before, event)
    if (to === '.') {
      expect(after, 'the same object: nothing is written').toBe(before)
      return
    }
    expect(standingOf(after)).toBe(to)
    const { id, at, key, text, browser } = before
    expect(after, 'what was clicked stays').toMatchObject({ id, at, key, text, browser })
  })
})

describe('what is known then', () => {
  it('a call\'s id, and no failure, once the portal has answered', () => {
    expect(next(ATTEMPTS.unclear, { type: 'answer', answer: { state: 'started', callId: null } })).toEqual(attemptWith({ callId: null }))
  })

  it('why nobody knew stays with what was found, or was not', () => {
    expect(next(ATTEMPTS.unclear, { type: 'found', callId: 'y', certainty: 'likely' })).toEqual(unclear({ state: 'started', callId: 'y', found: 'likely' }))
    expect(next(ATTEMPTS.unclear, { type: 'absent', certainty: 'sure' })).toEqual(unclear({ state: 'did-not-happen', found: 'sure' }))
    expect(next(ATTEMPTS.unclear, { type: 'said', word: 'rang' })).toEqual(unclear({ settled: 'rang' }))
  })

  it('a person\'s word goes with a record that is surely the attempt\'s', () => {
    expect(next(ATTEMPTS.said, { type: 'found', callId: 'y', certainty: 'sure' })).toEqual(unclear({ state: 'started', callId: 'y', found: 'sure' }))
  })

  it('when a call was missed, until somebody has been reached; the same once more is no news', () => {
    const missed = next(ATTEMPTS.started, { type: 'missed', at: NOW })
    expect(missed).toEqual(attemptWith({ missedAt: NOW }))
    expect(next(missed, { type: 'missed', at: NOW })).toBe(missed)
    expect(next(missed, { type: 'missed', at: null })).toEqual(attemptWith())
  })
})

it('of two tabs the one counts that knows more', () => {
  const ranks = STANDINGS.map(standing => howFar(ATTEMPTS[standing]))
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  expect(new Set(ranks.slice(0, -1)).size, 'only an answer is like another').toBe(ranks.length - 1)
  expect(howFar(attemptWith({ missedAt: NOW }))).toBeGreaterThan(howFar(attemptWith()))
})

it('events only ever lead on: whatever comes, in whatever order', () => {
  for (const standing of STANDINGS) {
    for (const event of Object.values(EVENTS)) expect(howFar(next(ATTEMPTS[standing], event))).toBeGreaterThanOrEqual(howFar(ATTEMPTS[standing]))
  }
})
