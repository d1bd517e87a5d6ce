import { useTimeoutFn } from '@vueuse/core'
import { ref } from 'vue'
import { useNotesStore } from '@/stores/notes'
import type { Failure } from '@/telephony/failure'
import type { NoteContent, NoteQuestion, NoteTarget } from '@/telephony/note'
import { useCountdown } from './useCountdown'

/** Nobody reacts to a result this fast, milliseconds. */
const REACTION = 600

/** The click that adds a note or to-do, and the question that may come first. */
export function useAddNote() {
  const notes = useNotesStore()
  const sending = ref(false)
  const question = ref<NoteQuestion | null>(null)
  /** Why the last click added nothing. */
  const refusal = ref<Failure | null>(null)
  const wait = useCountdown(() => refusal.value?.retryAt ?? null)
  let asked: { target: NoteTarget, content: NoteContent } | null = null
  /** A click just led to a result or a question: another one so soon belongs to it. */
  const settling = ref(false)
  const settled = useTimeoutFn(() => {
    settling.value = false
  }, REACTION, { immediate: false })

  /** @param confirmed id of the earlier click despite which the user wants to add it */
  async function submit(target: NoteTarget, content: NoteContent, confirmed: string | null = null): Promise<void> {
    if (sending.value || settling.value || wait.value > 0) return
    sending.value = true
    question.value = null
    refusal.value = null
    const ended = await notes.add(target, content, confirmed)
    sending.value = false
    settling.value = true
    settled.start()
    if (ended.state === 'asked') {
      asked = { target, content }
      question.value = ended.question
    } else if (ended.state === 'refused') refusal.value = ended.failure
  }

  /** Answers the open question. */
  async function answer(again: boolean): Promise<void> {
    const put = question.value
    if (!put || (again && settling.value)) return
    question.value = null
    if (again && asked) await submit(asked.target, asked.content, put.click.id)
  }

  return { sending, settling, question, refusal, wait, submit, answer }
}
