import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { hostileText, hostileTo, withstands } from '../support/hostile'
import { recordedNumber } from '@/core/phone/recordedNumber'
import { todosIn } from '@/portal/ports/today'
import { peopleToCall, type EndedCall } from '@/today/people'

vi.setConfig({ testTimeout: 60_000 })

const TODO = {
  ID: '5', OWNER_ID: '1', OWNER_TYPE_ID: '2', SUBJECT: 'Call back Anna', CREATED: '2026-01-14T10:00:00+03:00', DEADLINE: '2026-01-15T10:00:00+03:00', RESPONSIBLE_ID: '7', COMPLETED: 'N'
}

it('a to-do is the user\'s own, and due, or none; or it is known why there are none', () => {
  withstands(hostileTo([TODO], [TODO, { ...TODO, ID: 6 }]), (answer) => {
    const read = todosIn(answer, answer, { userId: '7', until: NOW })
    if ('entry' in read) return
    for (const { id, record, title, deadline } of read) {
      expect([id, record.id, record.entityTypeId].every(one => Number.isSafeInteger(one) && one > 0)).toBe(true)
      expect(typeof title).toBe('string')
      expect(deadline).toBeLessThanOrEqual(NOW)
    }
  }, { runs: 300 })
})

it('whoever is in the list is there once, whatever numbers records name', () => {
  const call = fc.record({ number: fc.oneof(hostileText, fc.constantFrom('4930901820', '030 901820')), ago: fc.nat(10_000_000), answered: fc.boolean() })
  withstands(fc.array(call, { maxLength: 8 }), (calls) => {
    const ended = calls.map(({ number, ago, answered }): EndedCall => ({
      number: recordedNumber(number, null), at: NOW - ago, outcome: answered ? 'answered' : 'missed', code: '', client: null, incoming: false
    }))
    const people = peopleToCall({
      missed: ended.filter(({ outcome }) => outcome === 'missed'), reached: ended.filter(({ outcome }) => outcome === 'answered'), todos: [], underWay: [], now: NOW, today: NOW
    })
    expect(new Set(people.map(({ number }) => number)).size).toBe(people.length)
    expect(people.every(({ number }) => number !== '')).toBe(true)
  }, { runs: 100 })
})
