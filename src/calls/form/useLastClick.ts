import { computed, ref } from 'vue'
import { isOpen, type CallAttempt } from '@/calls/attempts/attempt'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { howFar } from '@/calls/attempts/next'
import type { Failure } from '@/core/failure/failure'
import type { CallRequest } from '@/core/telephony/types'

/** How the last click ended, as far as it is known by now, with what was asked of the portal. `found`: the portal's records told, after nobody knew. */
export type CallResult =
  | { state: 'started', request: CallRequest, callId: string | null, found?: true }
  | { state: 'refused' | 'unclear', request: CallRequest, failure: Failure }

/** The last click that asked nothing: the attempt it became, whose end is kept with it alone, or why nothing left. */
type LastClick = { request: CallRequest, attempt: CallAttempt } | { request: CallRequest, failure: Failure }

/** The last click, and what the form tells of it. */
export function useLastClick() {
  const attempts = useAttemptsStore()
  const last = ref<LastClick | null>(null)
  const result = computed<CallResult | null>(() => {
    if (!last.value) return null
    const { request } = last.value
    if ('failure' in last.value) return { state: 'refused', request, failure: last.value.failure }
    const { attempt } = last.value
    const stored = attempts.attempts.find(({ id }) => id === attempt.id)
    // Where its answer came while the page was being left, what is stored of it is behind.
    return toResult(request, stored && howFar(stored) > howFar(attempt) ? stored : attempt)
  })

  return { last, result }
}

/** What the form tells of an attempt; nothing where the user has said what became of it, or it did not happen. */
function toResult(request: CallRequest, attempt: CallAttempt): CallResult | null {
  switch (attempt.state) {
    case 'started': return { state: 'started', request, callId: attempt.callId, ...attempt.found === null ? {} : { found: true } }
    case 'refused': return { state: 'refused', request, failure: attempt.failure }
    case 'unclear': return isOpen(attempt) ? { state: 'unclear', request, failure: attempt.failure } : null
    default: return null
  }
}
