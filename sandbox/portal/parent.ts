/** How the portal's page treats the messages of the app it frames. */
export class ParentBehaviour {
  /** Never answers `getInitData`. */
  silent = false
  /** Waits this long (ms) before it answers `getInitData`. */
  delay = 0
  /** Never answers `refreshAuth`. */
  refreshSilent = false
  /** Sends the frame messages that are not meant for the SDK, as other scripts of a portal page do. */
  foreignMessages = false
  /** What it says differently in its answer to `getInitData`, true or not. */
  lies: Record<string, unknown> = {}
  /** Ignores an installer that says it has finished. */
  finishIgnored = false
  /** Does not load itself anew when the installer has finished. */
  staysAfterInstall = false

  reset(): void {
    this.silent = false
    this.delay = 0
    this.refreshSilent = false
    this.foreignMessages = false
    this.lies = {}
    this.finishIgnored = false
    this.staysAfterInstall = false
  }
}

/** One message of an app to the portal's page. */
export interface ParentMessage {
  at: number
  command: string
  params: unknown
  answered: boolean
}
