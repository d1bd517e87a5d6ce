import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LOST } from '../support/attempts'
import { closePage, openPage } from '../support/desk'
import { useFirstReadStore } from '@/session/firstRead'

beforeEach(openPage)
afterEach(closePage)

it('reads again by what was handed down, and forgets why the last time failed', async () => {
  const firstRead = useFirstReadStore()
  const reader = vi.fn(async () => {})
  firstRead.readWith(reader)
  firstRead.failure = LOST
  await firstRead.reload()
  expect(reader).toHaveBeenCalledTimes(1)
  expect(firstRead.failure).toBeNull()
})

it.each([['failed', 'connecting'], ['ready', 'ready']] as const)('a start that is %s is %s meanwhile: a form that is usable stays', async (before, meanwhile) => {
  const firstRead = useFirstReadStore()
  const seen: string[] = []
  firstRead.readWith(async () => { seen.push(firstRead.state) })
  firstRead.state = before
  await firstRead.reload()
  expect(seen).toEqual([meanwhile])
})

it('without anybody who reads, nothing happens', async () => {
  await useFirstReadStore().reload()
  expect(useFirstReadStore().state).toBe('connecting')
})
