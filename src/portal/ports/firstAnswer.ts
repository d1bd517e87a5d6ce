import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { PortalError, type Failure } from '@/core/failure/failure'
import type { Client } from '@/core/client'
import type { CrmRecord } from '@/core/launch'
import { unescaped } from '@/core/options/htmlEscaped'
import { lineIdIn, toLine } from '@/core/telephony/line'
import { readOwnSettings, type OwnSettingsRead } from '@/core/options/ownSettings'
import { readPublished, type PublishedLines } from '@/core/options/publishedLines'
import { readSettings, type SettingsRead } from '@/core/options/settings'
import type { Line, Voice } from '@/core/telephony/types'
import { readChoices, type UserChoices } from '@/core/options/userChoices'
import { toVoice } from '@/core/telephony/voice'
import { BatchSchema, callBatch, commandFailure, mapOf, type BatchAnswer } from '@/portal/sdk/batch'
import { recordCommands, toClient } from './clientRecord'
import { appFailure } from '@/portal/errors/failures'
import { isMixed } from '@/portal/sdk/neverSent'
import { OptionsSchema } from './options'

/** Who uses the app. */
export interface PortalUser {
  id: string
  name: string
  isAdmin: boolean
}

/**
 * The outgoing lines as far as the user may know them. `failed`: with the user's own default line, for where nothing better is known.
 * `listed`: all lines of the portal. `published`: the user may not list lines; those an administrator's visit has published.
 * `own`: nothing is published either; only the user's own default line, if any.
 */
export type LinesRead =
  | { state: 'listed' | 'published', lines: Line[], portalDefault: string | null, userDefault: string | null }
  | { state: 'own', line: Line | null }
  | { state: 'failed', failure: Failure, line: Line | null }

export type VoicesRead =
  | { state: 'listed', voices: Voice[] }
  | { state: 'failed', failure: Failure }

/** Everything the form needs before its first use. */
export interface FirstData {
  user: PortalUser
  lines: LinesRead
  voices: VoicesRead
  /** What administrators have stored for everybody; null where it could not be read. */
  shared: SharedData | null
  /** What this user has stored, here or on another computer; null where it could not be read. */
  own: OwnData | null
  /** Nothing failed that the next visit would miss. */
  whole: boolean
}

interface SharedData {
  settings: SettingsRead
  /** The lines as they are published now, whatever the user may list. */
  published: PublishedLines | null
}

interface OwnData {
  choices: UserChoices | null
  /** What they have decided for themselves. */
  settings: OwnSettingsRead
  /** The user's option with attempts of other computers, as the portal gives it. */
  roaming: unknown
  /** The user's option with attempts of a browser that keeps none, as the portal gives it. */
  ahead: unknown
}

const COMMANDS = {
  lines: 'voximplant.line.get',
  portalDefault: 'voximplant.line.outgoing.get',
  userDefault: 'voximplant.user.getDefaultLineId',
  voices: 'voximplant.tts.voices.get',
  profile: 'profile',
  appOptions: 'app.option.get',
  userOptions: 'user.option.get'
} as const
type Command = keyof typeof COMMANDS

const VoiceNamesSchema = mapOf(v.string())
/** Names of lines are the only ones that come prepared for a page. */
const LineNamesSchema = mapOf(v.pipe(v.string(), v.transform(unescaped)))
const LineIdSchema = v.pipe(
  v.nullish(v.union([v.string(), v.pipe(v.number(), v.transform(String)), v.literal(false)])),
  v.transform(id => id ? lineIdIn(id) : null)
)
const UserDefaultSchema = v.union([
  v.object({ defaultLineId: v.optional(LineIdSchema, null) }),
  v.pipe(v.strictTuple([]), v.transform(() => ({ defaultLineId: null })))
])
const ProfileSchema = v.object({
  ID: v.union([v.pipe(v.string(), v.minLength(1)), v.pipe(v.number(), v.transform(String))]),
  ADMIN: v.optional(v.boolean(), false),
  NAME: v.nullish(v.string(), ''),
  LAST_NAME: v.nullish(v.string(), '')
})

/** The portal's answer as it came: it can be stored and understood again later. */
export type FirstAnswer = BatchAnswer
/** What it is stored as. */
export const FIRST_ANSWER = 'first-answer'

/** What the app asks for as soon as it is open. */
export interface FirstAnswerPort {
  /** One request, with the record of the launch context; `toFirstData` understands the answer. @throws {PortalError} when nothing can be read */
  read: () => Promise<FirstAnswer>
}

/**
 * Reads lines, the portal's and the user's default line, voices, profile, the app's and the user's options in one request.
 * Sources: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/lines/voximplant-line-get.html,
 * …/lines/voximplant-line-outgoing-get.html, …/voximplant-tts-voices-get.html,
 * https://apidocs.bitrix24.com/api-reference/common/users/profile.html, …/common/settings/app-option-get.html,
 * …/common/settings/user-option-get.html; `voximplant.user.getDefaultLineId` is
 * undocumented and missing on older portals.
 * @param record the CRM record the app was opened in: its name and numbers come with the same request
 * @param more further commands for the same request
 * @throws {PortalError} when nothing can be read
 */
