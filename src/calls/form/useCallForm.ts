import { watch, type Ref } from 'vue'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import type { CountryCode } from '@/core/phone/phone'
import type { CallRequest } from '@/core/telephony/types'
import { useFirstReadStore } from '@/session/firstRead'
import { useCountdown } from '@/ui/useCountdown'
import { useClickPause } from '@/ui/useClickPause'
import { useCallQuestion, type CallQuestion } from './useCallQuestion'
import { useFormFields } from './useFormFields'
import { useFormProblems } from './useFormProblems'
import { useLastClick } from './useLastClick'

/** The call form: what it holds, what keeps it from being sent, and the click. */
export function useCallForm() {
  const attempts = useAttemptsStore()
  const fields = useFormFields()
  const { draft, text, reading, checked, noteUsed } = fields
  const { question, ask, ownQuestion, isAsked, close } = useCallQuestion(fields)
  const { last, result } = useLastClick()
  const wait = useCountdown(() => result.value?.state === 'refused' ? result.value.failure.retryAt : null)
  const { pausing, pause } = useClickPause()

  const { tried, problems, refusedField, changed, pointAt } = useFormProblems(fields, () => {
    // Whatever is asked about is asked of the form as it was.
    question.value = null
  })
  watch(() => draft.type, () => {
    tried.value = false
    question.value = null
    refusedField.value = null
    // The outcome belongs to the form as it was sent: with another type of call it only confuses.
    if (!attempts.sending) last.value = null
  })

  /**
   * The click. Checks the form, asks what has to be asked, then starts one call.
   * @param confirmed the questions the user has answered with "call anyway"
   */
  async function submit(confirmed: readonly CallQuestion[] = []): Promise<void> {
    if (attempts.sending || wait.value > 0 || pausing.value) return
    tried.value = true
    question.value = null
    const { request, key } = checked.value
    if (!request) {
      last.value = null
      return
    }
    const first = ownQuestion(confirmed)
    if (first) {
      ask(first, confirmed)
      pause()
      return
    }
    refusedField.value = null
    changed.clear()
    const said = text.value
    const called = reading.value.state === 'fine' ? reading.value.country : null
    const end = await attempts.start(request, key, confirmed.findLast(({ attempt }) => attempt)?.attempt?.id ?? null, () => {
      // Gone before this click's end can come: that is told anew, even in the same words, and a note begun after the last call is not taken along.
      last.value = null
    })
    pause()
    if (end.state === 'busy') return
    if (end.state === 'asked') {
      ask(end.question, confirmed)
      return
    }
    last.value = end.state === 'ended' ? { request, attempt: end.attempt } : { request, failure: end.failure }
    if (result.value && result.value.state !== 'refused' && !request.sound) noteUsed(request.type, said, request.number)
    if (result.value?.state === 'refused') pointAt(result.value.failure.field)
    if (result.value?.state === 'started') remember(request, called)
  }

  /** What was used for a call is used for the next one, unless it was changed meanwhile. */
  function remember({ line: used }: CallRequest, called: CountryCode | null): void {
    if (!changed.has('line')) draft.line = used
    if (called) draft.country = called
    tried.value = false
  }

  /** Answers the open question: call in spite of it, or leave it. */
  async function answer(callAnyway: boolean): Promise<void> {
    if (callAnyway && pausing.value) return
    const confirmed = close()
    if (callAnyway && confirmed) await submit(confirmed)
  }

  return { ...fields, problems, refusedField, question, result, wait, pausing, isAsked, submit, tryAgain: useTryAgain({ last, changed, submit }), answer }
}

/**
 * The click after a refused line where there is no other to choose: it may have been mended, or another may have taken its place, so
 * the lines are read first.
 */
function useTryAgain({ last, changed, submit }: { last: Ref<unknown>, changed: Set<string>, submit: () => Promise<void> }): () => Promise<void> {
  const firstRead = useFirstReadStore()
  return async () => {
    const before = last.value
    changed.clear()
    await firstRead.reload()
    // What was done meanwhile is newer than this click.
    const untouched = last.value === before && [...changed].every(field => field === 'line')
    if (untouched && !firstRead.failure) await submit()
  }
}
