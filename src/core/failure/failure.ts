import type { FormField } from '@/core/telephony/types'

/** `refused`: the portal said no, nothing happened. `unclear`: nobody knows. `unavailable`: the portal cannot be reached or used. */
export type FailureKind = 'refused' | 'unclear' | 'unavailable'

/** What support needs to find a failure in the portal's logs. Never holds a token or a text of the user. */
export interface FailureDetails {
  /** The portal's or the app's code. */
  code: string
  /** REST method, or the step of the app. */
  method: string
  /** HTTP status; 0 where no answer came. */
  status: number
  /** Milliseconds since 1970. */
  at: number
  requestId: string | null
}

/**
 * The one form every failure takes on its way to a person. Plain data: it is stored with a call attempt.
 * Texts live in the locales under `failures.<entry>`.
 */
export interface Failure {
  kind: FailureKind
  /** Id of the catalogue entry. */
  entry: string
  field: FormField | null
  /** The line the portal's answer names, where it names one. */
  line: string | null
  /** When the next try makes sense (milliseconds since 1970), or null. */
  retryAt: number | null
  details: FailureDetails
}

/** A failure on its way up through `throw`. */
export class PortalError extends Error {
  override readonly name = 'PortalError'

  constructor(readonly failure: Failure) {
    super(`${failure.entry} (${failure.details.code})`)
  }
}
