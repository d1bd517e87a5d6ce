import { expect, it } from 'vitest'
import { recordWith } from '../support/records'
import { useRecordsSoFar } from '@/journal/recordsSoFar'

const part = (read: number, next: number | null) => ({ records: [recordWith({ id: read })], read, next })

it('goes on behind the last part, with no more pages than there are', () => {
  const { nextPart, add, expected, records } = useRecordsSoFar(() => 1_120)
  expect(nextPart()).toEqual({ after: 0, pages: 20 })
  expect(add(part(1_000, 77))).toBe(false)
  expect([nextPart(), expected.value, records.value.length]).toEqual([{ after: 77, pages: 3 }, 1_120, 1])
  expect(add(part(120, 99))).toBe(true)
})

it('while nobody knows how many there are, only the portal says which part is the last', () => {
  const { nextPart, add, expected } = useRecordsSoFar(() => null)
  expect(add(part(1_000, 77))).toBe(false)
  expect([nextPart(), expected.value]).toEqual([{ after: 77, pages: 20 }, 1_000])
  expect(add(part(10, null))).toBe(true)
})

it('begins anew once it is cleared', () => {
  const { nextPart, add, clear, read, records } = useRecordsSoFar(() => 100)
  add(part(50, 7))
  clear()
  expect([nextPart(), read.value, records.value]).toEqual([{ after: 0, pages: 2 }, 0, []])
})
