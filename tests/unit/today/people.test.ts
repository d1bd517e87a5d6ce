import { describe, expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import type { OutcomeKind } from '@/core/telephony/callRecord'
import { peopleToCall, tryAgainAt, type EndedCall, type Known, type TodoOfClient } from '@/today/people'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const TODAY = NOW - 12 * HOUR
const ANNA = '+4930901820'
const OTTO = '+4930901821'
const EMMA = '+442079460300'
const CONTACT = { entityTypeId: 3, id: 5 }

/** @param ago minutes before now */
const call = (number: string, ago: number, outcome: OutcomeKind = 'missed', more: Partial<EndedCall> = {}): EndedCall =>
  ({ number, at: NOW - ago * MINUTE, outcome, code: '304', client: null, incoming: false, ...more })
const answered = (number: string, ago: number) => call(number, ago, 'answered')
/** @param inMinutes after now */
const todo = (id: number, inMinutes: number, numbers: readonly string[] = [], record = { entityTypeId: 2, id }, createdAt = 0): TodoOfClient =>
  ({ id, record, title: `To-do ${id}`, createdAt, deadline: NOW + inMinutes * MINUTE, numbers, name: '' })

const people = (known: Partial<Known>) => peopleToCall({ missed: [], reached: [], todos: [], underWay: [], now: NOW, today: TODAY, ...known })
const keys = (known: Partial<Known>) => people(known).map(({ key }) => key)

describe('calls that reached nobody', () => {
  it.each<[what: string, missed: EndedCall[], reached: EndedCall[], numbers: string[]]>([
    ['nothing', [], [], []],
    ['one', [call(ANNA, 10)], [], [ANNA]],
    ['of several the latest first', [call(ANNA, 90), call(OTTO, 10), call(EMMA, 30)], [], [OTTO, EMMA, ANNA]],
    ['each person once', [call(ANNA, 90), call(ANNA, 10), call(ANNA, 30)], [], [ANNA]],
    ['each person once, however the number is written', [call('4930901820', 90), call(ANNA, 10), call('030901820', 20)], [], [ANNA]],
    ['somebody was reached since', [call(ANNA, 10)], [answered(ANNA, 5)], []],
    ['whoever wrote the number', [call(ANNA, 10)], [answered('4930901820', 5)], []],
    ['reached earlier, and missed since', [call(ANNA, 10)], [answered(ANNA, 15)], [ANNA]],
    ['missed, reached, missed again', [call(ANNA, 30), call(ANNA, 10)], [answered(ANNA, 20)], [ANNA]],
    ['somebody else was reached', [call(ANNA, 10)], [answered(OTTO, 5)], [ANNA]],
    ['busy', [call(ANNA, 10, 'busy')], [], [ANNA]],
    ['declined', [call(ANNA, 10, 'declined')], [], [ANNA]],
    ['no money left', [call(ANNA, 10, 'noFunds')], [], [ANNA]],
    ['an unknown end', [call(ANNA, 10, 'unknown')], [], [ANNA]],
    ['a number that does not exist', [call(ANNA, 10, 'invalidNumber')], [], []],
    ['a blocked one', [call(ANNA, 10, 'blocked')], [], []],
    ['once busy, then found not to exist', [call(ANNA, 20, 'busy'), call(ANNA, 10, 'invalidNumber')], [], []],
    ['a record without a number', [call('', 10)], [], []],
    ['an extension of the office', [call('12', 10), call('12', 20), call('123', 5)], [], ['123', '12']],
    ['a number of the same end is another', [call('901820', 10), call(ANNA, 20)], [], ['901820', ANNA]]
  ])('%s', (_what, missed, reached, numbers) => {
    expect(people({ missed, reached }).map(({ number }) => number)).toEqual(numbers)
  })

  it('are counted since somebody was reached last', () => {
    const [anna] = people({ missed: [call(ANNA, 200), call(ANNA, 20), call(ANNA, 10, 'busy')], reached: [answered(ANNA, 100)] })
    expect(anna?.missed).toMatchObject({ tries: 2, last: { outcome: 'busy' } })
  })

  it('know the client of the last one', () => {
    expect(people({ missed: [call(ANNA, 10, 'missed', { client: CONTACT })] })[0]?.record).toEqual(CONTACT)
  })
})

describe('to-dos', () => {
  it.each<[what: string, known: Partial<Known>, keys: string[]]>([
    ['overdue ones first, the oldest before', { todos: [todo(1, 60), todo(2, -60), todo(3, -600)] }, ['todo 3', 'todo 2', 'todo 1']],
    ['missed calls come between what is overdue and what is due later', { todos: [todo(1, 60), todo(2, -60)], missed: [call(ANNA, 10)] }, ['todo 2', `number ${ANNA}`, 'todo 1']],
    ['due this very moment is due', { todos: [todo(1, 0)], missed: [call(ANNA, 10)] }, ['todo 1', `number ${ANNA}`]],
    ['one person with a missed call and a to-do is one, by number', { todos: [todo(1, 60, [OTTO, ANNA])], missed: [call(ANNA, 10)] }, [`number ${ANNA}`]],
    ['and by record', { todos: [todo(1, 60, [], CONTACT)], missed: [call(ANNA, 10, 'missed', { client: CONTACT })] }, [`number ${ANNA}`]],
    ['whose to-do is overdue comes first with it', { todos: [todo(1, -5, [ANNA])], missed: [call(OTTO, 1), call(ANNA, 10)] }, [`number ${ANNA}`, `number ${OTTO}`]],
    ['two to-dos of one client are one person', { todos: [todo(1, 60, [ANNA]), todo(2, 30, [ANNA])] }, ['todo 2']],
    ['two of one record as well, without a number', { todos: [todo(1, 60, [], CONTACT), todo(2, 30, [], CONTACT)] }, ['todo 2']],
    ['two of different records without a number are two', { todos: [todo(1, 60), todo(2, 30)] }, ['todo 2', 'todo 1']]
  ])('%s', (_what, known, expected) => {
    expect(keys(known)).toEqual(expected)
  })

  it('the earliest of several stands for all', () => {
    expect(people({ todos: [todo(1, 60, [ANNA]), todo(2, 30, [ANNA])] })[0]?.todo?.id).toBe(2)
  })

  it('is called under the first number of its client', () => {
    expect(people({ todos: [todo(1, 60, [OTTO, ANNA])] })[0]?.number).toBe(OTTO)
    expect(people({ todos: [todo(1, 60)] })[0]?.number).toBe('')
  })

  it('stays when its client was reached before: it is not done by that', () => {
    expect(keys({ todos: [todo(1, 60, [ANNA])], missed: [call(ANNA, 10)], reached: [answered(ANNA, 5)] })).toEqual(['todo 1'])
  })
})

describe('who was called meanwhile', () => {
  const MISSED = [call(ANNA, 20), call(OTTO, 30)]

  it('comes last, until it is known how that ended', () => {
    const [first, last] = people({ missed: MISSED, underWay: [{ number: ANNA, at: NOW - MINUTE }] })
    expect([first?.number, first?.calledAt, last?.number, last?.calledAt]).toEqual([OTTO, null, ANNA, NOW - MINUTE])
  })

  it.each<[what: string, known: Partial<Known>, called: boolean]>([
    ['a click before the last try is that try', { missed: MISSED, underWay: [{ number: ANNA, at: NOW - 25 * MINUTE }] }, false],
    ['a click at somebody else', { missed: MISSED, underWay: [{ number: EMMA, at: NOW - MINUTE }] }, false],
    ['a to-do whose client was reached today', { todos: [todo(1, -5, [ANNA])], reached: [answered(ANNA, 3)] }, true],
    ['a little early', { todos: [todo(1, 30, [ANNA])], reached: [answered(ANNA, 20)] }, true],
    ['hours before it is due', { todos: [todo(1, 60, [ANNA])], reached: [answered(ANNA, 120)] }, false],
    ['a to-do that was added after the call', { todos: [todo(1, -5, [ANNA], undefined, NOW - 30 * MINUTE)], reached: [answered(ANNA, 40)] }, false],
    ['a to-do whose client was reached yesterday', { todos: [todo(1, -5, [ANNA])], reached: [answered(ANNA, 20 * 60)] }, false],
    ['a to-do whose client is being called', { todos: [todo(1, -5, [ANNA])], underWay: [{ number: ANNA, at: NOW - 1 }] }, true],
    ['a to-do without a number', { todos: [todo(1, -5)], underWay: [{ number: ANNA, at: NOW - 1 }] }, false]
  ])('%s', (_what, known, called) => {
    expect(people(known).some(({ calledAt }) => calledAt !== null)).toBe(called)
  })

  it('in the order they were called', () => {
    const underWay = [{ number: ANNA, at: NOW - MINUTE }, { number: OTTO, at: NOW - 2 * MINUTE }]
    expect(people({ missed: MISSED, underWay }).map(({ number }) => number)).toEqual([OTTO, ANNA])
  })
})

it.each<[tries: number, ago: number, inMinutes: number | null]>([
  [1, 1, 4], [1, 5, null], [2, 1, 14], [3, 1, 29], [4, 1, 59], [5, 1, 119], [9, 1, 119], [9, 121, null]
])('after %i tries, the last %i minutes ago, again in %s minutes', (tries, ago, inMinutes) => {
  expect(tryAgainAt({ last: call(ANNA, ago), tries }, NOW)).toBe(inMinutes === null ? null : NOW + inMinutes * MINUTE)
})
