import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { PortalError, type Failure } from '@/core/failure/failure'
import { commandFailure } from '@/portal/sdk/batch'
import { APP_INFO } from '@/portal/methods'
import { callMethod, resultOf } from '@/portal/sdk/call'
import { appFailure } from '@/portal/errors/failures'
import { readFirstAnswer, toFirstData, type FirstData } from './firstAnswer'

/** What the portal has before anything is changed. */
export interface Inspection {
  /** The permissions the app was given. */
  scopes: string[]
  data: FirstData
  /** Why the lines could not be listed, where it is no question of rights: for a form other lines will do, not here. */
  linesFailure: Failure | null
}

/** What only the installer does. */
export interface InstallationPort {
  /** @throws {PortalError} when the portal does not tell */
  inspect: () => Promise<Inspection>
  /**
   * Tells the portal that the app is ready; where it was before, there is nothing to tell. The portal's page then
   * loads itself anew, so this may never settle.
   * @throws {PortalError} when the portal does not confirm it
   */
  finish: () => Promise<void>
}

/** How long the portal's page may take to end the installation, milliseconds from one look to the next. */
const LOOKS = [1_000, 2_000, 4_000]

/**
 * What the portal has before anything is changed, with the permissions the app was given.
 * Source of `scope`: https://apidocs.bitrix24.com/api-reference/common/system/scope.html
 * @throws {PortalError} when the portal does not tell
 */
export async function inspect(frame: B24Frame): Promise<Inspection> {
  const answer = await readFirstAnswer(frame, null, { scope: 'scope' })
  const scopes = v.safeParse(v.array(v.string()), answer.result.scope)
  if (!scopes.success) throw new PortalError(commandFailure(answer.result_error.scope, 'scope'))
  const error = answer.result_error.lines
  const failure = error === undefined ? null : commandFailure(error, 'voximplant.line.get')
  return { scopes: scopes.output, data: toFirstData(answer), linesFailure: failure?.entry === 'linesNotAllowed' ? null : failure }
}

/**
 * Tells the portal that the app is ready.
 * Source: https://apidocs.bitrix24.com/sdk/bx24-js-sdk/system-functions/bx24-install-finish.html
 * @throws {PortalError} when the portal does not confirm it
 */
export async function finish(frame: B24Frame): Promise<void> {
  if (!frame.isInstallMode) return
  // The parent's commands prove nothing, and this one is not answered at all: the portal itself is asked.
  frame.installFinish().catch(() => {})
  for (const pause of LOOKS) {
    await new Promise(resolve => setTimeout(resolve, pause))
    if (await isInstalled(frame)) return
  }
  throw new PortalError(appFailure('installUnconfirmed', 'installFinish'))
}

/** Source: https://apidocs.bitrix24.com/api-reference/common/system/app-info.html */
async function isInstalled(frame: B24Frame): Promise<boolean> {
  return resultOf(await callMethod(frame, APP_INFO, {}), v.object({ INSTALLED: v.boolean() })).INSTALLED
}
