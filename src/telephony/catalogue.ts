import type { Failure, FailureDetails, FailureKind } from './failure'
import type { FormField } from './types'

/** One thing that can go wrong: what kind it is, where it points, how long to wait before trying again. */
interface Entry {
  kind: FailureKind
  field?: FormField
  /** Seconds until the next try makes sense. */
  wait?: number
  /** Its advice speaks of a call (which phone rings, its line, its countdown) or of telephony's rights and modules; absent: it fits anything. */
  advice?: 'call' | 'telephony'
}

/**
 * Everything that can go wrong, by permanent id. Each id has `what` (what happened) and `fix` (what to do) in every
 * locale. Portal errors: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-callback-start.html
 * and …/voximplant-infocall-start-with-text.html
 */
export const CATALOGUE = {
  // The two calls.
  lineUnknown: { kind: 'refused', field: 'line', advice: 'call' },
  lineNotConfigured: { kind: 'refused', field: 'line', advice: 'call' },
  serviceLine: { kind: 'refused', field: 'line', advice: 'call' },
  numberRejected: { kind: 'refused', field: 'number', advice: 'call' },
  infocallLimit: { kind: 'refused', advice: 'call' },
  infocallFailed: { kind: 'refused', advice: 'call' },
  callsNotAllowed: { kind: 'refused', advice: 'call' },
  resultFalse: { kind: 'refused', advice: 'call' },
  // Reading.
  linesNotAllowed: { kind: 'refused', field: 'line' },
  statisticsNotAllowed: { kind: 'refused' },
  // Storing options.
  settingsNotAllowed: { kind: 'refused' },
  optionsTooLong: { kind: 'refused' },
  // Notes and to-dos.
  noteOwnerGone: { kind: 'refused' },
  noteNotAllowed: { kind: 'refused' },
  noteRejected: { kind: 'refused' },
  todoDateRejected: { kind: 'refused' },
  noteOtherTab: { kind: 'refused' },
  // Any method.
  rateLimit: { kind: 'refused', wait: 10, advice: 'call' },
  timeLimit: { kind: 'refused', wait: 120, advice: 'call' },
  overload: { kind: 'refused' },
  sessionExpired: { kind: 'refused' },
  sessionInvalid: { kind: 'refused' },
  sessionNotRenewed: { kind: 'refused' },
  httpsRequired: { kind: 'refused' },
  planWithoutRest: { kind: 'refused' },
  rightsMissing: { kind: 'refused', advice: 'telephony' },
  scopeMissing: { kind: 'refused' },
  appNotForUser: { kind: 'refused' },
  manifestMissing: { kind: 'refused' },
  methodMissing: { kind: 'refused', advice: 'telephony' },
  batchMethodNotAllowed: { kind: 'refused' },
  batchTooLong: { kind: 'refused' },
  portalClosed: { kind: 'refused' },
  unknownRefusal: { kind: 'refused', advice: 'call' },
  accessDenied: { kind: 'refused', advice: 'telephony' },
  // Installing.
  placementTaken: { kind: 'refused' },
  placementUnknown: { kind: 'refused' },
  placementsNotAllowed: { kind: 'refused' },
  handlerRefused: { kind: 'refused' },
  textsNotLoaded: { kind: 'unavailable' },
  installUnconfirmed: { kind: 'unavailable' },
  // Nobody knows whether the call started.
  serverFault: { kind: 'unclear', advice: 'call' },
  unexpectedAnswer: { kind: 'unclear', advice: 'call' },
  unknownFault: { kind: 'unclear', advice: 'call' },
  connectionLost: { kind: 'unclear', advice: 'call' },
  timeout: { kind: 'unclear', advice: 'call' },
  gatewayPage: { kind: 'unclear', advice: 'call' },
  unreadableAnswer: { kind: 'unclear', advice: 'call' },
  interrupted: { kind: 'unclear', advice: 'call' },
  // The app itself: nothing was sent.
  offline: { kind: 'refused' },
  otherTab: { kind: 'refused', advice: 'call' },
  startFailed: { kind: 'unavailable' }
} as const satisfies Record<string, Entry>

export type EntryId = keyof typeof CATALOGUE

/** How a portal error is recognised. The first rule that fits wins. */
interface Rule {
  entry: EntryId
  code: string
  /** Only answers of these methods; absent: any method. */
  methods?: readonly string[]
  /** The description must match; a group captures the line's id. */
  description?: RegExp
}

const CALLBACK = 'voximplant.callback.start'
const INFOCALL = 'voximplant.infocall.startwithtext'
const CALLS = [CALLBACK, INFOCALL]
const NOTE = 'crm.timeline.comment.add'
const TODO = 'crm.activity.todo.add'
const NOTES = [NOTE, TODO]
const PLACEMENTS = ['placement.bind', 'placement.unbind', 'placement.get']

