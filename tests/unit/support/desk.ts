import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import * as v from 'valibot'
import { afterEach, beforeEach, vi } from 'vitest'
import { administratorsAnswer } from './firstAnswer'
import { BLOCKED_LOCKS, fakeLocks, type FakeLocks } from './locks'
import { painted } from '@/browser/painted'
import { openStorage } from '@/browser/storage'
import { FIRST_ANSWER, toFirstData, type PortalUser } from '@/portal/ports/firstAnswer'
import type { JournalPortal } from '@/portal/records/journal'
import type { PortalSession, Statistics } from '@/portal/session'
import type { TimelinePortal } from '@/portal/ports/timeline'
import type { LaunchContext } from '@/core/launch'
import { useSessionStore } from '@/session/session'
import { SCOPES } from '@/install/scopes'

export const ANNA: PortalUser = { id: '1', name: 'Anna Schmidt', isAdmin: true }
export const MAX: PortalUser = { id: '7', name: 'Max Kraus', isAdmin: false }

/** Opened from the left menu. */
export const NO_LAUNCH: LaunchContext = { record: null, number: null, text: null, type: null, slider: false }

/** A journal of nothing. */
export const NO_JOURNAL: JournalPortal = {
  readCallsAfter: async () => ({ records: [], next: null, read: 0 }),
  countCalls: async queries => queries.map(() => 0),
  clientNames: async () => [],
  clientsCalled: async () => []
}

/** A CRM that takes every note and to-do, and shows none. */
export const EMPTY_TIMELINE: TimelinePortal = {
  addNote: async () => ({ state: 'added', entryId: 1 }),
  addTodo: async () => ({ state: 'added', entryId: 2 }),
  readNewest: async () => ({ entries: [], clock: { offset: 0, error: 0 } })
}

/** Statistics without a call. */
export const NO_STATISTICS: Statistics = {
  readCalls: async () => ({ records: [], again: [], ends: [] }),
  readCallPage: async () => ({ records: [], total: 0 }),
  search: async ({ spans }) => ({ records: [], beside: [], complete: [...spans], readAt: Date.now(), clock: { offset: 0, error: 0 } }),
  page: async () => null
}

/** A portal that starts every call, with whatever is different about it. */
export function fakePortal(change: Partial<PortalSession> = {}) {
  const portal: PortalSession = {
    memberId: 'member',
    language: 'de',
    rememberedUser: null,
    lastAnswer: openStorage('member', change.rememberedUser ?? null).get(FIRST_ANSWER, v.unknown()),
    showsLastAnswer: false,
    opening: 'sid',
    launch: NO_LAUNCH,
    installing: false,
    readFirstAnswer: async () => administratorsAnswer(),
    startCall: async () => ({ state: 'started', callId: 'callback.abc.1' }),
    findSending: async () => 'shared',
    readUserOptions: async () => ({}),
    saveOptions: async () => {},
    close: () => {},
    openPath: () => {},
    findClients: async () => [],
    journal: async () => NO_JOURNAL,
    timeline: async () => EMPTY_TIMELINE,
    saveSettings: async ({ next, by }) => ({ state: 'saved', saved: { settings: next, revision: 1, by, at: Date.now() } }),
    processTypes: async () => [],
    installation: async () => ({ inspect: async () => ({ scopes: [...SCOPES], data: toFirstData(administratorsAnswer()), linesFailure: null }), finish: async () => {} }),
    syncPlacements: async () => ({ results: [], failure: null }),
    statistics: NO_STATISTICS,
    resize: () => {},
    ...change
  }
  return {
    ...portal,
    readFirstAnswer: vi.fn(portal.readFirstAnswer),
    startCall: vi.fn(portal.startCall),
    findSending: vi.fn(portal.findSending),
    saveOptions: vi.fn(portal.saveOptions),
    close: vi.fn(portal.close),
    openPath: vi.fn(portal.openPath),
    findClients: vi.fn(portal.findClients),
    saveSettings: vi.fn(portal.saveSettings),
    processTypes: vi.fn(portal.processTypes),
    installation: vi.fn(portal.installation),
    syncPlacements: vi.fn(portal.syncPlacements)
  }
}

let page: Pinia | null = null

/** Opens the page anew: empty stores; what the browser stores stays. */
export function openPage(): void {
  closePage()
  page = createPinia()
  setActivePinia(page)
  // Nothing is drawn here: whatever waits for that goes on at once.
  painted.value = true
}

export function closePage(): void {
  if (page) disposePinia(page)
  page = null
}

/** Opens the page anew with a user signed in. */
export function signIn(portal: PortalSession, user: PortalUser = ANNA): void {
  openPage()
  const session = useSessionStore()
  session.portal = portal
  session.setUser(user)
}

/** A browser with Web Locks, one call at a time. */
export function useBrowser(onLine = true): FakeLocks {
  const locks = fakeLocks()
  vi.stubGlobal('navigator', { onLine, locks })
  return locks
}

/** A browser without Web Locks: pages over plain HTTP. */
export function useBrowserWithoutLocks(): void {
  vi.stubGlobal('navigator', { onLine: true })
}

/** A browser that blocks Web Locks in foreign frames. */
export function useBrowserWithBlockedLocks(): void {
  vi.stubGlobal('navigator', { onLine: true, locks: BLOCKED_LOCKS })
}

/** Every test of the file starts with an empty browser at a stopped clock, and leaves nothing behind. */
export function freshBrowserForEachTest(now: number): void {
  beforeEach(() => {
    localStorage.clear()
    sessionStorage.clear()
    vi.useFakeTimers({ now })
    useBrowser()
  })
  afterEach(() => {
    closePage()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
}
