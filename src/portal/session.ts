import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { openStorage } from '@/browser/storage'
import type { LaunchContext } from '@/core/launch'
import { readLaunch } from './launch'
import { isInstaller } from './pages'
import { crmPort, type CrmPort } from '@/portal/ports/crm'
import type { EmployeesPort } from '@/portal/ports/employees'
import { FIRST_ANSWER, readFirstAnswer, type FirstAnswerPort } from '@/portal/ports/firstAnswer'
import { framePort, type FramePort } from '@/portal/ports/frame'
import type { InstallationPort } from '@/portal/ports/installation'
import { optionsPort, type OptionsPort } from '@/portal/ports/options'
import type { PlacementsPort } from '@/portal/ports/placements'
import { recordsPort, type RecordsPort } from '@/portal/ports/records'
import { settingsPort, type SettingsPort } from '@/portal/ports/settings'
import { callsPort, type CallsPort } from '@/portal/ports/startCall'
import type { TimelinePort } from '@/portal/ports/timeline'
import type { TodayPort } from '@/portal/ports/today'
import { openFrame } from '@/portal/sdk/frame'

/** What is known of the portal from the handshake, and one port a concern: whoever needs something of the portal asks for that port only. */
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
  firstAnswer: FirstAnswerPort
  calls: CallsPort
  records: RecordsPort
  crm: CrmPort
  employees: EmployeesPort
  /** Notes and to-dos of CRM's records. Opened first: whether its code has arrived must be known before anything is posted. */
  timeline: () => Promise<TimelinePort>
  /** Who is to be called back today; nobody needs its code before the form is there. */
  today: () => Promise<TodayPort>
  options: OptionsPort
  settings: SettingsPort
  placements: PlacementsPort
  installation: InstallationPort
  frame: FramePort
  /** The address that opens the app on this portal (`portal/ports/appLink.ts`). @throws {PortalError} when the portal does not tell */
  appLink: () => Promise<string>
}

/**
 * Connects to the portal around this frame.
 * @throws {OutsidePortalError} when there is none. Does not settle while the portal does not answer.
 */
export async function connect(): Promise<PortalSession> {
  return sessionOf(await openFrame())
}

const installer = () => import('@/portal/ports/installation')

/** What the app may do through a frame. What the portal's page said in the handshake is checked here: the SDK hands it on as it came. */
export function sessionOf(frame: B24Frame): PortalSession {
  const launch = readLaunch(frame.placement.title, frame.placement.options)
  const memberId = memberIdOf(frame)
  const rememberedUser = userOption(frame, 'userId')
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
    firstAnswer: { read: () => readFirstAnswer(frame, launch.record) },
    calls: callsPort(frame),
    records: recordsPort(frame),
    crm: crmPort(frame),
    // Nobody needs names before a list of calls is open.
    employees: { names: async ids => (await import('@/portal/ports/employees')).employeeNames(frame, ids) },
    timeline: () => import('@/portal/ports/timeline').then(code => code.openTimeline(frame)),
    today: () => import('@/portal/ports/today').then(code => code.openToday(frame)),
    options: optionsPort(frame),
    settings: settingsPort(frame),
    placements: { sync: types => import('@/portal/ports/placements').then(code => code.syncPlacements(frame, types)) },
    installation: {
      inspect: async () => (await installer()).inspect(frame),
      finish: async () => (await installer()).finish(frame)
    },
    frame: framePort(frame),
    appLink: async () => (await import('@/portal/ports/appLink')).readAppLink(frame)
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
