import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { openStorage } from '@/browser/storage'
import type { CallRequest } from '@/core/telephony/types'
import { readLaunch, type LaunchContext } from '@/core/launch'
import { isInstaller } from './pages'
import { createCallClient } from '@/portal/sdk/callClient'
import type { CallQuery } from '@/core/telephony/callQuery'
import type { FoundClient } from '@/portal/ports/findClients'
import { readCalls, type CallsAnswer, type CallsQuestion } from '@/portal/records/followedCalls'
import { FIRST_ANSWER, readFirstAnswer, type FirstAnswer } from '@/portal/ports/firstAnswer'
import { openFrame } from '@/portal/sdk/frame'
import type { JournalPortal } from '@/portal/records/journal'
import type { Installation } from '@/portal/ports/installation'
import { readOptions, saveOptions, USER_OPTIONS } from '@/portal/ports/options'
import type { ProcessType } from '@/portal/ports/processTypes'
import type { SaveOutcome, SaveRequest } from '@/portal/ports/saveSettings'
import type { PlacementSync } from '@/portal/ports/placements'
import { findSending, type Sending } from '@/portal/sdk/sending'
import { startCall, type StartAnswer } from '@/portal/ports/startCall'
import { searchRecords, type SearchAnswer, type SearchQuestion } from '@/portal/records/searchRecords'
import { readCallPage, statisticsPage, type CallPage } from '@/portal/records/statistics'
import type { TimelinePortal } from '@/portal/ports/timeline'

/** What the rest of the app may do with the portal. */
export interface PortalSession {
  /** The portal's permanent id. */
  memberId: string
  /** The portal's interface language, in the portal's own codes (`de`, `la`, `ua` …). */
  language: string
  /** Id of the user as remembered in the user's options, or null on the very first visit. */
  rememberedUser: string | null
  /** What the portal answered this user last time, as this browser keeps it; null where it keeps nothing. */
  lastAnswer: unknown
  /** There is such an answer, and the form needs no more: it can be shown before the portal is asked. */
  showsLastAnswer: boolean
  /** Names this opening of the app: the same after a reload of the frame, another in every other frame. */
  opening: string
  /** Where and with what the app was opened. */
  launch: LaunchContext
  /** The page is the installer, or the portal has opened the app for its installation. */
  installing: boolean
  /** One request, with the record of the launch context; `toFirstData` understands the answer. */
  readFirstAnswer: () => Promise<FirstAnswer>
  /** @param sending how the browser is kept from repeating the request */
  startCall: (request: CallRequest, sending: Sending) => Promise<StartAnswer>
  /** How requests that must happen once can leave for this portal; `unknown` while it cannot be reached. */
  findSending: () => Promise<Sending | 'unknown'>
  /**
   * The user's options as they are now: other computers write them too.
   * @throws {PortalError} when the portal does not say
   */
  readUserOptions: () => Promise<Record<string, unknown>>
  /**
   * Stores options of the app (administrators only) or of the user.
   * @throws {PortalError} when the portal does not say that they are stored
   */
  saveOptions: (owner: 'app' | 'user', options: Record<string, string>) => Promise<void>
  /** Closes the slider the app was opened in. */
  close: () => void
  /** Opens a page of the portal in a slider. @param path path on the portal, `/crm/contact/details/5/` */
  openPath: (path: string) => void
  /** Whom a number belongs to in CRM. */
  findClients: (number: string) => Promise<FoundClient[]>
  /** What only the journal does. */
  journal: () => Promise<JournalPortal>
  /** Notes and to-dos of CRM's records. */
  timeline: () => Promise<TimelinePortal>
  /**
   * Stores the settings, unless somebody else has stored some meanwhile (administrators only).
   * @throws {PortalError} when they are not stored, or nobody knows
   */
  saveSettings: (request: SaveRequest) => Promise<SaveOutcome>
  /**
   * The portal's smart processes (administrators only).
   * @throws {PortalError} where they cannot be read
   */
  processTypes: () => Promise<ProcessType[]>
  /** What only the installer does. */
  installation: () => Promise<Installation>
  /**
   * Binds the app to every place it is meant for and to no other. Administrators only.
   * @param processTypes smart-process types (`entityTypeId`) whose cards and lists offer the app; null leaves them as they are
   * @throws {PortalError} when the portal does not say what is bound, or does not answer
   */
  syncPlacements: (processTypes: readonly number[] | null) => Promise<PlacementSync>
  /** The portal's records of calls that have ended. */
  statistics: Statistics
  /** Gives the frame the height of its content, in CSS pixels. */
  resize: (height: number) => void
}

