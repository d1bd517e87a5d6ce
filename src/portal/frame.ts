import { initializeB24Frame, SdkError, type B24Frame } from '@bitrix24/b24jssdk'

/** The page was opened outside a portal: there is nobody to shake hands with. */
export class OutsidePortalError extends Error {
  override readonly name = 'OutsidePortalError'
}

/**
 * Shakes hands with the portal's page around this frame. Never settles while the portal does not answer: the SDK
 * knows no time-out there, and a second call would wait for the same answer.
 * @throws {OutsidePortalError} when the page is no portal's frame
 */
export async function openFrame(): Promise<B24Frame> {
  // A top-level page may carry a portal frame's name (a frame opened in a new tab); its parent is itself.
  if (window.parent === window) throw new OutsidePortalError()
  try {
    return await initializeB24Frame()
  } catch (error) {
    if (error instanceof SdkError && error.code === 'JSSDK_CLIENT_SIDE_WARNING') throw new OutsidePortalError()
    throw error
  }
}
