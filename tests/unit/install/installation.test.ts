import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { administratorsAnswer, managersAnswer } from '../support/firstAnswer'
import { BOUND, fakeInstallation, portalError } from '../support/installation'
import { deferred } from '../support/deferred'
import { useInstallationStore } from '@/install/installation'
import { JUST_INSTALLED } from '@/install/justInstalled'
import { useLinesStore } from '@/calls/lines/lines'
import { useSessionStore } from '@/session/session'
import { DEFAULT_SETTINGS } from '@/core/options/settings'
import { writeSettings } from '@/core/options/writeSettings'
import { writePublished } from '@/core/options/publishedLines'
import { SCOPES } from '@/install/scopes'
import { toFirstData } from '@/portal/ports/firstAnswer'

freshBrowserForEachTest(NOW)

const states = () => Object.fromEntries(useInstallationStore().steps.map(({ id, state }) => [id, state]))
const failures = () => Object.fromEntries(useInstallationStore().steps.flatMap(({ id, failure }) => failure ? [[id, failure.entry]] : []))
const ALL_DONE = { permissions: 'done', lines: 'done', placements: 'done', publish: 'done', finish: 'done' }

/** A portal to install on, signed in to. */
function openInstaller(...how: Parameters<typeof fakeInstallation>) {
  const fake = fakeInstallation(...how)
  signIn(fake.portal)
  return { ...fake, store: useInstallationStore() }
}

describe('every step on its own portal', () => {
  let fake: ReturnType<typeof openInstaller>
  beforeEach(() => {
    fake = openInstaller()
  })

  it('nothing happens before the click', () => {
    expect(new Set(Object.values(states()))).toEqual(new Set(['waiting']))
    expect(fake.store.installed).toBe(false)
    expect(fake.portal.installation.inspect).not.toHaveBeenCalled()
  })

  it('one click does all', async () => {
    await fake.store.install()
    expect(states()).toEqual(ALL_DONE)
    expect(fake.store.installed).toBe(true)
    expect(fake.store.placements).toEqual(BOUND)
    expect(fake.inspect).toHaveBeenCalledTimes(1)
    expect(fake.finish).toHaveBeenCalledTimes(1)
    const { lines } = toFirstData(administratorsAnswer())
    if (lines.state !== 'listed') throw new Error('The administrator sees lines')
    expect(fake.portal.options.publishLines.mock.calls).toEqual([[writePublished(lines)]])
  })

  it('leaves word for the form that the app has just been installed, unless the end is refused', async () => {
    const left = () => useSessionStore().scope.tabStorage.get(JUST_INSTALLED, v.boolean())
    fake.finish.mockRejectedValueOnce(portalError('installUnconfirmed'))
    await fake.store.install()
    expect(left()).toBeNull()
    await fake.store.install()
    expect(left()).toBe(true)
  })

  it('ten clicks are one, also after the end', async () => {
    const inspecting = deferred<Awaited<ReturnType<typeof fake.inspect>>>()
    fake.inspect.mockReturnValueOnce(inspecting.promise)
    const clicks = Array.from({ length: 10 }, () => fake.store.install())
    expect(fake.store.running).toBe(true)
    inspecting.resolve({ scopes: [...SCOPES], data: toFirstData(administratorsAnswer()), linesFailure: null })
    await Promise.all(clicks)
    await fake.store.install()
    expect(fake.portal.placements.sync).toHaveBeenCalledTimes(1)
    expect(fake.finish).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['permissions', () => fake.inspect.mockRejectedValueOnce(portalError('connectionLost')), 'connectionLost', [2, 1]],
    ['placements', () => fake.portal.placements.sync.mockRejectedValueOnce(portalError('gatewayPage')), 'gatewayPage', [2, 2]],
    ['publish', () => fake.portal.options.publishLines.mockRejectedValueOnce(portalError('rateLimit')), 'rateLimit', [2, 1]],
    ['finish', () => fake.finish.mockRejectedValueOnce(portalError('installUnconfirmed')), 'installUnconfirmed', [1, 1]]
  ] as const)('%s fails: the rest waits, and the next click goes on from there', async (step, fail, entry, [inspections, syncs]) => {
    fail()
    await fake.store.install()
    expect(states()).toMatchObject({ [step]: 'failed' })
    expect(failures()).toEqual({ [step]: entry })
    expect(fake.store.installed).toBe(false)
    const after = Object.values(states()).slice(Object.keys(states()).indexOf(step) + 1)
    expect(after.every(state => state === 'waiting')).toBe(true)

    await fake.store.install()
    expect(states()).toEqual(ALL_DONE)
    expect(failures()).toEqual({})
    expect(fake.inspect).toHaveBeenCalledTimes(inspections)
    expect(fake.portal.placements.sync).toHaveBeenCalledTimes(syncs)
  })

  it('a place that fails is the step\'s failure; what became of the others is told', async () => {
    const { failure } = portalError('handlerRefused')
    fake.portal.placements.sync.mockResolvedValueOnce({ results: [{ placement: 'LEFT_MENU', state: 'failed', failure }], failure })
    await fake.store.install()
    expect(states()).toMatchObject({ placements: 'failed', publish: 'waiting' })
    expect(failures()).toEqual({ placements: 'handlerRefused' })
    expect(fake.store.placements?.results).toHaveLength(1)
  })

  it('a file of the app that does not load is told as that', async () => {
    fake.portal.installation.inspect.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    await fake.store.install()
    expect(failures()).toEqual({ permissions: 'textsNotLoaded' })
  })
})