const RULES: readonly Rule[] = [
  // `ERROR_CORE` means eight different things; only the description tells them apart.
  { entry: 'lineUnknown', code: 'ERROR_CORE', methods: CALLS, description: /^\s*could not find line\b(.*)$/is },
  { entry: 'lineNotConfigured', code: 'ERROR_CORE', methods: CALLS, description: /^\s*could not find config for number\b(.*)$/is },
  { entry: 'numberRejected', code: 'ERROR_CORE', methods: CALLS, description: /phone number is not correct/i },
  { entry: 'serviceLine', code: 'ERROR_CORE', methods: [INFOCALL], description: /link_base_number/i },
  { entry: 'infocallLimit', code: 'ERROR_CORE', methods: [INFOCALL], description: /limit for this month/i },
  { entry: 'infocallFailed', code: 'ERROR_CORE', methods: [INFOCALL], description: /infocall failure/i },
  // The same code for a missing right and for a plan without REST.
  { entry: 'planWithoutRest', code: 'ACCESS_DENIED', description: /commercial plan/i },
  { entry: 'callsNotAllowed', code: 'ACCESS_DENIED', methods: CALLS },
  { entry: 'linesNotAllowed', code: 'ACCESS_DENIED', methods: ['voximplant.line.get', 'voximplant.line.outgoing.get'] },
  { entry: 'statisticsNotAllowed', code: 'ACCESS_DENIED', methods: ['voximplant.statistic.get'] },
  { entry: 'settingsNotAllowed', code: 'ACCESS_DENIED', methods: ['app.option.set'] },
  { entry: 'optionsTooLong', code: 'ERROR_CORE', methods: ['app.option.set', 'user.option.set'], description: /too long/i },
  { entry: 'placementsNotAllowed', code: 'ACCESS_DENIED', methods: PLACEMENTS },
  { entry: 'noteNotAllowed', code: 'ACCESS_DENIED', methods: NOTES },
  { entry: 'noteOwnerGone', code: 'OWNER_NOT_FOUND', methods: NOTES },
  { entry: 'noteOwnerGone', code: 'NOT_FOUND', methods: NOTES },
  { entry: 'noteRejected', code: 'INVALID_ARG_VALUE', methods: NOTES },
  { entry: 'noteRejected', code: '100', methods: NOTES },
  { entry: 'todoDateRejected', code: 'WRONG_DATETIME_FORMAT', methods: [TODO] },
  { entry: 'accessDenied', code: 'ACCESS_DENIED' },
  { entry: 'placementTaken', code: 'ERROR_PLACEMENT_MAX_COUNT' },
  { entry: 'placementTaken', code: 'ERROR_CORE', methods: PLACEMENTS, description: /already bind/i },
  { entry: 'placementUnknown', code: 'ERROR_PLACEMENT_NOT_FOUND' },
  { entry: 'handlerRefused', code: 'ERROR_EVENT_HANDLER_URL_MATCH' },
  { entry: 'handlerRefused', code: 'ERROR_WRONG_HANDLER_URL' },
  { entry: 'handlerRefused', code: 'ERROR_UNSUPPORTED_PROTOCOL' },
  { entry: 'serverFault', code: 'INTERNAL_SERVER_ERROR' },
  { entry: 'unexpectedAnswer', code: 'ERROR_UNEXPECTED_ANSWER' },
  { entry: 'rateLimit', code: 'QUERY_LIMIT_EXCEEDED' },
  { entry: 'timeLimit', code: 'OPERATION_TIME_LIMIT' },
  { entry: 'overload', code: 'OVERLOAD_LIMIT' },
  { entry: 'batchMethodNotAllowed', code: 'ERROR_BATCH_METHOD_NOT_ALLOWED' },
  { entry: 'batchTooLong', code: 'ERROR_BATCH_LENGTH_EXCEEDED' },
  { entry: 'sessionInvalid', code: 'NO_AUTH_FOUND' },
  { entry: 'sessionInvalid', code: 'invalid_token' },
  { entry: 'sessionExpired', code: 'expired_token' },
  { entry: 'httpsRequired', code: 'INVALID_REQUEST' },
  { entry: 'rightsMissing', code: 'INVALID_CREDENTIALS' },
  { entry: 'manifestMissing', code: 'ERROR_MANIFEST_IS_NOT_AVAILABLE' },
  { entry: 'scopeMissing', code: 'insufficient_scope' },
  { entry: 'appNotForUser', code: 'user_access_error' },
  { entry: 'portalClosed', code: 'PORTAL_DELETED' },
  { entry: 'methodMissing', code: 'ERROR_METHOD_NOT_FOUND' }
]

/**
 * A failure of the given catalogue entry.
 * @param extra the line a portal's answer names; `retryAt` where better known than the entry's own waiting time
 */
export function failureOf(
  entry: EntryId,
  details: FailureDetails,
  extra: { line?: string | null, retryAt?: number | null } = {}
): Failure {
  const { kind, field, wait }: Entry = CATALOGUE[entry]
  return {
    kind,
    entry,
    field: field ?? null,
    line: extra.line ?? null,
    retryAt: extra.retryAt ?? (wait ? details.at + wait * 1000 : null),
    details
  }
}

/**
 * The failure a well-formed portal error stands for. Unknown codes: a server fault (HTTP 5xx) leaves open what
 * happened, anything else is a refusal.
 * @param description `error_description`: only read here, never shown
 */
export function portalFailure(details: FailureDetails, description: string, retryAt: number | null = null): Failure {
  const code = details.code.toLowerCase()
  for (const rule of RULES) {
    if (rule.code.toLowerCase() !== code) continue
    if (rule.methods && !rule.methods.includes(details.method)) continue
    const match = rule.description?.exec(description)
    if (rule.description && !match) continue
    return failureOf(rule.entry, details, {
      line: match?.[1]?.trim() || null,
      // A time that has passed says nothing about the next window.
      retryAt: rule.entry === 'timeLimit' && retryAt !== null && retryAt > details.at ? retryAt : null
    })
  }
  return failureOf(details.status >= 500 ? 'unknownFault' : 'unknownRefusal', details)
}

/** What a failure's advice is about: where that is not what was being done, other words have to say what to do. */
export function adviceOf({ entry }: Failure): 'call' | 'telephony' | 'anything' {
  if (!isEntryId(entry)) return 'anything'
  const { advice }: Entry = CATALOGUE[entry]
  return advice ?? 'anything'
}

/** True for ids of this catalogue: stored failures come from other versions of the app too. */
export function isEntryId(id: string): id is EntryId {
  return Object.hasOwn(CATALOGUE, id)
}
