import type { AjaxResult } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { ExecutionTime } from '@/telephony/executionTime'
import { mapOf } from './batch'

const TimeSchema = v.object({ start: v.number(), operating: v.number(), operating_reset_at: v.number() })
const AnswerSchema = v.object({ time: v.unknown() })
const BatchSchema = v.object({ result: v.object({ result_time: mapOf(v.unknown()) }) })

/**
 * How much of a method's time is used up, as an answer of a portal that limits it says: of the method itself, or of the commands of a
 * batch, whose own requests count nothing. Refusals say nothing of it.
 * Source: https://apidocs.bitrix24.com/limits.html
 */
export function timeIn(answer: AjaxResult<unknown>): ExecutionTime | null {
  const body = answer.getData()
  const [single, batch] = [v.safeParse(AnswerSchema, body), v.safeParse(BatchSchema, body)]
  const times = batch.success ? Object.values(batch.output.result.result_time) : single.success ? [single.output.time] : []
  const known = times.map(time => v.safeParse(TimeSchema, time)).filter(read => read.success).map(({ output }) => output)
  if (known.length === 0) return null
  const last = known.reduce((most, one) => one.operating > most.operating ? one : most)
  return { used: last.operating, resetAt: Date.now() + (last.operating_reset_at - last.start) * 1000 }
}
