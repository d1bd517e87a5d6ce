import { computed, ref, watch } from 'vue'
import { useNoteDraftsStore } from './noteDrafts'
import { keyOf } from './note'
import type { ClientTarget } from '@/crm/target'
import type { NoteKind } from '@/portal/ports/timeline'
import { useAddNote } from './useAddNote'
import { useNoteClick } from './useNoteClick'
import { useNoteFields } from './useNoteFields'

/**
 * A note or to-do while it is written, and what became of the last click.
 * @param targets whose timeline it may go to, the likeliest first
 * @param number of the call, for clients without a name
 */
export function useNoteForm(kind: NoteKind, targets: () => readonly ClientTarget[], number: string) {
  const drafts = useNoteDraftsStore()

  const key = ({ record }: ClientTarget) => keyOf(record, kind)
  /** The one that was the likeliest when the form was opened, or was chosen since: it does not change under somebody's hands. */
  const chosen = ref(targets()[0])
  const target = computed(() => {
    const choice = chosen.value
    // Its name may have come to be known meanwhile.
    return choice && (targets().find(one => key(one) === key(choice)) ?? choice)
  })
  function choose(id: string | null): void {
    const next = targets().find(one => key(one) === id)
    if (next && target.value) drafts.move(target.value.record, next.record)
    if (next) chosen.value = next
  }
  const name = computed(() => target.value?.name || number)
  const keyNow = () => target.value ? key(target.value) : null

  // One calls a person, about a deal.
  const person = computed(() => target.value?.person === name.value ? '' : target.value?.person ?? '')
  const { check, content, ...fields } = useNoteFields(kind, () => target.value?.record ?? null, () => person.value || name.value, () => person.value && name.value)
  /** The same as whoever writes it thinks of it: the person first. */
  const whom = computed(() => [person.value, name.value].filter(Boolean).join(' · '))
  const { text, title, description, deadline } = fields
  const { click, failure, forget } = useNoteClick(keyNow)
  const adding = useAddNote(undefined, () => failure.value)

  // A question is about what stood there when it came up.
  watch([text, title, description, deadline, keyNow], () => {
    adding.question.value = null
  }, { flush: 'sync' })

  /** The click: checks the form, then adds what it holds. */
  async function submit(): Promise<void> {
    if (adding.pausing.value || click.value?.state === 'sending') return
    if (!check() || !target.value) return
    forget()
    await adding.submit({ record: target.value.record, name: name.value }, content())
  }

  return { ...adding, target, choose, key, name, whom, ...fields, click, failure, submit }
}
