/** A refusal in the portal's words. Whoever throws it has done nothing. */
export class RestError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, description: string) {
    super(description)
    this.status = status
    this.code = code
  }

  /** As the portal writes it into an answer. */
  get body(): { error: string, error_description: string } {
    return { error: this.code, error_description: this.message }
  }
}

/** A REST exception without a code of its own. */
export function coreError(description: string): RestError {
  return new RestError(400, 'ERROR_CORE', description)
}

export function accessDenied(description: string): RestError {
  return new RestError(403, 'ACCESS_DENIED', description)
}

export function notFound(description: string): RestError {
  return new RestError(400, 'NOT_FOUND', description)
}
