import * as v from 'valibot'
import { failureOf } from '@/core/failure/catalogue'
import { FailureSchema } from '@/core/failure/storedFailure'
import { MomentSchema } from '@/core/moment'
import { storedList } from '@/core/storedList'
import { methodOf } from '@/portal/ports/startCall'
import { SENDING, UNKNOWN, type AttemptState, type CallAttempt } from './attempt'

/** What versions of the app have stored: fields that do not know each other. */
const StoredSchema = v.object({
  id: v.string(),
  at: MomentSchema,
  key: v.string(),
  type: v.picklist(['callback', 'infocall']),
  line: v.string(),
  number: v.string(),
  text: v.string(),
  // Only where a recording is played.
  sound: v.optional(v.string()),
  voice: v.nullable(v.string()),
  state: v.picklist(['sending', 'started', 'refused', 'unclear', 'did-not-happen']),
  callId: v.nullable(v.string()),
  failure: v.nullable(FailureSchema),
  settled: v.nullable(v.picklist(['rang', 'did-not-ring'])),
  // Attempts of earlier versions have none.
  found: v.optional(v.nullable(v.picklist(['sure', 'likely'])), null),
  missedAt: v.optional(v.nullable(MomentSchema), null),
  browser: v.optional(v.string(), '')
})
export type StoredAttempt = v.InferOutput<typeof StoredSchema>

/** The attempt that was stored: what does not go together is read as the state that was told, and what a state needs is there. */
export function toAttempt(stored: StoredAttempt): CallAttempt {
  const { id, at, key, browser, type, line, number, text, sound, voice } = stored
  return { id, at, key, browser, type, line, number, text, sound, voice, ...stateOf(stored) }
}

function stateOf(stored: StoredAttempt): AttemptState {
  const { state, callId, settled, found, missedAt } = stored
  const failure = stored.failure ?? failureOf('unknownFault', { code: 'NOT_STORED', method: methodOf(stored), status: 0, at: stored.at, requestId: null })
  switch (state) {
    case 'sending': return SENDING
    case 'refused': return { ...UNKNOWN, state, failure }
    case 'unclear': return settled === null ? { ...UNKNOWN, state, failure } : { ...UNKNOWN, state, failure, settled }
    // Before it was told how surely, it was told only where it was sure.
    case 'did-not-happen': return { ...UNKNOWN, state, failure, found: found ?? 'sure' }
    case 'started': return found === null || callId === null ? { ...UNKNOWN, state, callId, missedAt } : { ...UNKNOWN, state, failure, callId, found, missedAt }
  }
}

const AttemptSchema: v.GenericSchema<unknown, CallAttempt> = v.pipe(StoredSchema, v.transform(toAttempt))

/** Attempts as stored, each once: the first of several counts. */
export const StoredAttemptsSchema = v.pipe(
  storedList(AttemptSchema),
  v.transform((attempts) => {
    const seen = new Set<string>()
    return attempts.filter(({ id }) => !seen.has(id) && seen.add(id))
  })
)
