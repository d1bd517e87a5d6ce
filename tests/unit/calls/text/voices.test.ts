import { afterEach, beforeEach, expect, it } from 'vitest'
import { REFUSAL } from '../../support/attempts'
import { ANNA, closePage, MAX, openPage } from '../../support/desk'
import { useVoicesStore } from '@/calls/text/voices'
import { useSessionStore } from '@/session/session'
import { toVoice } from '@/core/telephony/voice'

beforeEach(openPage)
afterEach(closePage)

const anna = toVoice('eurgermanfemale', 'German (Female) (Default)')

it('no voices are known at first: the portal\'s default speaks', () => {
  expect(useVoicesStore().voices).toEqual([])
  expect(useVoicesStore().failure).toBeNull()
})

it('the portal\'s list replaces the one before', () => {
  useVoicesStore().apply({ state: 'listed', voices: [anna, toVoice('x', 'X')] })
  useVoicesStore().apply({ state: 'listed', voices: [anna] })
  expect(useVoicesStore().voices).toEqual([anna])
})

it('a failed refresh is told and leaves the known voices as they were; the next good one forgets it', () => {
  const store = useVoicesStore()
  store.apply({ state: 'listed', voices: [anna] })
  store.apply({ state: 'failed', failure: REFUSAL })
  expect({ voices: store.voices, failure: store.failure }).toEqual({ voices: [anna], failure: REFUSAL })
  store.apply({ state: 'listed', voices: [] })
  expect({ voices: store.voices, failure: store.failure }).toEqual({ voices: [], failure: null })
})

it('nothing of one user is left for another', () => {
  const store = useVoicesStore()
  store.apply({ state: 'listed', voices: [anna] })
  store.apply({ state: 'failed', failure: REFUSAL })
  const session = useSessionStore()
  session.setUser(ANNA)
  expect(useVoicesStore().voices).toEqual([anna])
  session.setUser(MAX)
  const next = useVoicesStore()
  expect({ voices: next.voices, failure: next.failure }).toEqual({ voices: [], failure: null })
})
