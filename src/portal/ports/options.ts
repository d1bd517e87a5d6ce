import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { mapOf } from '@/portal/sdk/batch'
import { callMethod, resultOf } from '@/portal/sdk/call'

/**
 * The user's own options: who they are, what they chose last, what they have set for themselves, attempts for other computers to look
 * for, and attempts of a browser that keeps none.
 */
type UserOption = 'userId' | 'choices' | 'own' | 'attempts' | 'ahead'

/**
 * What the app keeps on the portal: the user's own options, and those of the app (`settings`, which have a port of their own, and `lines`),
 * which administrators write and everybody reads.
 */
export interface OptionsPort {
  /**
   * The user's options as they are now: other computers write them too.
   * @throws {PortalError} when the portal does not say
   */
  readUser: () => Promise<Partial<Record<UserOption, unknown>>>
  /**
   * Stores options of the user; those that are not named stay as they are.
   * @throws {PortalError} when the portal does not say that they are stored
   */
  saveUser: (options: Partial<Record<UserOption, string>>) => Promise<void>
  /**
   * Stores the lines for everybody who may not list them. Administrators only.
   * @throws {PortalError} when the portal does not say that they are stored
   */
  publishLines: (lines: string) => Promise<void>
}

/** Options through a frame. */
export const optionsPort = (frame: B24Frame): OptionsPort => ({
  readUser: () => readOptions(frame, 'user'),
  saveUser: options => saveOptions(frame, 'user', options),
  publishLines: lines => saveOptions(frame, 'app', { lines })
})

/** All options of the app, or of the user, as `app.option.get` and `user.option.get` give them. */
export const OptionsSchema = mapOf(v.unknown())

/**
 * Reads all options of the app or of the user as they are now.
 * Sources: https://apidocs.bitrix24.com/api-reference/common/settings/app-option-get.html and …/user-option-get.html
 * @throws {PortalError} when the portal does not say
 */
export async function readOptions(frame: B24Frame, owner: 'app' | 'user'): Promise<Record<string, unknown>> {
  return resultOf(await callMethod(frame, `${owner}.option.get`, {}), OptionsSchema)
}

/**
 * Stores options of the app or of the user. REST, not the parent's commands: only its answer proves that something was stored.
 * Sources: https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html (administrators only) and
 * …/user-option-set.html
 * @throws {PortalError} when the portal does not say that they are stored
 */
export async function saveOptions(frame: B24Frame, owner: 'app' | 'user', options: Record<string, string>): Promise<void> {
  resultOf(await callMethod(frame, `${owner}.option.set`, { options }), v.literal(true))
}