/** All but `page` throw a PortalError, `statisticsNotAllowed` where the user may not see statistics. */
export interface Statistics {
  /** How started calls ended. */
  readCalls: (question: CallsQuestion) => Promise<CallsAnswer>
  readCallPage: (query: CallQuery) => Promise<CallPage>
  search: (question: SearchQuestion) => Promise<SearchAnswer>
  /** Address of the portal's own page for them. */
  page: () => Promise<string | null>
}

/**
 * Connects to the portal around this frame.
 * @throws {OutsidePortalError} when there is none. Does not settle while the portal does not answer.
 */
export async function connect(): Promise<PortalSession> {
  return sessionOf(await openFrame())
}

/** What the app may do through a frame. What the portal's page said in the handshake is checked here: the SDK hands it on as it came. */
export function sessionOf(frame: B24Frame): PortalSession {
  const launch = readLaunch(frame.placement.title, frame.placement.options)
  const memberId = memberIdOf(frame)
  const rememberedUser = userOption(frame, USER_OPTIONS.userId)
  const lastAnswer = openStorage(memberId, rememberedUser).get(FIRST_ANSWER, v.unknown())
  const installing = v.is(v.literal(true), frame.isInstallMode) || isInstaller(location.href)
  return {
    memberId,
    opening: frame.getAppSid(),
    launch,
    installing,
    language: v.parse(v.fallback(v.string(), 'en'), frame.getLang()),
    rememberedUser,
    lastAnswer,
    // Whoever opens a record waits for its client.
    showsLastAnswer: lastAnswer !== null && !installing && launch.record === null,
    readFirstAnswer: () => readFirstAnswer(frame, launch.record),
    startCall: (request, sending) => startCall(createCallClient(frame, sending), request),
    findSending: () => findSending(frame),
    readUserOptions: () => readOptions(frame, 'user'),
    saveOptions: (owner, options) => saveOptions(frame, owner, options),
    close: () => {
      // Never answered: the portal takes the frame away.
      void frame.parent.closeApplication()
    },
    openPath: (path) => {
      void frame.slider.openPath(frame.slider.getUrl(path)).catch(() => {})
    },
    findClients: async (number) => {
      try {
        return await (await import('@/portal/ports/findClients')).findClients(frame, number)
      } catch {
        // The code itself did not arrive: that a name could not be looked up keeps nobody from calling.
        return []
      }
    },
    journal: async () => (await import('@/portal/records/journal')).openJournal(frame),
    timeline: async () => (await import('@/portal/ports/timeline')).openTimeline(frame),
    saveSettings: async request => (await import('@/portal/ports/saveSettings')).saveSettings(frame, request),
    processTypes: async () => (await import('@/portal/ports/processTypes')).processTypes(frame),
    installation: async () => (await import('@/portal/ports/installation')).openInstallation(frame),
    syncPlacements: async types => (await import('@/portal/ports/placements')).syncPlacements(frame, types),
    statistics: {
      readCalls: question => readCalls(frame, question),
      readCallPage: query => readCallPage(frame, query),
      search: question => searchRecords(frame, question),
      page: () => statisticsPage(frame)
    },
    resize: (height) => {
      // Not `resizeWindow`: it takes the width in pixels only, and the frame would no longer follow the page's.
      void frame.parent.message.send('resizeWindow', { width: '100%', height, isSafely: true }).catch(() => {})
    }
  }
}

/** The portal's permanent id; empty where the portal's page gives none, and nothing is stored then. */
function memberIdOf(frame: B24Frame): string {
  try {
    // Known whatever became of the token: `getAuthData` is empty once that has ended. The SDK joins prefix and id by `_`.
    return frame.auth.getUniq('').slice(1)
  } catch {
    // It was handed on as it came, and is nothing that can be joined.
    return ''
  }
}

function userOption(frame: B24Frame, name: string): string | null {
  try {
    // The SDK throws for an option that is not set.
    const value = v.safeParse(v.pipe(v.string(), v.minLength(1)), frame.options.userGet(name))
    return value.success ? value.output : null
  } catch {
    return null
  }
}
