import { afterEach, beforeEach, expect, it } from 'vitest'
import { REFUSAL } from '../../support/attempts'
import { ANNA, closePage, MAX, openPage } from '../../support/desk'
import { useLinesStore } from '@/calls/lines/lines'
import { useSessionStore } from '@/session/session'
import { toLine } from '@/core/telephony/line'

beforeEach(openPage)
afterEach(closePage)

const reg1 = toLine('reg1', 'Sales')
const sip7 = toLine('sip7', 'Office')
const state = () => {
  const { lines, access, portalDefault, userDefault, failure } = useLinesStore()
  return { lines, access, portalDefault, userDefault, failure }
}
const LISTED = { lines: [reg1, sip7], access: 'listed', portalDefault: 'reg1', userDefault: 'sip7', failure: null }
const list = () => useLinesStore().apply({ state: 'listed', lines: [reg1, sip7], portalDefault: 'reg1', userDefault: 'sip7' })

it('nothing is known at first', () => {
  expect(state()).toEqual({ lines: [], access: 'unknown', portalDefault: null, userDefault: null, failure: null })
})

it('listed lines come with the portal\'s and the user\'s default, and are found by id', () => {
  list()
  expect(state()).toEqual(LISTED)
  expect(useLinesStore().byId.get('sip7')).toEqual(sip7)
  expect(useLinesStore().byId.get('reg9')).toBeUndefined()
})

it('the own line alone is the user\'s default', () => {
  list()
  useLinesStore().apply({ state: 'own', line: sip7 })
  expect(state()).toEqual({ lines: [sip7], access: 'own', portalDefault: null, userDefault: 'sip7', failure: null })
  expect(useLinesStore().byId.has('reg1')).toBe(false)
})

it('without a line of one\'s own there is none', () => {
  list()
  useLinesStore().apply({ state: 'own', line: null })
  expect(state()).toEqual({ lines: [], access: 'own', portalDefault: null, userDefault: null, failure: null })
})

it('a failed refresh is told and leaves the known lines as they were; the next good one forgets it', () => {
  list()
  useLinesStore().apply({ state: 'failed', failure: REFUSAL, line: sip7 })
  expect(state()).toEqual({ ...LISTED, failure: REFUSAL })
  list()
  expect(state()).toEqual(LISTED)
})

it('nothing of one user is left for another', () => {
  list()
  useLinesStore().apply({ state: 'failed', failure: REFUSAL, line: null })
  useSessionStore().setUser(ANNA)
  expect(useLinesStore().access).toBe('listed')
  useSessionStore().setUser(MAX)
  expect(state()).toEqual({ lines: [], access: 'unknown', portalDefault: null, userDefault: null, failure: null })
})

it('a failed first read leaves open what the user may know', () => {
  useLinesStore().apply({ state: 'failed', failure: REFUSAL, line: null })
  expect(state()).toMatchObject({ lines: [], access: 'unknown', failure: REFUSAL })
})

it('a failed first read leaves the line of one\'s own', () => {
  useLinesStore().apply({ state: 'failed', failure: REFUSAL, line: sip7 })
  expect(state()).toEqual({ lines: [sip7], access: 'own', portalDefault: null, userDefault: 'sip7', failure: REFUSAL })
})
