import { randomBytes } from 'node:crypto'
import type { PersonKey } from './people'
import type { Token, Tokens } from './tokens'

/** What one opening of the app is about. */
export interface Opening {
  person: PersonKey
  lang: string
  /** Placement code, `DEFAULT` from the left menu. */
  placement: string
  /** An object, a text, or `''` when the place supplied nothing: portals do send all three. */
  placementOptions: unknown
  /** Opened as the installer. */
  install: boolean
  /** The address bound to the placement; the app's own page unless said. */
  handler?: string
}

/** One frame with the app in it. */
export interface Session extends Opening {
  /** The APP_SID that ties messages to this frame. */
  sid: string
  token: Token
}

/** The frames opened so far, by APP_SID. */
export class Sessions {
  readonly #bySid = new Map<string, Session>()
  readonly #languages = new Map<PersonKey, string>()
  readonly #tokens: Tokens

  constructor(tokens: Tokens) {
    this.#tokens = tokens
  }

  open(opening: Opening): Session {
    const session = { ...opening, sid: randomBytes(16).toString('hex'), token: this.#tokens.issue(opening.person) }
    this.#bySid.set(session.sid, session)
    this.#languages.set(opening.person, opening.lang)
    return session
  }

  find(sid: string): Session | undefined {
    return this.#bySid.get(sid)
  }

  /** The portal's code of the language somebody has opened a frame in last. */
  languageOf(person: PersonKey): string {
    return this.#languages.get(person) ?? 'en'
  }

  /** Gives a frame a new token. */
  refresh(session: Session): Token {
    session.token = this.#tokens.issue(session.person)
    return session.token
  }
}
