import { computed, ref, watch } from 'vue'
import { newId } from '@/browser/id'
import type { FailureId } from '@/core/failure/catalogue'
import type { Failure } from '@/core/failure/failure'
import type { ClientTarget } from '@/crm/target'
import { useOnce } from '@/once/runner'
import { appFailure } from '@/portal/errors/failures'
import { METHOD_OF_NOTE } from '@/portal/methods'
import type { NoteContent, NoteOutcome } from '@/portal/ports/timeline'
import type { PortalSession } from '@/portal/session'
import type { Sending } from '@/portal/sdk/sending'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { NOTES, useNotesMadeStore } from './made'
import { howFarNote, isOpenNote, keptNotes, nameOf, nextNote, noteQuestion, type NoteClick, type NoteEvent, type NoteQuestion } from './note'
import { useNoteDraftsStore } from './noteDrafts'
import { useNoteSearch } from './noteSearch'
import { StoredNotesSchema } from './storedNote'

/** What came of a click: the click with its end, a question first, nothing that left, or nothing at all because another one is under way. */
export type AddResult =
  | { state: 'ended', click: NoteClick }
  | { state: 'asked', question: NoteQuestion }
  | { state: 'notSent', failure: Failure }
  | { state: 'busy' }

/** Every note and to-do this user has added in this browser, or tried to, and the only way to add one. */
export const useNotesStore = defineUserStore('notes', (scope) => {
  const session = useSessionStore()
  const drafts = useNoteDraftsStore()
  const made = useNotesMadeStore()
  const { clicks, busy: sending, read, change, run } = useOnce<NoteClick>({
    name: NOTES,
    schema: StoredNotesSchema,
    howFar: howFarNote,
    kept: keptNotes,
    laneOf: nameOf,
    interrupted,
    leftAs: 'left-notes'
  }, scope)
  /** Clicks whose panel is open: they need not be shown anywhere else. */
  const inPanel = ref(new Set<string>())

  /** Clicks nobody knows the end of, newest first. */
  const open = computed(() => clicks.value.filter(isOpenNote))

  // What was added needs no draft any more.
  watch(clicks, (now, before) => {
    if (now.length > 0) made.made = true
    for (const click of now) {
      if (click.state === 'added' && before.some(one => one.id === click.id && one.state !== 'added')) drafts.clearAdded(click.target.record, click.content)
    }
  }, { flush: 'sync' })

  /**
   * Adds something, unless the same click is on its way here or in another tab, or a question is to be asked first.
   * The click is stored before its request leaves.
   * @param confirmed id of the earlier click despite which the user wants to add it
   */
  async function add(target: ClientTarget, content: NoteContent, confirmed: string | null): Promise<AddResult> {
    const { portal, user } = session
    const next = { target, content }
    if (!portal || !user) return { state: 'busy' }
    /** The click that this one takes the place of. */
    let earlier: string | null = null
    const ran = await run<NoteQuestion, NoteOutcome>({
      lane: nameOf(next),
      ask: (known) => {
        const question = noteQuestion(next, known, Date.now())
        earlier = question?.click.id ?? null
        return earlier === confirmed ? null : question
      },
      make: () => ({ ...next, id: newId(), at: Date.now(), state: 'sending', entryId: null, failure: null }),
      post: (click, sending) => post(portal, user.id, click, sending),
      fault: () => ({ state: 'unclear', failure: localFailure('unknownFault', next) }),
      ending: (answer) => {
        // Refused, the earlier one is still all there may be.
        if (earlier !== null && answer.state !== 'refused') leave(earlier)
      },
      after: (click, answer) => nextNote(click, { type: 'answer', answer })
    })
    if (ran.state === 'notSent') return { state: 'notSent', failure: localFailure(ran.why === 'otherTab' ? 'noteOtherTab' : ran.why, next) }
    return ran.state === 'ended' ? { state: 'ended', click: ran.click } : ran
  }

  const hear = (id: string, event: NoteEvent) => change(one => one.id === id, click => nextNote(click, event))

  /** Takes over from the user that something was added after all. */
  const confirm = (id: string) => hear(id, { type: 'said', word: 'added' })

  /** The user does without it: it is looked for no longer. */
  const leave = (id: string) => hear(id, { type: 'said', word: 'left' })

  const finished = useNoteSearch({ open, read, hear }, scope)

  return { clicks, open, sending, inPanel, finished, add, confirm, leave }
})

function localFailure(entry: FailureId, { content }: Pick<NoteClick, 'content'>): Failure {
  return appFailure(entry, METHOD_OF_NOTE[content.kind], entry.toUpperCase())
}

/** The click after its page was left in the middle. */
function interrupted(click: NoteClick): NoteClick {
  return nextNote(click, { type: 'answer', answer: { state: 'unclear', failure: localFailure('interrupted', click) } })
}

async function post(portal: PortalSession, userId: string, click: NoteClick, sending: Sending): Promise<NoteOutcome> {
  const { target: { record }, content } = click
  let timeline
  try {
    timeline = await portal.timeline()
  } catch {
    // The code itself did not arrive: nothing was sent.
    return { state: 'refused', failure: localFailure('textsNotLoaded', click) }
  }
  return content.kind === 'note'
    ? await timeline.addNote(record, content.text, sending)
    : await timeline.addTodo(record, { ...content, responsibleId: userId }, sending)
}
