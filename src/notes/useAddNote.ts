import { ref } from 'vue'
import { useNotesStore } from './notes'
import type { Failure } from '@/core/failure/failure'
import type { NoteQuestion } from './note'
import type { ClientTarget } from '@/crm/target'
import type { NoteContent } from '@/portal/ports/timeline'
import { useCountdown } from '@/ui/useCountdown'
import { useClickPause } from '@/ui/useClickPause'

/**
 * The click that adds a note or to-do, and the question that may come first.
 * @param onAdded called once something was added, even where whoever asked for it is gone from the screen by then
 * @param before why an earlier click on the same added nothing
 */
export function useAddNote(onAdded?: () => void, before: () => Failure | null = () => null) {
  const notes = useNotesStore()
  const sending = ref(false)
  const question = ref<NoteQuestion | null>(null)
  /** Why the last click added nothing. */
  const refusal = ref<Failure | null>(null)
  const wait = useCountdown(() => (refusal.value ?? before())?.retryAt ?? null)
  let asked: { target: ClientTarget, content: NoteContent } | null = null
  const { pausing, pause } = useClickPause()

  /** @param confirmed id of the earlier click despite which the user wants to add it */
  async function submit(target: ClientTarget, content: NoteContent, confirmed: string | null = null): Promise<void> {
    if (sending.value || pausing.value || wait.value > 0) return
    sending.value = true
    question.value = null
    refusal.value = null
    const ended = await notes.add(target, content, confirmed)
    sending.value = false
    pause()
    if (ended.state === 'asked') {
      asked = { target, content }
      question.value = ended.question
    } else if (ended.state === 'notSent') refusal.value = ended.failure
    else if (ended.state === 'ended' && ended.click.state === 'refused') refusal.value = ended.click.failure
    else if (ended.state === 'ended' && ended.click.state === 'added') onAdded?.()
  }

  /** Answers the open question. */
  async function answer(again: boolean): Promise<void> {
    const put = question.value
    if (!put || (again && pausing.value)) return
    question.value = null
    if (again && asked) await submit(asked.target, asked.content, put.click.id)
  }

  return { sending, pausing, question, refusal, wait, submit, answer }
}
