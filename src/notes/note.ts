import { onPortalClock, type ClockDifference } from '@/core/clock'
import type { Failure } from '@/core/failure/failure'
import type { CrmRecord } from '@/core/launch'
import type { Fate } from '@/once/fate'
import type { NoteContent, NoteKind, NoteOutcome, TimelineEntry } from '@/portal/ports/timeline'
import type { ClientTarget } from '@/crm/target'

/** In the order they are offered. */
export const NOTE_KINDS = ['note', 'todo'] as const satisfies readonly NoteKind[]

/** How a call went, in the order of the number keys: the first words of a note. */
export const CALL_RESULTS = ['reached', 'notReached', 'later', 'noInterest'] as const
type CallResultWord = typeof CALL_RESULTS[number]

/** What a note or to-do is begun with, beside what was typed for its client before. */
export interface NoteBeginning {
  /** How the call went: the note's first words. */
  result?: CallResultWord
  /** When the to-do is due, as its field holds it (`deadline.ts`): it is added at once, where it is clear for whom. */
  deadline?: string
}

/** What may be known of a click. */
interface Unknown {
  /** The portal's id of what was added; null where nobody but the user knows that it was. */
  entryId: null
  failure: null
}

/** Everything a click can be: `left` once the user has decided to do without it, or to add it again. */
type NoteState =
  | Fate<Unknown, 'sending', object>
  | Fate<Unknown, 'added', { entryId: number | null }>
  | Fate<Unknown, 'refused' | 'unclear' | 'left', { failure: Failure }>

/** One click on "Add", from before its request leaves until it is settled. Stored; never holds a token. */
export type NoteClick = NoteState & {
  id: string
  /** When it was clicked, milliseconds since 1970. */
  at: number
  target: ClientTarget
  content: NoteContent
}

/** What must be asked before the same is added once more. */
export interface NoteQuestion {
  reason: 'unclear' | 'recent'
  click: NoteClick
}

/** The same a moment ago is a second click on the same page, or in another tab, milliseconds. */
const RECENT = 60_000
/** Portals write times in whole seconds, and the clocks of their servers differ a little, milliseconds. */
const SLACK = 3_000
/** Settled clicks beyond this number are forgotten; what they added is known to CRM. */
const KEPT = 20

/** Names what a click is about: one record, one kind. */
export function keyOf({ entityTypeId, id }: CrmRecord, kind: NoteKind): string {
  return `${kind}:${entityTypeId}:${id}`
}

/** The same for a click. */
export const nameOf = ({ target, content }: Pick<NoteClick, 'target' | 'content'>): string => keyOf(target.record, content.kind)

/** True while nobody knows whether it was added. */
export function isOpenNote(click: NoteClick): boolean {
  return click.state === 'unclear'
}

/** Portals may change the white space of a text, nothing else. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Whether two clicks would leave the same in the same timeline. */
function isSame(a: Pick<NoteClick, 'target' | 'content'>, b: Pick<NoteClick, 'target' | 'content'>): boolean {
  if (keyOf(a.target.record, a.content.kind) !== keyOf(b.target.record, b.content.kind)) return false
  if (a.content.kind === 'note' || b.content.kind === 'note') return textIn(a.content) === textIn(b.content)
  return textIn(a.content) === textIn(b.content) && plain(a.content.description) === plain(b.content.description)
    && Date.parse(a.content.deadline) === Date.parse(b.content.deadline)
}

function textIn(content: NoteContent): string {
  return plain(content.kind === 'note' ? content.text : content.title)
}

/** What to ask before adding something: the same may be there already, or was added a moment ago. */
export function noteQuestion(next: Pick<NoteClick, 'target' | 'content'>, clicks: readonly NoteClick[], now: number): NoteQuestion | null {
  const same = clicks.filter(click => isSame(click, next))
  const unclear = same.find(isOpenNote)
  if (unclear) return { reason: 'unclear', click: unclear }
  // The distance counts, not the order: the computer's clock may have been set back in between.
  const recent = same.find(click => click.state === 'added' && Math.abs(now - click.at) < RECENT)
  return recent ? { reason: 'recent', click: recent } : null
}

