import { computed, ref, type Ref } from 'vue'
import { isOver, LOOKING, type Asked } from '@/once/pace'
import { rememberStarts, usePoll } from '@/once/poll'
import type { TimelineRead } from '@/portal/ports/timeline'
import { useSessionStore } from '@/session/session'
import type { UserScope } from '@/session/userScope'
import { findNotes, isOpenNote, nameOf, type NoteClick, type NoteEvent } from './note'

/** Timelines read in one go. */
const AT_ONCE = 5

interface Clicks {
  /** Those nobody knows the end of. */
  open: Readonly<Ref<readonly NoteClick[]>>
  read: () => readonly NoteClick[]
  hear: (id: string, event: NoteEvent) => void
}

/**
 * Looks for unclear notes and to-dos in the timelines they were meant for: they are there at once, or not at all.
 * @returns ids of those that were looked for often enough
 */
export function useNoteSearch({ open, read, hear }: Clicks, scope: UserScope) {
  const session = useSessionStore()
  const finished = ref(new Set<string>())
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
        // It was read with the next user's eyes.
        if (scope.over) return true
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
      if (entryId !== undefined) hear(click.id, { type: 'found', entryId })
    }
  }

  function giveUp(question: Asked): void {
    for (const click of asked) {
      if (isOver(LOOKING, startOf(click), question)) finished.value.add(click.id)
    }
  }

  usePoll({ followed: () => sought.value.map(click => ({ start: startOf(click), pace: LOOKING })), ask, done: giveUp })

  return finished
}
