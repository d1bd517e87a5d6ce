import type { Failure, FailureDetails, FailureKind } from './failure'
import type { FormField } from '@/core/telephony/types'

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
 * locale. Which answer of the portal stands for which entry is said in `portal/errors/portalErrors.ts`.
 */
export const CATALOGUE = {
  // The two calls.
  lineUnknown: { kind: 'refused', field: 'line', advice: 'call' },
  lineNotConfigured: { kind: 'refused', field: 'line', advice: 'call' },
  serviceLine: { kind: 'refused', field: 'line', advice: 'call' },
  numberRejected: { kind: 'refused', field: 'number', advice: 'call' },
  infocallLimit: { kind: 'refused', advice: 'call' },
  callsNotAllowed: { kind: 'refused', advice: 'call' },
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
  telephonyFault: { kind: 'unclear', advice: 'call' },
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
  blocked: { kind: 'refused' },
  insecurePortal: { kind: 'unavailable' },
  otherTab: { kind: 'refused', advice: 'call' },
  startFailed: { kind: 'unavailable' }
} as const satisfies Record<string, Entry>

export type FailureId = keyof typeof CATALOGUE

/**
 * A failure of the given catalogue entry.
 * @param extra the line a portal's answer names; `retryAt` where better known than the entry's own waiting time
 */
export function failureOf(
  entry: FailureId,
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

/** What a failure's advice is about: where that is not what was being done, other words have to say what to do. */
export function adviceOf({ entry }: Failure): 'call' | 'telephony' | 'anything' {
  if (!isFailureId(entry)) return 'anything'
  const { advice }: Entry = CATALOGUE[entry]
  return advice ?? 'anything'
}

/** True for ids of this catalogue: stored failures come from other versions of the app too. */
export function isFailureId(id: string): id is FailureId {
  return Object.hasOwn(CATALOGUE, id)
}
