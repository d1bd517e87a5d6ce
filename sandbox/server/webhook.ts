import * as v from 'valibot'
import type { Answer } from '../rest/answer'
import { batchAnswer, readBatch, runBatch, type BatchCommand, type Outcomes } from '../rest/batch'
import { methodNotFound } from '../rest/execute'
import type { Backend, CommandBackend } from './backend'
import { Upstream, type UpstreamAnswer } from './upstream'
import { GatewayFailure } from './gateway'

/** What the app uses and a webhook may do. Everything else is refused before it leaves this machine. */
const PASSED_ON: ReadonlySet<string> = new Set([
  'crm.activity.list',
  'crm.activity.todo.add',
  'crm.item.get',
  'crm.item.list',
  'crm.timeline.comment.add',
  'crm.timeline.comment.list',
  'crm.type.list',
  'method.get',
  'profile',
  'scope',
  'server.time',
  'telephony.externalcall.searchcrmentities',
  'user.current',
  'user.get',
  'voximplant.callback.start',
  'voximplant.infocall.startwithsound',
  'voximplant.infocall.startwithtext',
  'voximplant.line.get',
  'voximplant.line.outgoing.get',
  'voximplant.statistic.get',
  'voximplant.tts.voices.get',
  'voximplant.url.get',
  'voximplant.user.getdefaultlineid'
])

/** Methods about the app itself, which a webhook is not: the sandbox answers them as always. */
const LOCAL: ReadonlySet<string> = new Set([
  'app.info', 'app.option.get', 'app.option.set', 'user.option.get', 'user.option.set',
  'placement.bind', 'placement.get', 'placement.list', 'placement.unbind'
])

// PHP writes an empty map, and one with the keys 0, 1, 2 …, as a list.
const MapSchema = v.optional(v.union([
  v.pipe(v.array(v.unknown()), v.transform((list): Record<string, unknown> => ({ ...list }))),
  v.record(v.string(), v.unknown())
]), {})

const BatchResultSchema = v.object({
  result: MapSchema,
  result_error: MapSchema,
  result_total: MapSchema,
  result_next: MapSchema,
  result_time: MapSchema
})

/** A real portal does the work; what is about the app itself stays with the sandbox. */
export function webhookBackend(webhook: string, local: Backend, localCommand: CommandBackend): Backend {
  const upstream = new Upstream(webhook)
  return async (call, user, startedAt) => {
    if (call.method === 'batch') {
      const batch = readBatch(call.params)
      const ours = batch.commands.filter(command => !isPassedOn(command.method))
      const theirs = batch.commands.filter(command => isPassedOn(command.method))
      const outcomes = await runBatch({ ...batch, commands: ours }, async command => localCommand(allowed(command), user))
      const answer = theirs.length === 0 ? null : await upstream.post('batch', { halt: batch.halt ? 1 : 0, cmd: sources(theirs) })
      if (answer !== null && 'error' in answer.body) {
        return passedOn(answer)
      }
      return batchAnswer(batch, answer === null ? outcomes : merge(outcomes, readOutcomes(answer)), startedAt)
    }
    if (isPassedOn(call.method)) {
      return passedOn(await upstream.post(call.method, call.params))
    }
    return local(allowed(call), user, startedAt)
  }
}

function isPassedOn(method: string): boolean {
  return PASSED_ON.has(method.toLowerCase())
}

function allowed<Call extends { method: string }>(call: Call): Call {
  if (!LOCAL.has(call.method.toLowerCase())) {
    throw methodNotFound()
  }
  return call
}

function sources(commands: readonly BatchCommand[]): Record<string, string> {
  return Object.fromEntries(commands.map(({ name, source }) => [name, source]))
}

function passedOn({ status, body }: UpstreamAnswer): Answer {
  const error = typeof body.error === 'string' ? body.error : null
  // A server fault leaves it open whether the method did its work before it failed.
  const executed = error === null ? true : status === 500 ? null : false
  return { status, body, executed, error }
}

function readOutcomes({ body }: UpstreamAnswer): Outcomes {
  const read = v.safeParse(BatchResultSchema, body.result)
  if (!read.success) {
    throw new GatewayFailure(502)
  }
  return { ...read.output, executed: new Set(Object.keys(read.output.result)) }
}

function merge(a: Outcomes, b: Outcomes): Outcomes {
  return {
    result: { ...a.result, ...b.result },
    result_error: { ...a.result_error, ...b.result_error },
    result_total: { ...a.result_total, ...b.result_total },
    result_next: { ...a.result_next, ...b.result_next },
    result_time: { ...a.result_time, ...b.result_time },
    executed: new Set([...a.executed, ...b.executed])
  }
}
