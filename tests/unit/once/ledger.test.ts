import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { effectScope } from 'vue'
import { NOW } from '../support/attempts'
import { fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { fillStorage } from '../support/storage'
import { store, stored, storeElsewhere } from '../support/stored'
import { useLedger } from '@/once/ledger'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

interface Click {
  id: string
  at: number
  state: string
  known: number
}
const click = (id: string, at: number, known = 1): Click => ({ id, at, state: 'done', known })

function open() {
  signIn(fakePortal())
  const ledger = effectScope().run(() => useLedger<Click>({
    name: 'clicks',
    schema: v.array(v.object({ id: v.string(), at: v.number(), state: v.string(), known: v.number() })),
    howFar: ({ known }) => known,
    kept: all => all.slice(0, 3)
  }, useSessionStore().scope))
  if (!ledger) throw new Error('no scope')
  ledger.restore()
  return ledger
}

describe('the list', () => {
  it('is newest first, whatever the order in which clicks come', () => {
    const ledger = open()
    for (const one of [click('b', 5), click('c', 9), click('a', 1)]) ledger.save(one)
    expect(ledger.clicks.value.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(stored('clicks')).toEqual(ledger.clicks.value)
  })

  it('holds a click once: the same id is replaced', () => {
    const ledger = open()
    ledger.save(click('a', 1))
    ledger.save(click('a', 1, 2))
    expect(ledger.clicks.value).toEqual([click('a', 1, 2)])
  })

  it('holds what is worth keeping', () => {
    const ledger = open()
    for (let index = 0; index < 5; index++) ledger.save(click(String(index), index))
    expect(stored('clicks')).toMatchObject([{ id: '4' }, { id: '3' }, { id: '2' }])
  })
})

it('a click is changed where it is written; the same object is no change, and a click nobody knows is none', () => {
  const ledger = open()
  ledger.save(click('a', 1))
  ledger.change(({ id }) => id === 'a', one => one)
  ledger.change(({ id }) => id === 'unknown', one => ({ ...one, known: 9 }))
  expect(stored('clicks')).toEqual([click('a', 1)])
  ledger.change(({ id }) => id === 'a', one => ({ ...one, known: 2 }))
  expect(stored('clicks')).toEqual([click('a', 1, 2)])
})

describe('of this tab and the others', () => {
  it('the one counts that knows more of a click', () => {
    store('clicks', [click('a', 1, 1), click('b', 2, 5)])
    const ledger = open()
    storeElsewhere('clicks', [click('a', 1, 3), click('b', 2, 4)])
    expect(ledger.clicks.value).toEqual([click('b', 2, 5), click('a', 1, 3)])
  })

  it('a change here takes what another has stored along', () => {
    const ledger = open()
    store('clicks', [click('theirs', 1)])
    ledger.save(click('mine', 2))
    expect(stored('clicks')).toEqual([click('mine', 2), click('theirs', 1)])
  })

  it('what the browser cannot keep is known here all the same', () => {
    const ledger = open()
    expect(ledger.save(click('a', 1))).toBe(true)
    const makeRoom = fillStorage()
    expect(ledger.save(click('b', 2))).toBe(false)
    makeRoom()
    storeElsewhere('clicks', [click('c', 3)])
    expect(ledger.read().map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })
})

it('a click of somebody who no longer uses the page is stored under theirs', () => {
  const ledger = open()
  useSessionStore().setUser(MAX)
  ledger.save(click('hers', 1))
  expect(stored('clicks')).toEqual([click('hers', 1)])
})
