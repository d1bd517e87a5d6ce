import type { CallAttempt } from '@/calls/attempts/attempt'
import { toAttempt, type StoredAttempt } from '@/calls/attempts/storedAttempt'
import { failureOf } from '@/core/failure/catalogue'
import type { Failure } from '@/core/failure/failure'
import type { CallRequest } from '@/core/telephony/types'

export const NOW = Date.UTC(2026, 0, 15, 12)
export const NUMBER = '+4930901820'

export const REQUEST: CallRequest = { type: 'callback', line: 'reg151083', number: NUMBER, text: 'Call from the site', voice: null }

export const LOST: Failure = failureOf('connectionLost', {
  code: 'NETWORK_ERROR', method: 'voximplant.callback.start', status: 0, at: NOW, requestId: 'r1'
})
export const REFUSAL: Failure = failureOf('numberRejected', {
  code: 'ERROR_CORE', method: 'voximplant.callback.start', status: 400, at: NOW, requestId: 'r1'
})

/** An attempt that ended well at `NOW`, with whatever is different about it: as it is read from where it was stored. */
export function attemptWith(change: Partial<StoredAttempt> = {}): CallAttempt {
  return toAttempt({ ...REQUEST, id: 'a1', at: NOW, key: NUMBER, state: 'started', callId: 'callback.abc.1', failure: null, settled: null, found: null, missedAt: null, browser: '', ...change })
}
