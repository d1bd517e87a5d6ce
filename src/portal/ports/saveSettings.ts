import type { AjaxResult, B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { PortalError, type Failure } from '@/core/failure/failure'
import { readSettings, type SavedSettings, type Settings, type SettingsRead } from '@/core/options/settings'
import { isSameSave, writeSettings } from '@/core/options/writeSettings'
import { batchParams, BatchSchema, commandFailure } from '@/portal/sdk/batch'
import { SAVE_APP_OPTIONS } from '@/portal/methods'
import { refusalIn, toFailure, unreadable } from '@/portal/errors/failures'
import { OptionsSchema, readOptions } from './options'

/**
 * What became of a save.
 * `conflict`: somebody else has saved since the editor was opened; theirs is what is stored, mine is not.
 * `newer`: what is stored now comes from a newer version of the app, which the editor did not know; nothing was written.
 * `replaced`: mine is stored, and theirs, saved in the same moment, is gone from the portal.
 */
export type SaveOutcome =
  | { state: 'saved', saved: SavedSettings }
  | { state: 'conflict', theirs: SavedSettings }
  | { state: 'newer' }
  | { state: 'replaced', saved: SavedSettings, theirs: SavedSettings }

/** A save as the editor asks for it. */
export interface SaveRequest {
  next: Settings
  /** What the editor was opened with: only that may be replaced. */
  opened: SettingsRead
  /** Who saves. */
  by: string
}

const GET = 'app.option.get'

/**
 * Stores the settings unless somebody else has stored some since the editor was opened. The portal knows no condition for
 * writing: what is stored is read before, and once more in the very request that writes, on both sides of the write.
 * Storing twice is the same as storing once, so the SDK may repeat this request, and a lost answer can be looked up.
 * Sources: https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html (administrators only),
 * …/app-option-get.html, https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 * @throws {PortalError} of kind `unclear` where nobody knows whether they are stored, of any other where they are not
 */
export async function saveSettings(frame: B24Frame, { next, opened, by }: SaveRequest): Promise<SaveOutcome> {
  const current = await readStored(frame)
  if (current.state === 'newer' && opened.state !== 'newer') return { state: 'newer' }
  if (current.state === 'read' && !isSame(current, opened)) return { state: 'conflict', theirs: current.saved }

  const saved: SavedSettings = { settings: next, revision: Math.max(revisionOf(current), revisionOf(opened)) + 1, by, at: Date.now() }
  const written = await write(frame, saved)
  if (written.after.state === 'read' && !isSameSave(written.after.saved, saved)) return { state: 'conflict', theirs: written.after.saved }
  const { before } = written
  // A repeated request finds what it has written itself.
  const slippedIn = before.state === 'read' && !isSame(before, current) && !isSameSave(before.saved, saved)
  return slippedIn ? { state: 'replaced', saved, theirs: before.saved } : { state: 'saved', saved }
}

const revisionOf = (read: SettingsRead) => read.state === 'read' ? read.saved.revision : 0

function isSame(one: SettingsRead, other: SettingsRead): boolean {
  return one.state === 'read' && other.state === 'read' && isSameSave(one.saved, other.saved)
}

/** What the portal held before and holds after the write. */
interface Written {
  before: SettingsRead
  after: SettingsRead
}

async function write(frame: B24Frame, saved: SavedSettings): Promise<Written> {
  // In a batch `$result[…]` stands for another command's answer: no text may look like that. In JSON a dollar can be written in digits.
  const text = writeSettings(saved).replaceAll('$', String.raw`\u0024`)
  const cmd = { before: GET, stored: `${SAVE_APP_OPTIONS}?${new URLSearchParams({ 'options[settings]': text })}`, after: GET }
  let answer: AjaxResult<unknown>
  try {
    answer = await frame.actions.v2.call.make<unknown>({ method: 'batch', params: batchParams(cmd, 1) })
  } catch (error) {
    return lookUp(frame, saved, toFailure(error, SAVE_APP_OPTIONS))
  }
  const batch = v.safeParse(BatchSchema, answer.getData()?.result)
  if (!batch.success) return lookUp(frame, saved, refusalIn(answer) ?? unreadable(answer))
  const { result, result_error: errors } = batch.output
  const refused = errors.stored ?? errors.before
  if (refused !== undefined) throw new PortalError(commandFailure(refused, errors.stored === undefined ? GET : SAVE_APP_OPTIONS))
  const after = toRead(result.after)
  if (result.stored !== true || !after || after.state !== 'read') return lookUp(frame, saved, unreadable(answer))
  return { before: toRead(result.before) ?? { state: 'none' }, after }
}

/** Finds out what became of a write whose answer says nothing. A refusal is an answer. */
async function lookUp(frame: B24Frame, saved: SavedSettings, failure: Failure): Promise<Written> {
  if (failure.kind === 'refused') throw new PortalError(failure)
  const after = await readStored(frame).catch(() => null)
  if (after?.state === 'read' && isSameSave(after.saved, saved)) return { before: { state: 'none' }, after }
  throw new PortalError(after ? withoutDoubt(failure) : failure)
}

/** Reads what is stored now. */
async function readStored(frame: B24Frame): Promise<SettingsRead> {
  try {
    return storedIn(await readOptions(frame, 'app'))
  } catch (error) {
    throw error instanceof PortalError ? new PortalError(withoutDoubt(error.failure)) : error
  }
}

const storedIn = (options: Readonly<Record<string, unknown>>): SettingsRead => readSettings(options.settings)

function toRead(result: unknown): SettingsRead | null {
  const options = v.safeParse(OptionsSchema, result)
  return options.success ? storedIn(options.output) : null
}

/** Nothing was written: whatever failed, that much is known. */
function withoutDoubt(failure: Failure): Failure {
  return failure.kind === 'unclear' ? { ...failure, kind: 'unavailable' } : failure
}
