import { useIntervalFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { newId } from '@/browser/id'
import { withLock } from '@/browser/lock'
import { appFailure } from '@/portal/errors/failures'
import type { PortalSession } from '@/portal/session'
import type { TimelineRead, NoteContent, NoteKind, NoteOutcome } from '@/portal/ports/timeline'
import type { EntryId } from '@/core/failure/catalogue'
import { isOver, LOOKING, type Asked } from '@/once/pace'
import { findNotes, isOpenNote, keyOf, mergedNotes, noteQuestion, settleNote, withNote, type NoteClick, type NoteQuestion } from './note'
import type { ClientTarget } from '@/crm/target'
import { StoredNotesSchema } from './storedNote'
import { useStoredClicks } from '@/once/ledger'
import { hasLostTab, LOOK_AGAIN } from '@/once/lostTab'
import { NOTES, useNotesMadeStore } from './made'
import { useNoteDraftsStore } from './noteDrafts'
import { rememberStarts, usePoliteQuestions } from '@/once/poll'
import { useSessionStore } from '@/session/session'
import { useTransportStore } from '@/once/transport'

/** Timelines read in one go. */
const AT_ONCE = 5
const METHODS: Readonly<Record<NoteKind, string>> = { note: 'crm.timeline.comment.add', todo: 'crm.activity.todo.add' }

/** How a click ended: with the portal's answer, with a question first, or not at all because another one is under way. */
export type AddResult =
  | NoteOutcome
  | { state: 'asked', question: NoteQuestion }
  | { state: 'busy' }

/** Every note and to-do this user has added in this browser, or tried to, and the only way to add one. */
export const useNotesStore = defineStore('notes', () => {
  const session = useSessionStore()
  const transport = useTransportStore()
  const drafts = useNoteDraftsStore()
  const made = useNotesMadeStore()
  const { clicks, read, restore, save: store, saveIn } = useStoredClicks({
    name: NOTES, schema: StoredNotesSchema, merge: mergedNotes, withClick: withNote
  })
  /** What requests of this tab are about. */
  const sending = ref(new Set<string>())
  /** Clicks whose panel is open: they need not be shown anywhere else. */
  const inPanel = ref(new Set<string>())
  /** Clicks that were looked for often enough. */
  const finished = ref(new Set<string>())

  /** Clicks nobody knows the end of, newest first. */
  const open = computed(() => clicks.value.filter(isOpenNote))

  const nameOf = ({ target, content }: Pick<NoteClick, 'target' | 'content'>) => keyOf(target.record, content.kind)
  const lockName = (click: Pick<NoteClick, 'target' | 'content'>) => session.storage.keyOf(nameOf(click))

  function save(click: NoteClick): void {
    store(click)
    made.made = true
    if (click.state === 'added') drafts.clearAdded(click.target.record, click.content)
  }

  /** Clicks whose tab was closed in the middle become unclear. */
  async function lookForInterrupted(): Promise<void> {
    for (const click of elsewhere.value) await withLock(lockName(click), async locked => markInterrupted(nameOf(click), locked))
  }

  /** To be called with the lock for this record and kind. Without one, only clicks too old to be on their way have lost their tab. */
  function markInterrupted(name: string, locked: boolean): void {
    for (const click of read().filter(one => one.state === 'sending' && nameOf(one) === name)) {
      if (hasLostTab(click.at, locked)) save(settleNote(click, { state: 'unclear', failure: localFailure('interrupted', click.content) }))
    }
  }

  /** Requests of other tabs, or of tabs that are gone: only asking again tells. */
  const elsewhere = computed(() => clicks.value.filter(click => click.state === 'sending' && !sending.value.has(nameOf(click))))
  const looking = useIntervalFn(lookForInterrupted, LOOK_AGAIN, { immediate: false, immediateCallback: true })
  watch(() => elsewhere.value.length > 0, there => there ? looking.resume() : looking.pause())

  /**
   * Adds something, unless the same click is on its way here or in another tab, or a question is to be asked first.
   * The click is stored before its request leaves.
   * @param confirmed id of the earlier click despite which the user wants to add it
   */
  async function add(target: ClientTarget, content: NoteContent, confirmed: string | null): Promise<AddResult> {
    const { portal, user } = session
    const next = { target, content }
    const name = nameOf(next)
    if (sending.value.has(name) || !portal || !user) return { state: 'busy' }
    sending.value.add(name)
    try {
      const done = await withLock(lockName(next), async (locked): Promise<AddResult> => {
        markInterrupted(name, locked)
        const known = read()
        if (known.some(click => click.state === 'sending' && nameOf(click) === name)) return refused('noteOtherTab', content)
        const question = noteQuestion(next, known, Date.now())
        if (question && question.click.id !== confirmed) return { state: 'asked', question }
        if (!navigator.onLine) return refused('offline', content)
        const click: NoteClick = { ...next, id: newId(), at: Date.now(), state: 'sending', entryId: null, failure: null }
        return await send(portal, user.id, click, question?.click.id ?? null)
      })
      return done.held ? done.value : refused('noteOtherTab', content)
    } finally {
      sending.value.delete(name)
    }
  }

  /** @param earlier id of the click that this one takes the place of */
  async function send(portal: PortalSession, userId: string, click: NoteClick, earlier: string | null): Promise<NoteOutcome> {
    const { storage } = session
    save(click)
    const outcome = await post(portal, userId, click)
    if (session.storage !== storage) {
      saveIn(storage, settleNote(click, outcome))
      return outcome
    }
    // Refused, the earlier one is still all there may be.
    if (earlier && outcome.state !== 'refused') leave(earlier)
    save(settleNote(click, outcome))
    if (outcome.state === 'unclear' && outcome.failure.entry === 'connectionLost') transport.doubt()
    return outcome
  }

  async function post(portal: PortalSession, userId: string, { target: { record }, content }: NoteClick): Promise<NoteOutcome> {
    let timeline
    try {
      timeline = await portal.timeline()
    } catch {
      // The code itself did not arrive: nothing was sent.
      return refused('textsNotLoaded', content)
    }
    try {
      const way = await transport.sending()
      return content.kind === 'note'
        ? await timeline.addNote(record, content.text, way)
        : await timeline.addTodo(record, { ...content, responsibleId: userId }, way)
    } catch {
      return { state: 'unclear', failure: localFailure('unknownFault', content) }
    }
  }

  /** Takes over from the user that something was added after all. */
  function confirm(id: string): void {
    const click = read().find(one => one.id === id)
    if (click && isOpenNote(click)) save({ ...click, state: 'added' })
  }

  /** The user does without it: it is looked for no longer. */
  function leave(id: string): void {
    const click = read().find(one => one.id === id)
    if (click && isOpenNote(click)) save({ ...click, state: 'left' })
  }

  const sought = computed(() => open.value.filter(({ id }) => !finished.value.has(id)))
  const startOf = rememberStarts()
  let asked: readonly NoteClick[] = []

  async function ask(): Promise<boolean> {
    const { portal, user } = session
    if (!portal || !user) return false
    const names = [...new Set(sought.value.map(nameOf))].slice(0, AT_ONCE)
    asked = sought.value.filter(click => names.includes(nameOf(click)))
    const timeline = await portal.timeline()
    let answered = true
    for (const { target, content } of names.flatMap(name => asked.find(click => nameOf(click) === name) ?? [])) {
      try {
        const found = await timeline.readNewest(target.record, content.kind)
        // Somebody else has signed in while the portal was looking.
        if (session.user?.id !== user.id) return true
        take(nameOf({ target, content }), { ...found, userId: user.id })
      } catch {
        // One record that cannot be read says nothing about the others.
        answered = false
      }
    }
    return answered
  }

  function take(name: string, timeline: TimelineRead & { userId: string }): void {
    const all = read()
    const still = all.filter(click => isOpenNote(click) && nameOf(click) === name)
    // Notes and to-dos are numbered apart.
    const known = new Set(all.filter(({ content }) => content.kind === still[0]?.content.kind).flatMap(({ entryId }) => entryId ?? []))
    const found = findNotes(still, { ...timeline, known })
    for (const click of still) {
      const entryId = found.get(click.id)
      if (entryId !== undefined) save(settleNote(click, { state: 'added', entryId }))
    }
  }

  function giveUp(question: Asked): void {
    for (const click of asked) {
      if (isOver(LOOKING, startOf(click), question)) finished.value.add(click.id)
    }
  }

  usePoliteQuestions({ followed: () => sought.value.map(click => ({ start: startOf(click), pace: LOOKING })), ask, done: giveUp })

  function localFailure(entry: EntryId, { kind }: NoteContent) {
    return appFailure(entry, METHODS[kind], entry.toUpperCase())
  }
  function refused(entry: EntryId, content: NoteContent): { state: 'refused', failure: ReturnType<typeof localFailure> } {
    return { state: 'refused', failure: localFailure(entry, content) }
  }

  watch(() => session.user?.id, () => {
    restore()
    finished.value.clear()
  }, { immediate: true, flush: 'sync' })

  return { clicks, open, sending, inPanel, finished, add, confirm, leave }
})
