import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { APP_INFO } from '@/portal/methods'
import { callMethod, resultOf } from '@/portal/sdk/call'

/** A code as the Market gives it, or a local app's id: nothing else may become part of an address. */
const CodeSchema = v.pipe(v.string(), v.regex(/^[\w-]+(?:\.[\w-]+)*$/))

/**
 * The address that opens the app on this portal, for whoever may use it: what follows it as `params[…]` arrives as a link's wishes
 * (`portal/launch.ts`). The portal alone knows the app's code there.
 * Source: https://apidocs.bitrix24.com/api-reference/common/system/app-info.html
 * @throws {PortalError} when the portal does not tell
 */
export async function readAppLink(frame: B24Frame): Promise<string> {
  const { CODE: code } = resultOf(await callMethod(frame, APP_INFO, {}), v.object({ CODE: CodeSchema }))
  return new URL(`/marketplace/view/${code}/`, frame.getTargetOrigin()).href
}
