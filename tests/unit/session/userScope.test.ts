import * as v from 'valibot'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closePage, MAX, openPage } from '../support/desk'
import { keyOf, stored } from '../support/stored'
import { openUserScope } from '@/session/userScope'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  openPage()
})
afterEach(closePage)

it('stores nothing before it is known whose it is, then under its user, in the browser and in the tab', () => {
  const scope = openUserScope(0)
  expect([scope.storage.set('x', 1), scope.tabStorage.set('x', 1)]).toEqual([false, false])
  scope.signIn('member', MAX)
  scope.storage.set('x', 2)
  scope.tabStorage.set('x', 3)
  expect([stored('x', MAX.id), sessionStorage.getItem(keyOf('x', MAX.id))]).toEqual([2, '3'])
  expect([localStorage.length, sessionStorage.length]).toEqual([1, 1])
})

it('brings back what is stored once it is known whose it is, and at once where that is known already', () => {
  const scope = openUserScope(0)
  const restore = vi.fn(() => scope.storage.keyOf('x'))
  scope.whenKnown(restore)
  expect(restore).not.toHaveBeenCalled()
  scope.signIn('member', MAX)
  scope.whenKnown(restore)
  expect(restore.mock.results.map(({ value }) => value)).toEqual([keyOf('x', MAX.id), keyOf('x', MAX.id)])
})

it('ends once, and keeps its user\'s storage for what is still in flight', () => {
  const scope = openUserScope(0)
  scope.signIn('member', MAX)
  const dispose = vi.fn()
  scope.onEnd(dispose)
  expect(scope.over).toBe(false)
  scope.end()
  scope.end()
  expect([scope.over, dispose.mock.calls.length]).toEqual([true, 1])
  scope.storage.set('x', 1)
  expect(stored('x', MAX.id)).toBe(1)
  expect(scope.storage.get('x', v.number())).toBe(1)
})

it('what waited to be brought back for somebody who never signed in is not brought back', () => {
  const scope = openUserScope(0)
  const restore = vi.fn()
  scope.whenKnown(restore)
  scope.end()
  expect(restore).not.toHaveBeenCalled()
})
