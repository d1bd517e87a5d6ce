import { expect, it, vi } from 'vitest'
import { newId } from '@/browser/id'

it('an id is 128 random bits in hexadecimal, leading zeros kept', () => {
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) array.set([0, 1, 15, 16, 255])
    return array
  })
  expect(newId()).toBe('00010f10ff0000000000000000000000')
})

it('ids do not repeat', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(new Set(ids).size).toBe(1000)
})

it('needs no crypto.randomUUID: pages over plain HTTP have none', () => {
  vi.spyOn(crypto, 'randomUUID').mockImplementation(() => {
    throw new TypeError('crypto.randomUUID is not a function')
  })
  expect(newId()).toMatch(/^[\da-f]{32}$/)
})
