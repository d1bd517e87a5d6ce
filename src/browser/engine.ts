/** Whether the browser is Firefox as it is everywhere but on iOS, where every browser is Safari inside. */
export const isFirefox = (): boolean => /\bFirefox\//.test(navigator.userAgent)

/** Whether this browser can send a request's body as a stream: Chromium and what is built from it. */
export function knowsStreams(): boolean {
  let asked = false
  try {
    const init = {
      method: 'POST',
      body: new ReadableStream(),
      // Only browsers that know request streams read this.
      get duplex() {
        asked = true
        return 'half'
      }
    }
    return !new Request('https://example.com', init).headers.has('Content-Type') && asked
  } catch {
    return false
  }
}

/**
 * Whether there is a way to have this browser open a connection for one request (`portal/connections.ts`): one is known for Firefox, and
 * one for Chromium and its kin.
 */
export const canOpenConnections = (): boolean => isFirefox() || knowsStreams()
