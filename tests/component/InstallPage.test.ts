import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { ANNA, MAX } from '../unit/support/desk'
import { administratorsAnswer, managersAnswer } from '../unit/support/firstAnswer'
import { fakeInstallation, portalError } from '../unit/support/installation'
import { deferred } from '../unit/support/deferred'
import { openDesk, show, useDesk } from './support/desk'
import { click } from './support/person'
import { all, get, query, textOf } from './support/screen'
import { showLanguage } from '@/locales'
import InstallPage from '@/install/InstallPage.vue'
import type { PlacementSync } from '@/portal/ports/placements'
import { useSettingsStore } from '@/calls/form/settings'
import { DEFAULT_SETTINGS } from '@/core/options/settings'

useDesk('install', 'placements')

async function open(answer = administratorsAnswer(), scopes?: readonly string[], user = ANNA) {
  const fake = fakeInstallation(answer, scopes)
  openDesk({ portal: fake.portal, answer, user })
  await show(() => h(InstallPage))
  return fake
}

const steps = () => all('listitem', undefined, get('list', 'Steps of the installation')).map(textOf)
const install = () => click(get('button', 'Install'))

describe('before the click', () => {
  it('says what will be added, in plain words, and does nothing', async () => {
    const { portal } = await open()
    expect(textOf(get('heading'))).toBe('Install Callback Desk')
    expect(all('listitem', undefined, get('list', /^Callback Desk rings you/)).map(textOf)).toEqual([
      '“Call back” in the cards and lists of leads, contacts, companies and deals',
      '“Callback Desk” in the left menu',
      'links that open Callback Desk with the form filled in',
      'the names of your lines for everybody, so that colleagues who are not allowed to manage lines can call from them'
    ])
    expect(steps()).toEqual([
      'Check the permissionsWaiting', 'Look for lines to call fromWaiting', 'Add Callback Desk to CRM and the menuWaiting',
      'Share the lines with everybodyWaiting', 'Finish the installationWaiting'
    ])
    expect(query('alert')).toBeNull()
    expect(portal.installation.inspect).not.toHaveBeenCalled()
  })

  it('smart processes of the settings are named', async () => {
    await open()
    useSettingsStore().settings = { ...DEFAULT_SETTINGS, processTypes: [183, 1038] }
    await vi.advanceTimersByTimeAsync(0)
    expect(textOf()).toContain('the same in 2 smart processes chosen in the settings')
  })

  it('a portal without lines is told so, and can be installed on', async () => {
    await open(administratorsAnswer({ lines: [] }))
    expect(textOf()).toContain('This portal has no outgoing line yet')
    expect(textOf()).toContain('You can install Callback Desk now. Connect a line afterwards')
    expect(query('button', 'Install')).not.toBeNull()
  })

  it('who is no administrator learns who can install', async () => {
    await open(managersAnswer(), undefined, MAX)
    expect(textOf(all('status')[0])).toContain('Only an administrator can install Callback Desk')
    expect(textOf(all('status')[0])).toContain('Ask an administrator of your Bitrix24')
    expect(all('button')).toEqual([])
    expect(query('list', 'Steps of the installation')).toBeNull()
  })
})

it('a click installs: each step, then where to find it, who can call, and what to try first', async () => {
  await open()
  await install()
  expect(steps()).toEqual([
    'Check the permissionsDoneOptional: with the permission Users, minimal (user_brief) the journal shows colleagues by name instead of by number.', 'Look for lines to call fromDone3 lines found.', 'Add Callback Desk to CRM and the menuDoneAdded: 1. Removed: 0. Unchanged: 1.',
    'Share the lines with everybodyDone', 'Finish the installationDone'
  ])
  expect(all('status').map(textOf).join()).toContain('Callback Desk is installed')
  expect(textOf()).toContain('You will find it in the left menu and as “Call back” in the cards and lists of CRM.')
  expect(all('listitem', undefined, get('list', 'What next')).map(textOf)).toEqual([
    'Reload the Bitrix24 page to see the new entries.',
    'Open a deal and click “Call back”: the client and their number are filled in. One more click and your phone rings.',
    'Open Callback Desk from the left menu and click “Settings”: lines, texts and quiet hours for everybody.'
  ])
  expect(all('button')).toEqual([])
})

