import * as v from 'valibot'
import type { CallAttempt } from './attempt'
import { MomentSchema } from './moment'
import { FailureSchema } from './storedFailure'

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
  found: v.optional(v.nullable(v.picklist(['sure', 'likely'])), null)
})

/** Attempts as stored, each once. One damaged record takes no other with it. */
export const StoredAttemptsSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((records) => {
    const byId = new Map<string, CallAttempt>()
    for (const record of records) {
      const attempt = v.safeParse(AttemptSchema, record)
      if (attempt.success && !byId.has(attempt.output.id)) byId.set(attempt.output.id, attempt.output)
    }
    return [...byId.values()]
  })
)
