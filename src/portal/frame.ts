import { initializeB24Frame, type B24Frame } from '@bitrix24/b24jssdk'
import { PortalError } from '@/telephony/failure'
import { appFailure } from './failures'

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
  const frame = await initializeB24Frame()
  // The SDK takes the protocol from the answer: tokens would go out unencrypted because somebody said so.
  if (frame.getTargetOrigin() !== named) throw new PortalError(appFailure('startFailed', 'getInitData', 'OTHER_ORIGIN'))
  return frame
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
