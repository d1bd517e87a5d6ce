import { ApiVersion, initializeB24Frame, type B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { PortalError } from '@/core/failure/failure'
import { appFailure } from '@/portal/errors/failures'
import { sendForms } from './formBody'
import { judgeByBody } from './judgeByBody'
import { tellNeverSent } from './neverSent'
import { mayWait } from './reads'

/** The page was opened outside a portal: there is nobody to shake hands with. */
export class OutsidePortalError extends Error {
  override readonly name = 'OutsidePortalError'
}

/**
 * Shakes hands with the portal's page around this frame. Never settles while the portal does not answer: the SDK
 * knows no time-out there, and a second call would wait for the same answer.
 * @throws {OutsidePortalError} when the page is no portal's frame
 * @throws {PortalError} when the portal's page names another address than its own
 */
export async function openFrame(): Promise<B24Frame> {
  // A top-level page may carry a portal frame's name (a frame opened in a new tab); its parent is itself.
  if (window.parent === window) throw new OutsidePortalError()
  const named = originNamed(window.name)
  // The frame's name is the parent's own word for who it is; not every browser knows better.
  const around = window.location.ancestorOrigins?.[0]
  if (named === null || (around !== undefined && around !== named)) throw new OutsidePortalError()
  const restPath = hearRestPath(named)
  const frame = await initializeB24Frame().finally(restPath.stop)
  // The SDK takes the protocol from the answer: tokens would go out unencrypted because somebody said so.
  if (frame.getTargetOrigin() !== named) throw new PortalError(appFailure('startFailed', 'getInitData', 'OTHER_ORIGIN'))
  if (restPath.heard) frame.getTargetOriginWithPath().set(ApiVersion.v2, named + restPath.heard)
  readAsForms(frame)
  return frame
}

/** How everything that may be repeated is asked: as a form, and judged by its whole answer. */
export function readAsForms(frame: B24Frame): void {
  const client = frame.getHttpClient(ApiVersion.v2)
  sendForms(client)
  mayWait(client)
  judgeByBody(client)
  tellNeverSent(client)
}

/** A path and nothing but one: it must not lead to another server. */
const AnswerSchema = v.pipe(v.string(), v.parseJson(), v.object({ PATH: v.pipe(v.string(), v.maxLength(200), v.regex(/^(\/\w[\w.-]*)+\/?$/)) }))

interface RestPath {
  heard: string | null
  stop: () => void
}

/**
 * Hears in the answer to the handshake where REST is: a company's own portal may have it elsewhere, and the SDK takes it for granted
 * that it is at `/rest`.
 * @param origin only what is said from there counts
 */
function hearRestPath(origin: string): RestPath {
  const path: RestPath = { heard: null, stop: () => window.removeEventListener('message', listen) }
  const listen = (said: MessageEvent<unknown>) => {
    if (said.origin !== origin || typeof said.data !== 'string') return
    const answer = v.safeParse(AnswerSchema, said.data.slice(said.data.indexOf(':') + 1))
    if (answer.success) path.heard = answer.output.PATH.replace(/\/$/, '')
  }
  window.addEventListener('message', listen)
  return path
}

/**
 * The portal's origin as a frame's name says it (`DOMAIN|PROTOCOL|APP_SID`), written as the SDK writes it.
 * @returns null where it is no portal's frame's name
 */
function originNamed(name: string): string | null {
  const [domain = '', protocol = '0', sid = ''] = name.split('|')
  if (domain === '' || sid === '') return null
  return `${Number.parseInt(protocol) === 1 ? 'https' : 'http'}://${domain.replace(/:(80|443)$/, '')}`
}
