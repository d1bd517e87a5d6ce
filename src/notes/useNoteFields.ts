import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CrmRecord } from '@/core/launch'
import type { NoteContent, NoteKind } from '@/portal/ports/timeline'
import { fromField, nextMorning, toField, withOffset } from './deadline'
import { useNoteDraftsStore } from './noteDrafts'

/** What keeps a note or to-do from being added. */
export type NoteProblem = 'text' | 'title' | 'noDate' | 'past'

/**
 * The fields of a note or to-do: what was typed for a record, or what is proposed, until it is changed.
 * @param record whose timeline it may go to
 * @param name of whom one calls
 * @param about what it is about, where that has a name of its own: a deal
 */
export function useNoteFields(kind: NoteKind, record: () => CrmRecord | null, name: () => string, about: () => string = () => '') {
  const { t } = useI18n()
  const drafts = useNoteDraftsStore()

  const standard = computed(() => ({ title: about() ? t('notes.callBackAbout', { name: name(), about: about() }) : t('notes.callBack', { name: name() }), deadline: toField(nextMorning(new Date())) }))
  const draft = computed(() => {
    const of = record()
    return of && drafts.draftOf(of)
  })
  function change(changed: Parameters<typeof drafts.change>[1]): void {
    const of = record()
    if (of) drafts.change(of, changed)
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
  function problemNow(): NoteProblem | null {
    if (kind === 'note') return text.value.trim() === '' ? 'text' : null
    if (title.value.trim() === '') return 'title'
    const moment = fromField(deadline.value)
    if (!moment) return 'noDate'
    return moment.getTime() <= Date.now() ? 'past' : null
  }
  /** @returns whether it can be added as it stands there */
  function check(): boolean {
    problem.value = problemNow()
    return problem.value === null
  }

  function content(): NoteContent {
    if (kind === 'note') return { kind, text: text.value.trim() }
    const moment = fromField(deadline.value) ?? nextMorning(new Date())
    return { kind, title: title.value.trim(), description: description.value.trim(), deadline: withOffset(moment) }
  }

  return { text, title, description, deadline, problem, check, content }
}