it('the button stands above the steps, before the click and while they go on', async () => {
  await open(undefined, ['telephony'])
  const isAbove = () => get('button').compareDocumentPosition(get('list', 'Steps of the installation')) & Node.DOCUMENT_POSITION_FOLLOWING
  expect(isAbove()).toBeTruthy()
  await install()
  expect(get('button').textContent).toContain('Try again')
  expect(isAbove()).toBeTruthy()
})

it('the step under way is announced, and the button says so and does nothing', async () => {
  const { inspect, portal } = await open()
  const inspecting = deferred<Awaited<ReturnType<typeof inspect>>>()
  inspect.mockReturnValueOnce(inspecting.promise)
  await install()
  expect(all('status').map(textOf)).toEqual(['Step 1 of 5: Check the permissions'])
  expect(steps()[0]).toBe('Check the permissionsIn progress')
  const button = get('button', 'Installing…')
  expect(button.getAttribute('aria-disabled')).toBe('true')
  await click(button)
  expect(portal.installation.inspect).toHaveBeenCalledTimes(1)
})

it('missing permissions: which, and where to tick them', async () => {
  const { portal } = await open(undefined, ['telephony', 'crm'])
  await install()
  expect(textOf(get('alert'))).toBe('Callback Desk does not have these permissions: Outgoing calls (call) and Embedding of applications (placement).'
    + 'Open Developer resources → Integrations, edit Callback Desk, tick them under permissions and save. Then try again.')
  expect(steps()[0]).toMatch(/^Check the permissionsFailed/)
  expect(portal.placements.sync).not.toHaveBeenCalled()
})

it('a failed step says why, what to do, and for support the details; the same button goes on', async () => {
  const { portal } = await open()
  portal.placements.sync.mockRejectedValueOnce(portalError('connectionLost'))
  const button = get('button', 'Install')
  button.focus()
  await click(button)
  expect(textOf(get('alert'))).toContain('The connection was lost before the portal answered.')
  expect(textOf(get('alert'))).toContain('Check your connection and try again in a moment.')
  expect(textOf(get('alert'))).not.toContain('phone')
  expect(textOf(get('alert'))).toContain('Details for support')
  expect(document.activeElement).toBe(get('button', 'Try again'))
  await click(get('button', 'Try again'))
  expect(query('alert')).toBeNull()
  expect(textOf()).toContain('Callback Desk is installed')
})

it('places that could not be changed, or that the portal does not have, are named in words', async () => {
  const { failure } = portalError('placementTaken')
  const results: PlacementSync['results'] = [
    { placement: 'REST_APP_URI', state: 'failed', failure }, { placement: 'CRM_DYNAMIC_183_LIST_MENU', state: 'failed', failure },
    { placement: 'CRM_QUOTE_LIST_MENU', state: 'failed', failure }
  ]
  const { portal } = await open()
  portal.placements.sync.mockResolvedValueOnce({ results, failure })
  await install()
  expect(textOf(get('alert'))).toContain('Not changed: links to Callback Desk, list of smart process 183, and a place of an earlier version.')
  portal.placements.sync.mockResolvedValueOnce({ results: [{ placement: 'CRM_LEAD_DETAIL_TOOLBAR', state: 'unavailable', failure: null }], failure: null })
  await click(get('button', 'Try again'))
  expect(textOf()).toContain('This Bitrix24 does not offer: card of a lead.')
})

it('a portal without lines: told at its step, and the installation goes on', async () => {
  await open(administratorsAnswer({ lines: [] }))
  await install()
  expect(steps()[1]).toMatch(/^Look for lines to call fromNeeds your attention/)
  expect(steps()[1]).toContain('Connect a line afterwards')
  expect(steps()[3]).toBe('Share the lines with everybodyNot neededThere are no lines to share yet.')
  expect(textOf()).toContain('Callback Desk is installed')
})

it('an administrator who may not see the lines learns which right is missing', async () => {
  await open(managersAnswer({ profile: { ID: '1', ADMIN: true } }))
  await install()
  expect(steps()[1]).toContain('You are not allowed to see the portal\'s lines.')
})

it.each([['de', 'Installieren'], ['ru', 'Установить']])('in %s', async (language, button) => {
  await showLanguage(language)
  await open()
  await click(get('button', button))
  expect(textOf()).not.toMatch(/install\.|placements\./)
  expect(query('button', button)).toBeNull()
})
