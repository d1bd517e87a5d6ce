import type { CallType } from '@/core/telephony/types'
import { TEXT_LIMITS, type NamedText } from './namedText'
import { VERSION, type OwnSettings } from './ownSettings'

/** A user's settings as they are stored in their option. The same settings always give the same text. */
export function writeOwnSettings({ callAtOnce, texts }: OwnSettings): string {
  const ready = (list: readonly NamedText[]) => list.map(({ name, text }) => ({ name, text }))
  return JSON.stringify({ v: VERSION, settings: { callAtOnce, texts: { callback: ready(texts.callback), infocall: ready(texts.infocall) } } })
}

/**
 * What is to be stored where another tab or computer has stored something since an edit began: every change of either.
 * @param base what the edit began with
 * @param mine what it has come to
 * @param theirs what is stored now
 */
export function mergeOwnSettings(base: OwnSettings, mine: OwnSettings, theirs: OwnSettings): OwnSettings {
  const merged = (type: CallType) => mergeTexts(base.texts[type], mine.texts[type], theirs.texts[type])
  return {
    callAtOnce: mine.callAtOnce === base.callAtOnce ? theirs.callAtOnce : mine.callAtOnce,
    texts: { callback: merged('callback'), infocall: merged('infocall') }
  }
}

/** Mine, with what they have added, and without what they have removed. */
function mergeTexts(base: readonly NamedText[], mine: readonly NamedText[], theirs: readonly NamedText[]): NamedText[] {
  const key = ({ name, text }: NamedText) => JSON.stringify([name, text])
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(list => new Set(list.map(key)))
  return [
    ...mine.filter(one => inTheirs?.has(key(one)) || !inBase?.has(key(one))),
    ...theirs.filter(one => !inBase?.has(key(one)) && !inMine?.has(key(one)))
  ].slice(0, TEXT_LIMITS.ready)
}