/** What is heard of a click: the portal's answer, what its timeline shows, or what the user says. */
export type NoteEvent =
  | { type: 'answer', answer: NoteOutcome }
  | { type: 'found', entryId: number }
  | { type: 'said', word: 'added' | 'left' }

/** What changes a click, by its state; everything else is no news to it. A late answer says what nobody else knows. */
const HEARD: Readonly<Record<NoteState['state'], readonly string[]>> = {
  sending: ['added', 'refused', 'unclear'],
  unclear: ['added', 'refused', 'found', 'said'],
  left: ['added'],
  refused: [],
  added: []
}

/** The click after something was heard of it; itself where that is no news. */
export function nextNote(click: NoteClick, event: NoteEvent): NoteClick {
  if (!HEARD[click.state].includes(event.type === 'answer' ? event.answer.state : event.type)) return click
  const { id, at, target, content } = click
  return { id, at, target, content, ...stateAfter(click, event) }
}

function stateAfter(click: NoteClick, event: NoteEvent): NoteState {
  const added = (entryId: number | null): NoteState => ({ state: 'added', entryId, failure: null })
  if (event.type === 'found') return added(event.entryId)
  if (event.type === 'answer') return event.answer.state === 'added' ? added(event.answer.entryId) : { state: event.answer.state, entryId: null, failure: event.answer.failure }
  if (event.word === 'added' || click.failure === null) return added(null)
  return { state: 'left', entryId: null, failure: click.failure }
}

/**
 * Which of a timeline's entries unclear clicks have left there. An entry belongs to a click if it is the user's own, says the
 * same, and is not older than the click on the portal's clock; each entry belongs to one click at most.
 * @param clicks unclear clicks for one record and of one kind
 * @param known ids of entries that belong to other clicks
 * @returns ids of entries by ids of clicks
 */
export function findNotes(clicks: readonly NoteClick[], timeline: {
  entries: readonly TimelineEntry[], userId: string, clock: ClockDifference, known: ReadonlySet<number>
}): Map<string, number> {
  const free = timeline.entries
    .filter(({ id, authorId }) => authorId === timeline.userId && !timeline.known.has(id))
    .sort((a, b) => a.id - b.id)
  const found = new Map<string, number>()
  for (const { id, at, content } of [...clicks].sort((a, b) => a.at - b.at)) {
    const earliest = onPortalClock(at, timeline.clock) - timeline.clock.error - SLACK
    const index = free.findIndex(entry => entry.createdAt >= earliest && plain(entry.text) === textIn(content)
      && (content.kind === 'note' || entry.deadline === Date.parse(content.deadline)))
    const [entry] = index < 0 ? [] : free.splice(index, 1)
    if (entry) found.set(id, entry.id)
  }
  return found
}

/** The clicks worth keeping. @param clicks newest first */
export function keptNotes(clicks: readonly NoteClick[]): NoteClick[] {
  let settled = 0
  return clicks.filter(one => isOpenNote(one) || one.state === 'sending' || ++settled <= KEPT)
}

/** Clicks only ever go on: from being sent through not knowing to an end. */
export function howFarNote(click: NoteClick): number {
  if (click.state === 'sending') return 0
  return isOpenNote(click) ? 1 : 2
}

/**
 * To whom a note after a call may belong, the likeliest first, each record once.
 * @param opened the record the app was opened in; `called` if the number is one of its own
 * @param found whom CRM knows by the number
 * @param recorded the client in the portal's record of the call
 */
export function noteTargets({ opened, found, recorded }: {
  opened: { target: ClientTarget, called: boolean } | null
  found: readonly ClientTarget[]
  recorded: ClientTarget | null
}): ClientTarget[] {
  const others = [...found, ...(recorded ? [recorded] : [])]
  const all = opened === null ? others : opened.called ? [opened.target, ...others] : [...others, opened.target]
  const keys = all.map(({ record }) => keyOf(record, 'note'))
  return all.filter((_target, index) => keys.indexOf(keys[index] ?? '') === index)
}
