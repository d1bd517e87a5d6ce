import { NOW } from './attempts'
import type { CallRecord } from '@/core/telephony/callRecord'

let written = 0

/** An answered callback of user 1 to the usual number, begun at `NOW`, with whatever is different about it. */
export function recordWith(change: Partial<CallRecord> = {}): CallRecord {
  written += 1
  return {
    id: written, callId: `callback.${written}`, type: 'callback', line: 'reg151083', number: '4930901820', userId: '1', startedAt: NOW,
    duration: 60, outcome: 'answered', code: '200', cost: null, recording: null, client: null, appId: null, ...change
  }
}
