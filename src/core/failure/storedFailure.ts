import * as v from 'valibot'
import { MomentSchema } from '@/core/moment'

/** A failure as it is stored with what it ended. */
export const FailureSchema = v.object({
  kind: v.picklist(['refused', 'unclear', 'unavailable']),
  entry: v.string(),
  field: v.nullable(v.picklist(['line', 'number', 'text', 'voice'])),
  line: v.nullable(v.string()),
  retryAt: v.nullable(MomentSchema),
  details: v.object({
    code: v.string(),
    method: v.string(),
    status: v.number(),
    at: MomentSchema,
    requestId: v.nullable(v.string())
  })
})
