import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useNoteDraftsStore } from './noteDrafts'
import { useNotesStore } from './notes'
import { fromField, nextMorning, toField, withOffset } from './deadline'
import { keyOf } from './note'
import type { ClientTarget } from '@/crm/target'
import type { NoteContent, NoteKind } from '@/portal/ports/timeline'
import { useAddNote } from './useAddNote'

/** What keeps a note or to-do from being added. */
export type NoteProblem = 'text' | 'title' | 'noDate' | 'past'

/**
 * A note or to-do while it is written, and what became of the last click.
 * @param targets whose timeline it may go to, the likeliest first
 * @param number of the call, for clients without a name
 */
export function useNoteForm(kind: NoteKind, targets: () => readonly ClientTarget[], number: string) {
  const { t } = useI18n()
  const notes = useNotesStore()
  const drafts = useNoteDraftsStore()
  const adding = useAddNote(undefined, () => failure.value)

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
  const standard = computed(() => ({ title: t('notes.callBack', { name: name.value }), deadline: toField(nextMorning(new Date())) }))
  const draft = computed(() => target.value ? drafts.draftOf(target.value.record) : null)
  function change(changed: Parameters<typeof drafts.change>[1]): void {
    if (target.value) drafts.change(target.value.record, changed)
  }
  const text = computed({ get: () => draft.value?.text ?? '', set: (text) => { change({ text }) } })
  const title = computed({ get: () => draft.value?.title ?? standard.value.title, set: (title) => { change({ title }) } })
  const description = computed({ get: () => draft.value?.description ?? '', set: (description) => { change({ description }) } })
  const deadline = computed({ get: () => draft.value?.deadline ?? standard.value.deadline, set: (deadline) => { change({ deadline }) } })

  /** Problems are pointed out once somebody tried to add it. */
  const problem = ref<NoteProblem | null>(null)
  watch([text, title, deadline], () => {
    problem.value = null
  })
  function check(): NoteProblem | null {
    if (kind === 'note') return text.value.trim() === '' ? 'text' : null
    if (title.value.trim() === '') return 'title'
    const moment = fromField(deadline.value)
    if (!moment) return 'noDate'
    return moment.getTime() <= Date.now() ? 'past' : null
  }
  function content(): NoteContent {
    if (kind === 'note') return { kind, text: text.value.trim() }
    const moment = fromField(deadline.value) ?? nextMorning(new Date())
    return { kind, title: title.value.trim(), description: description.value.trim(), deadline: withOffset(moment) }
  }

  // A question is about what stood there when it came up.
  watch([text, title, description, deadline, () => target.value && key(target.value)], () => {
    adding.question.value = null
  }, { flush: 'sync' })

  /** The click this form is about: its own last one, or one that was on its way or unclear when the form was opened. */
  const clickId = ref<string | null>(null)
  const alike = computed(() => notes.clicks.filter(one => target.value && keyOf(one.target.record, one.content.kind) === key(target.value)))
  const pending = computed(() => alike.value.find(({ state }) => state === 'sending' || state === 'unclear')?.id)
  /** Those that have been on their way since the form was opened. */
  const seen = new Set<string>()
  watch(pending, (id) => {
    if (!id) return
    clickId.value = id
    seen.add(id)
  }, { immediate: true, flush: 'sync' })
  const click = computed(() => alike.value.find(({ id }) => id === clickId.value) ?? null)
  /** Why the newest of them added nothing. */
  const failure = computed(() => {
    const [newest] = alike.value
    return newest?.state === 'refused' && seen.has(newest.id) ? newest.failure : null
  })

  /** The click: checks the form, then adds what it holds. */
  async function submit(): Promise<void> {
    if (adding.settling.value || click.value?.state === 'sending') return
    problem.value = check()
    if (problem.value || !target.value) return
    clickId.value = null
    await adding.submit({ record: target.value.record, name: name.value }, content())
  }

  return { ...adding, target, choose, key, name, text, title, description, deadline, problem, click, failure, submit }
}
