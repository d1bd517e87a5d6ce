import * as v from 'valibot'
import { tidyReady } from '@/core/options/namedText'
import type { OwnSettings } from '@/core/options/ownSettings'
import { writeOwnSettings } from '@/core/options/writeOwnSettings'
import { bytesOf, isTooLong } from './edit'

/** A user's own settings one by one, in the order of the page. */
const OWN_FIELDS = ['callAtOnce', 'ownCallback', 'ownInfocall'] as const
export type OwnField = typeof OWN_FIELDS[number]

/** What keeps a user's own settings from being stored. `ownEverything`: all of them together are too long. */
export interface OwnProblem {
  field: OwnField | 'ownEverything'
  reason: 'text-too-long' | 'own-too-much'
}

/** As many bytes of the user's options: what was clicked and chosen last has to fit beside them. */
const OWN_BYTES = 20_000

const ReadySchema = v.array(v.object({ name: v.string(), text: v.string() }))
/** What the browser keeps of an edit that is not stored yet: what is being typed need not be valid yet. */
export const OwnEditSchema: v.GenericSchema<unknown, OwnSettings> = v.object({
  callAtOnce: v.boolean(),
  texts: v.object({ callback: ReadySchema, infocall: ReadySchema })
})

/** The edit as it would be stored; shares nothing with what it was made from. */
export const tidyOwn = ({ callAtOnce, texts }: OwnSettings): OwnSettings =>
  ({ callAtOnce, texts: { callback: tidyReady(texts.callback), infocall: tidyReady(texts.infocall) } })

/** The settings that are not the same in both. */
export function ownDifferences(one: OwnSettings, other: OwnSettings): OwnField[] {
  const [a, b] = [tidyOwn(one), tidyOwn(other)]
  const value = (settings: OwnSettings, field: OwnField) => {
    if (field === 'callAtOnce') return settings.callAtOnce
    return JSON.stringify(settings.texts[field === 'ownCallback' ? 'callback' : 'infocall'])
  }
  return OWN_FIELDS.filter(field => value(a, field) !== value(b, field))
}

/** What has to be put right before a user's own settings can be stored. */
export function ownProblems(edited: OwnSettings): OwnProblem[] {
  const settings = tidyOwn(edited)
  const problems: OwnProblem[] = []
  if (settings.texts.callback.some(({ text }) => isTooLong(text))) problems.push({ field: 'ownCallback', reason: 'text-too-long' })
  if (settings.texts.infocall.some(({ text }) => isTooLong(text))) problems.push({ field: 'ownInfocall', reason: 'text-too-long' })
  if (bytesOf(writeOwnSettings(settings)) > OWN_BYTES) problems.push({ field: 'ownEverything', reason: 'own-too-much' })
  return problems
}
