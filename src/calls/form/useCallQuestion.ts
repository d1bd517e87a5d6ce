import { ref, watch } from 'vue'
import { isOpen, isUnlikely, questionBefore, type RepeatQuestion } from '@/calls/attempts/attempt'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { isQuiet } from '@/core/options/settings'
import { useSettingsStore } from './settings'
import type { useFormFields } from './useFormFields'

/** What must be answered before the call: is the number right, the text meant as it stands, and shall it be called in spite of the hour or an earlier attempt. */
export type CallQuestion = RepeatQuestion | { reason: 'doubtful' | 'placeholder' | 'quiet', attempt: null }

/** The question that stands between a click and its call. */
export function useCallQuestion({ reading, filled }: Pick<ReturnType<typeof useFormFields>, 'reading' | 'filled'>) {
  const attempts = useAttemptsStore()
  const settings = useSettingsStore()
  const question = ref<CallQuestion | null>(null)
  /** The questions already answered on the way to the open one. */
  let answered: readonly CallQuestion[] = []

  /** @param confirmed the questions that were answered before */
  function ask(asked: CallQuestion, confirmed: readonly CallQuestion[]): void {
    question.value = asked
    answered = confirmed
  }

  /** The next thing the form itself has to ask, whatever was called before. */
  function ownQuestion(confirmed: readonly CallQuestion[]): CallQuestion | undefined {
    const questions: CallQuestion[] = []
    if (reading.value.state === 'doubtful') questions.push({ reason: 'doubtful', attempt: null })
    if (filled.value.unknown.length > 0) questions.push({ reason: 'placeholder', attempt: null })
    if (isQuiet(settings.settings.quiet, new Date())) questions.push({ reason: 'quiet', attempt: null })
    return questions.find(({ reason }) => !confirmed.some(one => one.reason === reason))
  }

  /** Whether anything would be asked before a call. @param key the number's */
  const isAsked = (key: string): boolean => ownQuestion([]) !== undefined
    || questionBefore(key, attempts.attempts, Date.now(), settings.settings.recentMinutes * 60_000) !== null

  /** Takes the question away. @returns it and all that were answered before it, or null where none was open */
  function close(): readonly CallQuestion[] | null {
    const asked = question.value
    question.value = null
    return asked && [...answered, asked]
  }

  // Once it is known what became of the call that is asked about, the question says what is no longer true.
  watch(() => attempts.attempts.find(({ id }) => id === question.value?.attempt?.id), (now) => {
    const reason = question.value?.reason
    if (now && ((reason === 'unclear' && !isOpen(now)) || (reason === 'unlikely' && !isUnlikely(now)))) question.value = null
  })

  return { question, ask, ownQuestion, isAsked, close }
}
