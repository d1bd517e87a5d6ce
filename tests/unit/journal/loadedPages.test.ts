import { expect, it } from 'vitest'
import { watch } from 'vue'
import { recordWith } from '../support/records'
import { PAGE, useLoadedPages } from '@/journal/loadedPages'

const full = () => Array.from({ length: PAGE }, () => recordWith())

it('tells a record that is not loaded from one that is damaged', () => {
  const { take, recordAt } = useLoadedPages()
  const [record] = full()
  take(0, full().slice(1), 120)
  expect([recordAt(0)?.record?.userId, recordAt(PAGE - 1), recordAt(PAGE)]).toEqual([record?.userId, { record: null }, null])
})

it('pages that are here, or that the portal has not, are not missing', () => {
  const { take, missing } = useLoadedPages()
  expect(missing(0, 500)).toEqual([0])
  take(1, full(), 170)
  expect([missing(0, 500), missing(60, 110)]).toEqual([[0, 2, 3], [2]])
})

it('a call that ended meanwhile shifts all the others', () => {
  const { take, loaded } = useLoadedPages()
  take(0, full(), 100)
  take(1, full(), 101)
  expect([[...loaded().pages.keys()], loaded().total]).toEqual([[1], 101])
})

it('sixty pages are kept, those read last, and each is told of', () => {
  const { take, pages } = useLoadedPages()
  let told = 0
  watch(pages, () => {
    told += 1
  }, { flush: 'sync' })
  for (let page = 0; page < 60; page++) take(page, [], 5_000)
  take(0, [], 5_000)
  take(60, [], 5_000)
  expect([told, pages.value.size, pages.value.has(0), pages.value.has(1), pages.value.has(60)]).toEqual([62, 60, true, false, true])
})

it('whose calls they were is known from then on', () => {
  const { take, clear, employees, loaded } = useLoadedPages()
  take(0, [recordWith({ userId: '10' }), recordWith({ userId: null }), recordWith({ userId: '9' })], 100)
  const { value: known } = employees
  take(1, [recordWith({ userId: '10' })], 100)
  expect(employees.value).toBe(known)
  clear(null)
  expect([employees.value, loaded()]).toEqual([['9', '10'], { total: 0, pageSize: PAGE, pages: new Map() }])
})
