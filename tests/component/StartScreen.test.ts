import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { NOW } from '../unit/support/attempts'
import { fakePortal, openPage } from '../unit/support/desk'
import { openDesk, show, useDesk } from './support/desk'
import { click } from './support/person'
import { all, get, nameOf, query, textOf } from './support/screen'
import { useStartStore } from '@/app/start'
import StartScreen from '@/app/StartScreen.vue'
import { useSessionStore } from '@/session/session'
import { type StartState, useFirstReadStore } from '@/session/firstRead'
import { portalFailure } from '@/portal/errors/portalErrors'
import { failureOf } from '@/core/failure/catalogue'
import type { Failure } from '@/core/failure/failure'

useDesk()

const DETAILS = { code: 'insufficient_scope', method: 'batch', status: 403, at: NOW, requestId: 'r1' }

async function showStart(state: StartState, failure: Failure | null = null) {
  const portal = fakePortal({ firstAnswer: { read: () => new Promise(() => {}) } })
  openDesk({ portal })
  // It is the one that reads.
  useStartStore()
  useFirstReadStore().state = state
  useFirstReadStore().failure = failure
  await show(() => h(StartScreen))
  return portal
}

it('connecting says so, and offers nothing to click', async () => {
  await showStart('connecting')
  expect(textOf(get('status'))).toBe('Connecting to Bitrix24…')
  expect(all('button')).toEqual([])
  expect(query('alert')).toBeNull()
})

it('outside a portal the page for that is loaded', async () => {
  openPage()
  useFirstReadStore().state = 'outside'
  await show(() => h(StartScreen))
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(nameOf(get('heading'))).toBe('Callback Desk works inside Bitrix24')
  expect(all('listitem')).toHaveLength(4)
})

it('a silent portal: “Try again” asks for the page anew, with GET, parameters kept', async () => {
  const replace = vi.fn()
  vi.stubGlobal('location', { href: 'https://apps.example/desk/', pathname: '/desk/', search: '?DOMAIN=p.example&LANG=de', replace })
  const portal = await showStart('silent')
  expect(textOf(get('alert'))).toContain('Bitrix24 is not responding')
  expect(textOf(get('alert'))).toContain('The page around this app has not answered for 10 seconds.')
  await click(get('button', 'Try again'))
  expect(replace.mock.calls).toEqual([['/desk/?DOMAIN=p.example&LANG=de']])
  expect(portal.firstAnswer.read).not.toHaveBeenCalled()
})

it('a handshake that failed: “Try again” asks for the page anew, for there is no portal to ask', async () => {
  const replace = vi.fn()
  vi.stubGlobal('location', { href: 'https://apps.example/desk/', pathname: '/desk/', search: '?LANG=de', replace })
  await showStart('failed', failureOf('startFailed', DETAILS))
  useSessionStore().portal = null
  await click(get('button', 'Try again'))
  expect(replace.mock.calls).toEqual([['/desk/?LANG=de']])
})

it('a failed start: what happened, what to do, details; “Try again” reads again in the same page', async () => {
  const portal = await showStart('failed', failureOf('scopeMissing', DETAILS))
  await vi.dynamicImportSettled()
  const told = textOf(get('alert'))
  expect(told).toContain('Callback Desk could not start')
  expect(told).toContain('Callback Desk was installed without a permission it needs.')
  expect(told).toContain('An administrator can tick Telephony (telephony), Outgoing calls (call), CRM (crm) and Embedding of applications (placement)')
  expect(told).toContain('Code: insufficient_scope Method: batch HTTP status: 403')
  await click(get('button', 'Try again'))
  expect(portal.firstAnswer.read).toHaveBeenCalledTimes(1)
  expect(query('alert')).toBeNull()
  expect(textOf(get('status'))).toBe('Connecting to Bitrix24…')
})

it('nothing the portal wrote is shown', async () => {
  await showStart('failed', portalFailure(DETAILS, 'Raw words of the portal'))
  expect(textOf()).not.toContain('Raw words')
})

it.each([
  ['connectionLost', 'The connection was lost before the portal answered.'],
  ['timeout', 'The portal did not answer within a minute.'],
  ['gatewayPage', 'Something between you and the portal answered in its place.']
] as const)('a read that ended in %s is no reason to look for a ringing phone', async (entry, what) => {
  await showStart('failed', failureOf(entry, DETAILS))
  expect(textOf(get('alert'))).toContain(`${what}Check your connection and try again in a moment.`)
  expect(textOf()).not.toContain('phone rings')
})
