import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import * as v from 'valibot'
import { afterEach, beforeEach, vi } from 'vitest'
import { administratorsAnswer } from './firstAnswer'
import { BLOCKED_LOCKS, fakeLocks, type FakeLocks } from './locks'
import { painted } from '@/browser/painted'
import { openStorage } from '@/browser/storage'
import { FIRST_ANSWER, toFirstData, type PortalUser } from '@/portal/ports/firstAnswer'
import type { CrmPort } from '@/portal/ports/crm'
import type { EmployeesPort } from '@/portal/ports/employees'
import type { FramePort } from '@/portal/ports/frame'
import type { InstallationPort } from '@/portal/ports/installation'
import type { OptionsPort } from '@/portal/ports/options'
import type { PlacementsPort } from '@/portal/ports/placements'
import type { RecordsPort } from '@/portal/ports/records'
import type { SettingsPort } from '@/portal/ports/settings'
import type { CallsPort } from '@/portal/ports/startCall'
import type { TimelinePort } from '@/portal/ports/timeline'
import type { TodayPort } from '@/portal/ports/today'
import type { PortalSession } from '@/portal/session'
import type { LaunchContext } from '@/core/launch'
import { useSessionStore } from '@/session/session'
import { SCOPES } from '@/install/scopes'

export const ANNA: PortalUser = { id: '1', name: 'Anna Schmidt', isAdmin: true }
export const MAX: PortalUser = { id: '7', name: 'Max Kraus', isAdmin: false }

/** Opened from the left menu. */
export const NO_LAUNCH: LaunchContext = { record: null, number: null, text: null, type: null, journal: null, slider: false }

/** A CRM that takes every note and to-do, and shows none. */
export const EMPTY_TIMELINE: TimelinePort = {
  addNote: async () => ({ state: 'added', entryId: 1 }),
  addTodo: async () => ({ state: 'added', entryId: 2 }),
  readNewest: async () => ({ entries: [], clock: { offset: 0, error: 0 } })
}

/** A portal where nobody is to be called back. */
export const EMPTY_TODAY: TodayPort = {
  read: async ({ since }) => ({ calls: { mine: [], missed: [], reached: [], reachedSince: since }, todos: [], timeUsed: null }),
  readDetails: async ({ records }) => ({ reached: [], clients: records.map(record => ({ record, client: null })) })
}

/** What differs about a portal: some members of its ports. */
type PortalChange = Partial<Omit<PortalSession, PortName>> & { [Name in PortName]?: Partial<PortalSession[Name]> }
type PortName = 'firstAnswer' | 'calls' | 'records' | 'crm' | 'employees' | 'options' | 'settings' | 'placements' | 'installation' | 'frame'

/** A portal that starts every call and has nothing to tell about any, with whatever is different about it. */
export function fakePortal(change: PortalChange = {}) {
  const calls: CallsPort = { start: async () => ({ state: 'started', callId: 'callback.abc.1' }), findSending: async () => 'shared', ...change.calls }
  const crm: CrmPort = { findClients: async () => [], clientNames: async () => [], clientsCalled: async () => [], stageName: async () => '', ...change.crm }
  const employees: EmployeesPort = { names: async () => ({ names: new Map(), failure: null }), ...change.employees }
  const options: OptionsPort = { readUser: async () => ({}), saveUser: async () => {}, publishLines: async () => {}, ...change.options }
  const settings: SettingsPort = {
    save: async ({ next, by }) => ({ state: 'saved', saved: { settings: next, revision: 1, by, at: Date.now() } }), processTypes: async () => [], ...change.settings
  }
  const installation: InstallationPort = {
    inspect: async () => ({ scopes: [...SCOPES], data: toFirstData(administratorsAnswer()), linesFailure: null }), finish: async () => {}, ...change.installation
  }
  const records: RecordsPort = {
    readCalls: async () => ({ records: [], again: [], ends: [] }),
    search: async ({ spans }) => ({ records: [], beside: [], complete: [...spans], readAt: Date.now(), clock: { offset: 0, error: 0 } }),
    readCallPage: async () => ({ records: [], total: 0 }),
    readCallsAfter: async () => ({ records: [], next: null, read: 0 }),
    countCalls: async queries => queries.map(() => 0),
    statisticsPage: async () => null,
    ...change.records
  }
  const frame: FramePort = { close: () => {}, openPath: () => {}, resize: () => {}, ...change.frame }
  return {
    memberId: 'member',
    language: 'de',
    rememberedUser: null,
    lastAnswer: openStorage('member', change.rememberedUser ?? null).get(FIRST_ANSWER, v.unknown()),
    showsLastAnswer: false,
    opening: 'sid',
    launch: NO_LAUNCH,
    installing: false,
    timeline: async () => EMPTY_TIMELINE,
    appLink: async () => 'https://portal.example/marketplace/view/callback-desk/',
    today: async () => EMPTY_TODAY,
    ...change,
    firstAnswer: { read: vi.fn(change.firstAnswer?.read ?? (async () => administratorsAnswer())) },
    calls: { start: vi.fn(calls.start), findSending: vi.fn(calls.findSending) },
    records,
    crm: { ...crm, findClients: vi.fn(crm.findClients) },
    employees: { names: vi.fn(employees.names) },
    options: { ...options, saveUser: vi.fn(options.saveUser), publishLines: vi.fn(options.publishLines) },
    settings: { save: vi.fn(settings.save), processTypes: vi.fn(settings.processTypes) },
    placements: { sync: vi.fn<PlacementsPort['sync']>(change.placements?.sync ?? (async () => ({ results: [], failure: null }))) },
    installation: { ...installation, inspect: vi.fn(installation.inspect) },
    frame: { ...frame, close: vi.fn(frame.close), openPath: vi.fn(frame.openPath) }
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
