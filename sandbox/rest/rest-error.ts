import type { ControllerFault } from '../portal/faults'
import type { Portal } from '../portal/portal'

/** A refusal in the portal's words. Whoever throws it has done nothing, unless it says so. */
export class RestError extends Error {
  readonly status: number
  readonly code: string
  /** What stands in the answer beside code and words. */
  readonly details: Readonly<Record<string, unknown>>
  /** What went wrong behind the portal, where the refusal is not the portal's own. */
  readonly controller: ControllerFault | null

  constructor(status: number, code: string, description: string, more: { details?: Record<string, unknown>, controller?: ControllerFault } = {}) {
    super(description)
    this.status = status
    this.code = code
    this.details = more.details ?? {}
    this.controller = more.controller ?? null
  }

  /** Whether the method did its work all the same. */
  get executed(): boolean {
    return this.controller?.executed ?? false
  }

  /** As the portal writes it into an answer. */
  get body(): Record<string, unknown> & { error: string, error_description: string } {
    return { error: this.code, error_description: this.message, ...this.details }
  }
}

/** What stands where a refusal's code would be, when the portal's own code gives it none. */
export function missingCode({ refusals }: Pick<Portal, 'refusals'>): '' | 'ERROR_CORE' {
  return refusals === 'coded' ? 'ERROR_CORE' : ''
}

/** A REST exception without a code of its own. Real portals leave the code empty; the documentation prints `ERROR_CORE`. */
export function coreError(portal: Pick<Portal, 'refusals'>, description: string): RestError {
  return new RestError(400, missingCode(portal), description)
}

/** What a portal makes of a telephony service that refuses, or of whose answer nothing is known: a refusal like its own. */
export function controllerError(portal: Pick<Portal, 'refusals'>, fault: ControllerFault): RestError {
  return new RestError(400, missingCode(portal), fault.error_description, { controller: fault })
}

export function accessDenied(description: string): RestError {
  return new RestError(403, 'ACCESS_DENIED', description)
}

export function notFound(description: string): RestError {
  return new RestError(400, 'NOT_FOUND', description)
}