it('missing permissions stop it before anything is changed', async () => {
  const { store, portal } = openInstaller(undefined, ['telephony', 'user_basic', 'crm'])
  await store.install()
  expect(states()).toEqual({ permissions: 'failed', lines: 'waiting', placements: 'waiting', publish: 'waiting', finish: 'waiting' })
  expect(store.missing).toEqual(['call', 'placement'])
  expect(portal.placements.sync).not.toHaveBeenCalled()
  expect(portal.options.publishLines).not.toHaveBeenCalled()
})

describe('lines', () => {
  it('a portal without any is installed on all the same, and there is nothing to share', async () => {
    const { store, portal, finish } = openInstaller(administratorsAnswer({ lines: [] }))
    await store.install()
    expect(states()).toEqual({ permissions: 'done', lines: 'warning', placements: 'done', publish: 'skipped', finish: 'done' })
    expect(store.installed).toBe(true)
    expect(portal.options.publishLines).not.toHaveBeenCalled()
    expect(finish).toHaveBeenCalledTimes(1)
  })

  it('are looked for again when something else failed', async () => {
    const { store, portal, inspect } = openInstaller(administratorsAnswer({ lines: [] }))
    portal.placements.sync.mockRejectedValueOnce(portalError('connectionLost'))
    await store.install()
    expect(states()).toMatchObject({ lines: 'warning', placements: 'failed' })
    inspect.mockResolvedValueOnce({ scopes: [...SCOPES], data: toFirstData(administratorsAnswer()), linesFailure: null })
    await store.install()
    expect(states()).toEqual(ALL_DONE)
    expect(useLinesStore().all).toHaveLength(3)
  })

  it('an administrator who may not see them can install', async () => {
    const { store, portal } = openInstaller(managersAnswer({ profile: { ID: '1', ADMIN: true } }))
    await store.install()
    expect(states()).toMatchObject({ lines: 'warning', publish: 'skipped', finish: 'done' })
    expect(portal.options.publishLines).not.toHaveBeenCalled()
  })

  it('that could not be read fail the step', async () => {
    const { store, inspect, portal } = openInstaller()
    inspect.mockResolvedValueOnce({ scopes: [...SCOPES], data: toFirstData(managersAnswer()), linesFailure: portalError('serverFault').failure })
    await store.install()
    expect(failures()).toEqual({ lines: 'serverFault' })
    expect(portal.placements.sync).not.toHaveBeenCalled()
  })

  it('that are shared already are not shared again', async () => {
    const { lines } = toFirstData(administratorsAnswer())
    if (lines.state !== 'listed') throw new Error('The administrator sees lines')
    const { store, portal } = openInstaller(administratorsAnswer({ appOptions: { lines: writePublished(lines) } }))
    await store.install()
    expect(states()).toEqual(ALL_DONE)
    expect(portal.options.publishLines).not.toHaveBeenCalled()
  })
})

describe('smart processes', () => {
  const saved = (processTypes: number[]) => writeSettings({ settings: { ...DEFAULT_SETTINGS, processTypes }, revision: 1, by: '1', at: NOW })

  it.each<[what: string, stored: unknown, expected: number[] | null]>([
    ['those of the settings', saved([183]), [183]],
    ['none', saved([]), []],
    ['nothing saved yet', undefined, null],
    ['settings that cannot be read', '{', null],
    ['settings of a newer version', '{"v":99}', null]
  ])('%s', async (_what, stored, expected) => {
    const { store, portal } = openInstaller(administratorsAnswer({ appOptions: stored === undefined ? [] : { settings: stored } }))
    await store.install()
    expect(portal.placements.sync.mock.calls).toEqual([[expected]])
  })
})

it('who is no administrator by now is known as such', async () => {
  const { store, portal } = openInstaller(managersAnswer())
  portal.placements.sync.mockRejectedValueOnce(portalError('placementsNotAllowed'))
  await store.install()
  expect(useSessionStore().user).toMatchObject({ id: MAX.id, isAdmin: false })
  expect(failures()).toEqual({ placements: 'placementsNotAllowed' })
})

it('without a portal nothing happens', async () => {
  const { store, portal } = openInstaller()
  useSessionStore().portal = null
  await store.install()
  expect(portal.installation.inspect).not.toHaveBeenCalled()
  expect(states()).toMatchObject({ permissions: 'waiting' })
})
