import { isFirefox } from '@/browser/engine'
import { letReadsWait } from './reads'

/**
 * Connections to a portal over HTTP/1.1. A browser keeps some open and uses them again; when one of those dies before the answer it takes
 * it for stale and sends the request once more, over each that is left. What is the first on its connection it does not repeat.
 * Measured in Firefox and Chromium: docs/decisions/0002-one-post.md.
 */

/** So many connections to one server browsers keep open. */
const CONNECTIONS = 6
/** A click waits no longer than this for a connection of its own, milliseconds. */
const PATIENCE = 1_500
/** More than can be sent before it is broken off: nothing comes of a request that never arrives in full. Bytes. */
const PIECE = 2 ** 18
const PIECES = 256
/** Changes nothing, and needs no token. Source: https://apidocs.bitrix24.com/api-reference/common/system/server-time.html */
const HARMLESS = 'server.time'

/**
 * Sees to it that no connection is left that was used before: the next request gets a new one. To be called right before that request;
 * what the app reads waits until then.
 * @param rest where REST is
 */
export async function closeOpenConnections(rest: string): Promise<void> {
  const goOn = letReadsWait()
  try {
    await (isFirefox() ? reloadByForce() : breakOff(rest))
  } catch {
    // The frame's page did not come. Who wants to call is not helped by a call that does not even leave.
  } finally {
    // Not before the request has left.
    setTimeout(goOn)
  }
}

let frame: HTMLIFrameElement | null = null

/**
 * Firefox closes all connections it does not need, and uses none of the others again, when a page is loaded anew by force. A page of a
 * frame will do.
 */
async function reloadByForce(): Promise<void> {
  frame ??= await emptyFrame()
  const location = frame.contentWindow?.location
  // Only Firefox knows this: loads anew whatever is kept.
  const reload: ((forced: boolean) => void) | undefined = location?.reload.bind(location)
  await loaded(frame, () => reload?.(true))
}

async function emptyFrame(): Promise<HTMLIFrameElement> {
  const made = document.createElement('iframe')
  made.hidden = true
  made.src = new URL('empty.html', document.baseURI).href
  await loaded(made, () => document.body.append(made))
  return made
}

async function loaded(element: HTMLIFrameElement, load: () => void): Promise<void> {
  await inTime(new Promise((resolve) => {
    element.addEventListener('load', resolve, { once: true })
    load()
  }))
}

/**
 * Chromium closes the connection of a request that is broken off half-way. So there are as many as connections may be open, each too large
 * to arrive, and one that has sent something has its connection.
 */
async function breakOff(rest: string): Promise<void> {
  const body = new Blob(Array(PIECES).fill(new Blob([new Uint8Array(PIECE)])), { type: 'text/plain' })
  const requests = Array.from({ length: CONNECTIONS }, () => new XMLHttpRequest())
  await inTime(Promise.all(requests.map(request => new Promise((resolve) => {
    request.upload.addEventListener('progress', resolve)
    // Answered before it has arrived, or lost: its connection goes with it.
    request.addEventListener('loadend', resolve)
    request.open('POST', `${rest}/${HARMLESS}`)
    request.send(body)
  }))))
  for (const request of requests) request.abort()
}

async function inTime(done: Promise<unknown>): Promise<void> {
  await Promise.race([done, new Promise(resolve => setTimeout(resolve, PATIENCE))])
}

/**
 * Whether the portal takes many requests over one connection (HTTP/2): then a file that is ready overtakes answers that have to be
 * worked out. Otherwise these have taken all connections, and it waits for the first of them.
 * @param rest where REST is
 * @returns null where nothing came back
 */
export async function isMultiplexed(rest: string): Promise<boolean | null> {
  const leaving = new AbortController()
  const worked = Array.from({ length: CONNECTIONS }, () => comesBack(`${rest}/${HARMLESS}`, leaving.signal))
  const ready = comesBack(new URL('/favicon.ico', rest).href, leaving.signal)
  const first = await Promise.any([...worked.map(back => back.then(() => false)), ready.then(() => true)]).catch(() => null)
  leaving.abort()
  return first
}

/** Whatever it is that comes back, it cannot be read. @throws {TypeError} when nothing does */
async function comesBack(url: string, signal: AbortSignal): Promise<void> {
  await fetch(url, { signal, mode: 'no-cors', credentials: 'omit', cache: 'no-store' })
}
