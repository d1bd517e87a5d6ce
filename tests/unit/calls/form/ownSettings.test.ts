import { describe, expect, it } from 'vitest'
import { NOW } from '../../support/attempts'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../../support/desk'
import { administratorsAnswer } from '../../support/firstAnswer'
import { unnamed } from '../../support/settings'
import { useShowing } from '@/app/showing'
import { useOwnSettingsStore } from '@/calls/form/ownSettings'
import { saveOwnSettings } from '@/calls/form/saveOwnSettings'
import { DEFAULT_OWN_SETTINGS, type OwnSettings } from '@/core/options/ownSettings'
import { writeOwnSettings } from '@/core/options/writeOwnSettings'
import { toFirstData } from '@/portal/ports/firstAnswer'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

const own = (callAtOnce: boolean, ...texts: string[]): OwnSettings => ({ callAtOnce, texts: { callback: unnamed(...texts), infocall: [] } })

it('come with the first answer, and are the next user\'s no longer', () => {
  signIn(fakePortal())
  const answer = administratorsAnswer({ userOptions: { own: writeOwnSettings(own(true, 'a')) } })
  useShowing().show(toFirstData(answer), false)
  expect([useOwnSettingsStore().settings, useOwnSettingsStore().fresh]).toEqual([own(true, 'a'), false])
  useShowing().show(toFirstData(answer), true)
  expect(useOwnSettingsStore().fresh).toBe(true)
  useSessionStore().setUser(MAX)
  expect([useOwnSettingsStore().settings, useOwnSettingsStore().fresh]).toEqual([DEFAULT_OWN_SETTINGS, false])
  useSessionStore().setUser(ANNA)
})

it.each(['{"v":1', '{"v":2}'])('the defaults apply where they cannot be read: %s', (stored) => {
  signIn(fakePortal())
  useShowing().show(toFirstData(administratorsAnswer({ userOptions: { own: stored } })), true)
  expect([useOwnSettingsStore().settings, useOwnSettingsStore().state]).toEqual([DEFAULT_OWN_SETTINGS, stored.includes('2') ? 'newer' : 'damaged'])
})

describe('a save', () => {
  it.each<[string, unknown, OwnSettings]>([
    ['where nothing was stored', undefined, own(true)],
    ['keeps what another computer has added', writeOwnSettings(own(false, 'theirs')), own(true, 'theirs')],
    ['replaces what cannot be read', 'x', own(true)]
  ])('%s', async (_what, stored, expected) => {
    const portal = fakePortal({ options: { readUser: async () => ({ own: stored }) } })
    expect(await saveOwnSettings(portal.options, own(false), own(true))).toEqual({ state: 'read', settings: expected })
    expect(portal.options.saveUser).toHaveBeenCalledWith({ own: writeOwnSettings(expected) })
  })

  it('writes nothing over settings of a newer version', async () => {
    const portal = fakePortal({ options: { readUser: async () => ({ own: '{"v":2}' }) } })
    expect(await saveOwnSettings(portal.options, own(false), own(true))).toEqual({ state: 'newer' })
    expect(portal.options.saveUser).not.toHaveBeenCalled()
  })
})
