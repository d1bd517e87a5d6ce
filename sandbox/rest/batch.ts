import * as v from 'valibot'
import { success, type Answer } from './answer'
import { fillReferences } from './batch-references'
import type { RestCall } from './execute'
import type { RestResult } from './method'
import { parsePhpQuery, phpMap, phpTruth } from './php'
import { RestError } from './rest-error'
import { timeBlock } from './time'

const MAX_COMMANDS = 50

const BatchSchema = v.object({
  halt: v.optional(v.unknown()),
  cmd: v.union([v.record(v.string(), v.string()), v.array(v.string())])
})

/** A command of a batch: a call with the name its result gets. */
export interface BatchCommand extends RestCall {
  name: string
  /** As sent: `method?query`. */
  source: string
}

export interface Batch {
  /** Stop at the first refusal. */
  halt: boolean
  commands: BatchCommand[]
}

/** What became of a batch's commands, by their names. */
export interface Outcomes {
  result: Record<string, unknown>
  result_error: Record<string, unknown>
  result_total: Record<string, unknown>
  result_next: Record<string, unknown>
  result_time: Record<string, unknown>
  /** Names of the commands that did their work, whatever was answered. */
  executed: ReadonlySet<string>
}

/** Does one command; throws a RestError to refuse. */
export type RunCommand = (command: BatchCommand) => Promise<RestResult>

/** Reads the parameters of a `batch` request; what is not one has no commands. */
export function readBatch(params: Record<string, unknown>): Batch {
  const read = v.safeParse(BatchSchema, params)
  if (!read.success) {
    return { halt: false, commands: [] }
  }
  const { halt, cmd } = read.output
  return {
    // `"N"` and `"false"` halt as well.
    halt: phpTruth(halt),
    commands: Object.entries(cmd).map(([name, source]) => ({ name, source, ...readCommand(source) }))
  }
}

/** Runs the commands one after the other; those after the fiftieth are refused one by one. */
export async function runBatch({ halt, commands }: Batch, run: RunCommand): Promise<Outcomes> {
  const executed = new Set<string>()
  const outcomes: Outcomes = { result: {}, result_error: {}, result_total: {}, result_next: {}, result_time: {}, executed }
  for (const [index, command] of commands.entries()) {
    const error = await runCommand(command, outcomes, index < MAX_COMMANDS ? run : tooMany)
    if (error === null || error.executed) {
      executed.add(command.name)
    }
    if (error !== null && halt) {
      break
    }
  }
  return outcomes
}

/** Writes the answer of a batch. */
export function batchAnswer({ commands }: Batch, { executed, ...maps }: Outcomes, startedAt: number): Answer {
  const result = Object.fromEntries(Object.entries(maps).map(([key, map]) => [key, phpMap(map)]))
  return {
    ...success({ result }, startedAt),
    commands: commands.map(({ name, method }) => ({ name, method, executed: executed.has(name) }))
  }
}

function tooMany(): never {
  throw new RestError(403, 'ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded')
}

/** Enters what became of a command; its refusal, if it was refused. */
async function runCommand(command: BatchCommand, outcomes: Outcomes, run: RunCommand): Promise<RestError | null> {
  const { name, method, params } = command
  const startedAt = Date.now()
  try {
    if (method.toLowerCase() === 'batch') {
      throw new RestError(405, 'ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage')
    }
    const { result, total, next, operating } = await run({ ...command, params: fillReferences(params, outcomes.result) })
    outcomes.result[name] = result
    outcomes.result_time[name] = timeBlock(startedAt, operating)
    if (total !== undefined) {
      outcomes.result_total[name] = total
    }
    if (next !== undefined) {
      outcomes.result_next[name] = next
    }
    return null
  } catch (error) {
    if (!(error instanceof RestError)) {
      throw error
    }
    outcomes.result_error[name] = error.body
    return error
  }
}

/** A command is read as an address: a `#` that is not encoded ends it, a `+` is a blank. */
function readCommand(source: string): RestCall {
  const [address = ''] = source.split('#')
  const [method = '', ...query] = address.split('?')
  return { method, params: parsePhpQuery(query.join('?')) }
}
