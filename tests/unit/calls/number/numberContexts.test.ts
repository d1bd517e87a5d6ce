import { afterEach, beforeEach, expect, it } from 'vitest'
import { closePage, fakePortal, NO_LAUNCH, signIn } from '../../support/desk'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import { useLinesStore } from '@/calls/lines/lines'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import type { ClientNumber } from '@/core/client'
import { toLine } from '@/core/telephony/line'

const record = { entityTypeId: 3, id: 5 }
const number = (value: string, ...countries: string[]): ClientNumber => ({ value, kind: 'WORK', owner: '', person: '', hints: [{ kind: 'address', values: countries }] })

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(closePage)

/** Opened in a contact with these numbers, on a portal in German, after a call to Italy. */
function open(...numbers: ClientNumber[]) {
  signIn(fakePortal({ launch: { ...NO_LAUNCH, record } }))
  useClientStore().apply({ state: 'read', client: { record, title: '', name: '', company: '', numbers } })
  useDraftStore().country = 'IT'
  return useNumberContextsStore()
}

it('what somebody types may be of the portal\'s country or the last call\'s', () => {
  const contexts = open(number('030 901820'))
  useDraftStore().number = '030 901821'
  expect(contexts.inForm).toEqual({ countries: ['IT', 'DE'], typed: true })
})

it('a record\'s number is of its owner\'s country, and never of the last call\'s', () => {
  const contexts = open(number('01 25632561', 'AT'), number('030 901820'))
  useDraftStore().number = '01 25632561'
  expect(contexts.inForm).toEqual({ countries: ['AT', 'DE'], typed: false })
  useDraftStore().number = '030 901820'
  expect(contexts.inForm).toEqual({ countries: ['DE'], typed: false })
})

it('a rented line tells the country of a record\'s number before the portal\'s language does', () => {
  const contexts = open(number('01 25632561'))
  const line = toLine('4312345678')
  useLinesStore().apply({ state: 'listed', lines: [line], portalDefault: line.id, userDefault: null })
  useDraftStore().number = '01 25632561'
  expect(contexts.inForm).toEqual({ countries: ['AT'], typed: false })
})

it('what somebody types in a record is of its country before the last call\'s', () => {
  const contexts = open(number('01 25632561', 'AT'))
  useDraftStore().number = '01 2'
  expect(contexts.inForm).toEqual({ countries: ['AT', 'DE'], typed: true })
})

it('knows the record\'s numbers by the keys of all they may be', () => {
  const both = number('030 90182 / 030 90183')
  const contexts = open(number('call me'), both, number('(0 30) 23125-199'))
  expect(contexts.ownNumber('+493090183')).toEqual(both)
  expect(contexts.ownNumber('+493023125199')?.value).toBe('(0 30) 23125-199')
  expect(contexts.ownNumber('+3903023125199')).toBeNull()
})
