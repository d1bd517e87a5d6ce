import { randomBytes } from 'node:crypto'
import type { PersonKey } from './people'

/** What the portal hands an app to call REST with. */
export interface Token {
  access: string
  refresh: string
  person: PersonKey
  /** When the app is told the token ends (ms). `expireAll` ends it earlier without telling. */
  expiresAt: number
  revoked: boolean
}

export type TokenCheck =
  | { state: 'valid', person: PersonKey }
  | { state: 'expired' }
  | { state: 'unknown' }

/** The access tokens issued so far. */
export class Tokens {
  /** Seconds a new token lasts. */
  lifetime = 3600
  readonly #issued = new Map<string, Token>()

  issue(person: PersonKey): Token {
    const token: Token = {
      access: randomBytes(35).toString('hex'),
      refresh: randomBytes(35).toString('hex'),
      person,
      expiresAt: Date.now() + this.lifetime * 1000,
      revoked: false
    }
    this.#issued.set(token.access, token)
    return token
  }

  check(access: string, now: number = Date.now()): TokenCheck {
    const token = this.#issued.get(access)
    if (token === undefined) {
      return { state: 'unknown' }
    }
    return token.revoked || token.expiresAt <= now
      ? { state: 'expired' }
      : { state: 'valid', person: token.person }
  }

  /** From now on REST takes none of the tokens issued until now. */
  expireAll(): void {
    for (const token of this.#issued.values()) {
      token.revoked = true
    }
  }
}

/** The seconds an app is told its token still lasts, as a portal writes them. */
export function secondsLeft(token: Token, now: number = Date.now()): string {
  return String(Math.max(0, Math.round((token.expiresAt - now) / 1000)))
}
