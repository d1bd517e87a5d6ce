import { failureOf, type FailureId } from '@/core/failure/catalogue'
import type { Failure, FailureDetails } from '@/core/failure/failure'
import { ADD_NOTE, ADD_TODO, BIND_PLACEMENT, CALLBACK, INFOCALL, INFOCALL_SOUND, SAVE_APP_OPTIONS, STATISTIC } from '@/portal/methods'

/** How a portal error is recognised. The first rule that fits wins. */
interface Rule {
  entry: FailureId
  /** `UNCODED` for exceptions the portal threw without a code. */
  code: string
  /** Only answers of these methods; absent: any method. */
  methods?: readonly string[]
  /** The description must match, without the punctuation at its end; a group captures the line's id. */
  description?: RegExp
}

/**
 * Portals throw many refusals without a code. They arrive as `"error": ""`, or as `ERROR_CORE` where the portal is of another
 * make; both mean the same, and only the description tells what.
 */
const UNCODED = 'ERROR_CORE'

const INFOCALLS = [INFOCALL, INFOCALL_SOUND]
const CALLS = [CALLBACK, ...INFOCALLS]
const NOTES = [ADD_NOTE, ADD_TODO]
const PLACEMENTS = [BIND_PLACEMENT, 'placement.unbind', 'placement.get']

const RULES: readonly Rule[] = [
  // What the portal decides before it asks its telephony service for a call.
  { entry: 'lineUnknown', code: UNCODED, methods: CALLS, description: /^could not find line\b(.*)$/is },
  { entry: 'lineNotConfigured', code: UNCODED, methods: CALLS, description: /^could not find config for number\b(.*)$/is },
  { entry: 'numberRejected', code: UNCODED, methods: CALLS, description: /^phone number is not correct$/i },
  { entry: 'serviceLine', code: UNCODED, methods: INFOCALLS, description: /^making infocall using link_base_number is not allowed$/i },
  { entry: 'infocallLimit', code: UNCODED, methods: INFOCALLS, description: /^infocall limit for this month is exceeded$/i },
  // The same code for a missing right and for a plan without REST.
  { entry: 'planWithoutRest', code: 'ACCESS_DENIED', description: /commercial plan/i },
  { entry: 'callsNotAllowed', code: 'ACCESS_DENIED', methods: CALLS },
  { entry: 'linesNotAllowed', code: 'ACCESS_DENIED', methods: ['voximplant.line.get', 'voximplant.line.outgoing.get'] },
  { entry: 'statisticsNotAllowed', code: 'ACCESS_DENIED', methods: [STATISTIC] },
  { entry: 'settingsNotAllowed', code: 'ACCESS_DENIED', methods: [SAVE_APP_OPTIONS] },
  { entry: 'optionsTooLong', code: UNCODED, methods: [SAVE_APP_OPTIONS, 'user.option.set'], description: /too long/i },
  { entry: 'placementsNotAllowed', code: 'ACCESS_DENIED', methods: PLACEMENTS },
  { entry: 'noteNotAllowed', code: 'ACCESS_DENIED', methods: NOTES },
  { entry: 'noteOwnerGone', code: 'OWNER_NOT_FOUND', methods: NOTES },
  { entry: 'noteOwnerGone', code: 'NOT_FOUND', methods: NOTES },
  { entry: 'noteRejected', code: 'INVALID_ARG_VALUE', methods: NOTES },
  { entry: 'noteRejected', code: '100', methods: NOTES },
  { entry: 'todoDateRejected', code: 'WRONG_DATETIME_FORMAT', methods: [ADD_TODO] },
  { entry: 'accessDenied', code: 'ACCESS_DENIED' },
  { entry: 'placementTaken', code: 'ERROR_PLACEMENT_MAX_COUNT' },
  { entry: 'placementTaken', code: UNCODED, methods: PLACEMENTS, description: /already bind/i },
  { entry: 'placementUnknown', code: 'ERROR_PLACEMENT_NOT_FOUND' },
  { entry: 'handlerRefused', code: 'ERROR_EVENT_HANDLER_URL_MATCH' },
  { entry: 'handlerRefused', code: 'ERROR_WRONG_HANDLER_URL' },
  { entry: 'handlerRefused', code: 'ERROR_UNSUPPORTED_PROTOCOL' },
  // REST's own.
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
  { entry: 'methodMissing', code: 'ERROR_METHOD_NOT_FOUND' },
  { entry: 'unknownRefusal', code: 'WRONG_ENCODING' }
]

/** With these REST answers before it runs a method, whatever the code: token, plan, right, method, limit. */
const REST_STATUS: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 429])

/**
 * The failure a well-formed portal error stands for.
 *
 * Rule: of the two calls, only what is known to be decided before the portal asks its telephony service is a refusal.
 * Why: where that request is lost, the portal answers in the same form as it refuses ("Infocall failure", an empty text, the
 * service's own words), and the phone may ring.
 *
 * Sources: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-callback-start.html,
 * …/voximplant-infocall-start-with-text.html, …/voximplant-infocall-start-with-sound.html, https://apidocs.bitrix24.com/error-codes.html, and the portal's own source: docs/decisions/0017-refusals.md
 * @param details with the answer's code, which is empty for an exception without one
 * @param description `error_description`: only read here, never shown
 * @param retryAt when the portal said the method is free again (milliseconds since 1970), if it ever said so
 */
export function portalFailure(details: FailureDetails, description: string, retryAt: number | null = null): Failure {
  const [rule, line] = ruleFor(details, description) ?? []
  if (!rule) return failureOf(entryOfUnknown(details), details)
  return failureOf(rule.entry, details, {
    line: line ?? null,
    // A time that has passed says nothing about the next window.
    retryAt: rule.entry === 'timeLimit' && retryAt !== null && retryAt > details.at ? retryAt : null
  })
}

function entryOfUnknown({ method, status }: FailureDetails): FailureId {
  if (status >= 500) return 'unknownFault'
  return CALLS.includes(method) && !REST_STATUS.has(status) ? 'telephonyFault' : 'unknownRefusal'
}

/** No portal says more. The expressions below take the square of the length. */
const LONGEST = 500

/** The rule for an answer, and the line it names. Of several errors in one description each must be known, and the first one counts. */
function ruleFor(details: FailureDetails, description: string): [Rule, string | undefined] | null {
  const found = description.slice(0, LONGEST).split(/;\s+/).map(said => ruleForOne(details, withoutEnd(said)))
  return found.includes(null) ? null : found[0] ?? null
}

function ruleForOne(details: FailureDetails, said: string): [Rule, string | undefined] | null {
  const { method } = details
  const meant = codeMeant(details, said).toLowerCase()
  for (const rule of RULES) {
    if (rule.code.toLowerCase() !== meant) continue
    if (rule.methods && !rule.methods.includes(method)) continue
    const match = rule.description?.exec(said)
    if (rule.description && !match) continue
    return [rule, match?.[1]?.trim() || undefined]
  }
  return null
}

/**
 * A missing right comes without a code too. Not where a call was asked for: there it always has its code or its status, and the
 * words may be those of the telephony service.
 */
function codeMeant({ code, method, status }: FailureDetails, said: string): string {
  if (code !== '' && code.toUpperCase() !== UNCODED) return code
  const deniesAccess = /^access denied\b/i.test(said) && (status === 403 || !CALLS.includes(method))
  return deniesAccess ? 'ACCESS_DENIED' : UNCODED
}

const withoutEnd = (said: string): string => said.trim().replace(/[\s.!;]+$/, '')