export function readFirstAnswer(frame: B24Frame, record: CrmRecord | null, more: Readonly<Record<string, string>> = {}): Promise<FirstAnswer> {
  return callBatch(frame, { ...COMMANDS, ...(record ? recordCommands(record) : {}), ...more }).catch((error: unknown) => {
    const isLost = error instanceof PortalError && error.failure.entry === 'connectionLost'
    throw isLost && isMixed(frame.getTargetOrigin()) ? new PortalError(appFailure('insecurePortal', 'batch', 'MIXED_CONTENT')) : error
  })
}

/**
 * What the portal's answer, fresh or stored, says.
 * `ACCESS_DENIED` on the lines is normal for everybody but administrators and is no error here.
 * @throws {PortalError} when it does not even say who the user is
 */
export function toFirstData(answer: unknown): FirstData {
  const batch = v.safeParse(BatchSchema, answer)
  const { result, result_error: errors } = batch.success ? batch.output : { result: {}, result_error: {} }
  /** A command's result through its schema, or the failure it ended with. */
  function read<Schema extends v.GenericSchema>(name: Command, schema: Schema): { value: v.InferOutput<Schema> } | { failure: Failure } {
    const value = v.safeParse(schema, result[name])
    return errors[name] === undefined && value.success ? { value: value.output } : { failure: commandFailure(errors[name], COMMANDS[name]) }
  }

  const profile = read('profile', ProfileSchema)
  if ('failure' in profile) throw new PortalError(profile.failure)
  const { ID: id, ADMIN: isAdmin, NAME: first, LAST_NAME: last } = profile.value
  const voices = read('voices', VoiceNamesSchema)
  const userDefault = read('userDefault', UserDefaultSchema)
  const portalDefault = read('portalDefault', LineIdSchema)
  const appOptions = read('appOptions', OptionsSchema)
  const userOptions = read('userOptions', OptionsSchema)
  const shared = 'value' in appOptions
    ? { settings: readSettings(appOptions.value.settings), published: readPublished(appOptions.value.lines) }
    : null
  const own = 'value' in userOptions
    ? {
        choices: readChoices(userOptions.value.choices),
        settings: readOwnSettings(userOptions.value.own),
        roaming: userOptions.value.attempts,
        ahead: userOptions.value.ahead
      }
    : null
  const lines = toLines(
    read('lines', LineNamesSchema),
    'value' in portalDefault ? portalDefault.value : null,
    'value' in userDefault ? userDefault.value.defaultLineId : null,
    'failure' in appOptions ? appOptions : shared?.published ?? null
  )

  return {
    user: { id, isAdmin, name: [first, last].filter(Boolean).join(' ') },
    lines,
    voices: 'failure' in voices
      ? { state: 'failed', failure: voices.failure }
      : { state: 'listed', voices: Object.entries(voices.value).map(([voice, name]) => toVoice(voice, name)) },
    shared,
    own,
    whole: lines.state !== 'failed' && 'value' in voices && shared !== null && own !== null
  }
}

/** The answer without the CRM record's part, which belongs to one opening of the app only. */
export function withoutRecord({ result, result_error }: FirstAnswer): FirstAnswer {
  const own = (part: Record<string, unknown>) => Object.fromEntries(Object.entries(part).filter(([name]) => Object.hasOwn(COMMANDS, name)))
  return { result: own(result), result_error: own(result_error) }
}

/** Whom the record belongs to that the app was opened in, or why CRM does not say. */
export type ClientRead = { state: 'read', client: Client } | { state: 'failed', failure: Failure }

/** What the first answer says about a CRM record. */
export function toClientRead(answer: FirstAnswer, record: CrmRecord): ClientRead {
  const client = toClient(record, answer.result)
  if (client) return { state: 'read', client }
  return { state: 'failed', failure: commandFailure(answer.result_error.record, 'crm.item.get') }
}

function toLines(
  read: { value: Record<string, string> } | { failure: Failure },
  portalDefault: string | null,
  userDefault: string | null,
  published: PublishedLines | null | { failure: Failure }
): LinesRead {
  if ('value' in read) {
    const lines = Object.entries(read.value).map(([id, name]) => toLine(id, name))
    return { state: 'listed', lines, portalDefault, userDefault }
  }
  // Whatever kept the list away: with published lines, or one of one's own, calls can be made.
  const line = userDefault ? toLine(userDefault) : null
  if (published && 'failure' in published) return { state: 'failed', failure: published.failure, line }
  if (published && published.lines.length > 0) return { state: 'published', ...published, userDefault }
  if (line || read.failure.entry === 'linesNotAllowed') return { state: 'own', line }
  return { state: 'failed', failure: read.failure, line: null }
}
