import * as v from 'valibot'
import type { CallAttempt } from './attempt'
import { MomentSchema } from '@/core/moment'
import { FailureSchema } from '@/core/failure/storedFailure'
import { storedList } from '@/core/storedList'

const AttemptSchema: v.GenericSchema<unknown, CallAttempt> = v.object({
  id: v.string(),
  at: MomentSchema,
  key: v.string(),
  type: v.picklist(['callback', 'infocall']),
  line: v.string(),
  number: v.string(),
  text: v.string(),
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

/** Attempts as stored, each once: the first of several counts. */
export const StoredAttemptsSchema = v.pipe(
  storedList(AttemptSchema),
  v.transform((attempts) => {
    const seen = new Set<string>()
    return attempts.filter(({ id }) => !seen.has(id) && seen.add(id))
  })
)
