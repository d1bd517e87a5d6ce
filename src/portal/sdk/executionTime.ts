import type { AjaxResult } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { mapOf } from './batch'

const TimeSchema = v.object({ operating: v.number() })
const AnswerSchema = v.object({ time: v.unknown() })
const BatchSchema = v.object({ result: v.object({ result_time: mapOf(v.unknown()) }) })

/**
 * How much of a method's time is used up within the last ten minutes, by all users of the app together, as an answer of a portal that limits
 * it says: of the method itself, or of the commands of a batch, which counts nothing of its own. Refusals say nothing of it.
 * Source: https://apidocs.bitrix24.com/limits.html
 * @returns seconds, or null where it is not limited
 */
export function timeUsed(answer: AjaxResult<unknown>): number | null {
  const body = answer.getData()
  const [single, batch] = [v.safeParse(AnswerSchema, body), v.safeParse(BatchSchema, body)]
  const times = batch.success ? Object.values(batch.output.result.result_time) : single.success ? [single.output.time] : []
  const used = times.map(time => v.safeParse(TimeSchema, time)).filter(read => read.success).map(({ output }) => output.operating)
  return used.length > 0 ? Math.max(...used) : null
}
