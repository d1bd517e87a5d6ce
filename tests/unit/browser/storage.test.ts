import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { blockStorage, fillStorage } from '../support/storage'
import { openStorage } from '@/browser/storage'

const KEY = 'callback-desk:member:7:draft'
const open = () => openStorage('member', '7')

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

describe('what is stored', () => {
  it.each([['text'], [0], [false], [{ a: [1, null] }], [[]]])('%j is there on the next visit', (value) => {
    expect(open().set('draft', value)).toBe(true)
    expect(open().get('draft', v.unknown())).toEqual(value)
  })

  it('is replaced by what another tab wrote', () => {
    const storage = open()
    storage.set('draft', 'mine')
    localStorage.setItem(KEY, '"theirs"')
    expect(storage.get('draft', v.string())).toBe('theirs')
  })

  it('is nothing at first', () => {
    expect(open().get('draft', v.unknown())).toBeNull()
  })

  it('is gone after its removal, other names stay', () => {
    const storage = open()
    storage.set('draft', 1)
    storage.set('attempts', 2)
    storage.remove('draft')
    expect([storage, open()].map(one => [one.get('draft', v.number()), one.get('attempts', v.number())])).toEqual([[null, 2], [null, 2]])
  })
})

describe('what does not fit is treated as nothing', () => {
  it.each([
    ['broken JSON', '{"a":'],
    ['an empty text', ''],
    ['no JSON at all', 'undefined'],
    ['another type', '"7"'],
    ['null', 'null']
  ])('%s', (_damage, text) => {
    localStorage.setItem(KEY, text)
    expect(open().get('draft', v.number())).toBeNull()
  })

  it('unknown fields are not taken over', () => {
    localStorage.setItem(KEY, '{"a":1,"b":2}')
    expect(open().get('draft', v.object({ a: v.number() }))).toEqual({ a: 1 })
  })
})

describe('portals and users share nothing', () => {
  it('keys carry the portal and the user', () => {
    open().set('draft', 'x')
    expect(open().keyOf('draft')).toBe(KEY)
    expect(Object.keys(localStorage)).toEqual([KEY])
  })

  it.each([['another portal', 'other', '7'], ['another user', 'member', '8']])('%s sees nothing', (_who, member, user) => {
    open().set('draft', 'x')
    expect(openStorage(member, user).get('draft', v.string())).toBeNull()
  })

  it.each([['no user', 'member', null], ['no portal', '', '7'], ['neither', '', null]] as const)('with %s nothing outlives the page', (_what, member, user) => {
    const storage = openStorage(member, user)
    expect(storage.set('draft', 'x')).toBe(false)
    expect(localStorage).toHaveLength(0)
    expect(storage.get('draft', v.string())).toBe('x')
    storage.remove('draft')
    expect(storage.get('draft', v.string())).toBeNull()
  })

  it('with no user nothing stored before is read', () => {
    const storage = openStorage('member', null)
    localStorage.setItem(storage.keyOf('draft'), '"x"')
    expect(storage.get('draft', v.string())).toBeNull()
  })
})

describe('a browser that blocks storage', () => {
  it('costs only the next visit: values live as long as the page', () => {
    blockStorage()
    const storage = open()
    expect(storage.get('draft', v.string())).toBeNull()
    expect(storage.set('draft', 'x')).toBe(false)
    expect(storage.get('draft', v.string())).toBe('x')
    storage.remove('draft')
    expect(storage.get('draft', v.string())).toBeNull()
  })
})

describe('a browser whose storage is full', () => {
  it('gives back the newest value, not the older one still stored', () => {
    const storage = open()
    storage.set('draft', 'old')
    fillStorage()
    expect(storage.set('draft', 'new')).toBe(false)
    expect(storage.get('draft', v.string())).toBe('new')
    expect(localStorage.getItem(KEY)).toBe('"old"')
  })

  it('stores again as soon as there is room', () => {
    const storage = open()
    const makeRoom = fillStorage()
    storage.set('draft', 'new')
    makeRoom()
    expect(storage.set('draft', 'newer')).toBe(true)
    localStorage.setItem(KEY, '"from another tab"')
    expect(storage.get('draft', v.string())).toBe('from another tab')
  })

  it('after a removal nothing is left of it: what another tab stores then is read', () => {
    const storage = open()
    const makeRoom = fillStorage()
    storage.set('draft', 'new')
    makeRoom()
    storage.remove('draft')
    expect(storage.get('draft', v.string())).toBeNull()
    localStorage.setItem(KEY, '"from another tab"')
    expect(storage.get('draft', v.string())).toBe('from another tab')
  })
})

it('storage emptied under the page keeps the page\'s own values', () => {
  const storage = open()
  storage.set('draft', 'x')
  localStorage.clear()
  sessionStorage.clear()
  expect(storage.get('draft', v.string())).toBe('x')
})
