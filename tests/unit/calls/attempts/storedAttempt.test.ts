import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { attemptWith, LOST } from '../../support/attempts'
import { StoredAttemptsSchema } from '@/calls/attempts/storedAttempt'

const good = attemptWith()
const read = (stored: unknown) => v.parse(StoredAttemptsSchema, stored)

it.each([
  ['started', attemptWith()],
  ['started without an id', attemptWith({ callId: null })],
  ['sending', attemptWith({ state: 'sending', callId: null })],
  ['refused', attemptWith({ state: 'refused', failure: { ...LOST, kind: 'refused', field: 'number', line: 'reg1', retryAt: 5 } })],
  ['unclear', attemptWith({ state: 'unclear', failure: LOST })],
  ['settled by hand', attemptWith({ state: 'unclear', failure: LOST, settled: 'rang' })],
  ['a missed callback', attemptWith({ missedAt: 5 })],
  ['one that probably did not happen', attemptWith({ state: 'did-not-happen', failure: LOST, found: 'likely' })],
  ['a voice message with a voice', attemptWith({ type: 'infocall', voice: 'eurgermanmale' })],
  ['a failure of another version\'s catalogue', attemptWith({ failure: { ...LOST, entry: 'somethingNew' } })]
])('an attempt survives being stored: %s', (_state, attempt) => {
  expect(read(JSON.parse(JSON.stringify([attempt])))).toEqual([attempt])
})

it('an attempt of an earlier version is read, without what it did not know', () => {
  const attempt = attemptWith({ state: 'unclear', failure: LOST })
  expect(read([{ ...attempt, found: undefined, missedAt: undefined, browser: undefined }])).toEqual([attempt])
})

describe('a damaged record is dropped alone', () => {
  it.each<[damage: string, record: unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['an empty object', {}],
    ['an empty list', []],
    ['no id', { ...good, id: undefined }],
    ['a time that is no number', { ...good, at: '2026-01-01' }],
    ['an unknown state', { ...good, state: 'ringing' }],
    ['an unknown type', { ...good, type: 'fax' }],
    ['no number', { ...good, number: null }],
    ['an unknown settlement', { ...good, settled: 'maybe' }],
    ['half a failure', { ...good, failure: { kind: 'unclear' } }],
    ['a failure without its time', { ...good, failure: { ...LOST, details: { ...LOST.details, at: null } } }]
  ])('%s', (_damage, record) => {
    const other = attemptWith({ id: 'a2' })
    expect(read([good, record, other])).toEqual([good, other])
  })

  it('what the app does not know of a record is not taken over', () => {
    expect(read([{ ...good, token: 'secret' }])).toEqual([good])
  })
})

it.each([null, {}, 'x', 5])('%j is no list of attempts', (stored) => {
  expect(v.safeParse(StoredAttemptsSchema, stored).success).toBe(false)
})
