import type { PersonKey } from '../portal/people'
import type { Portal } from '../portal/portal'
import type { Timers } from '../portal/timers'
import { success, type Answer } from '../rest/answer'
import { batchAnswer, readBatch, runBatch, type BatchCommand } from '../rest/batch'
import { execute, type RestCall } from '../rest/execute'
import type { RestResult } from '../rest/method'
import { filtered } from '../rest/security-filter'
import { errorOf } from './fault-answers'

/** What does the work of a request: the sandbox itself, or a real portal. Throws a RestError to refuse. */
export type Backend = (call: RestCall, user: PersonKey, startedAt: number) => Promise<Answer>

/** Does one command of a batch. */
export type CommandBackend = (command: BatchCommand, user: PersonKey) => Promise<RestResult>

/** The sandbox's own methods. */
export function localBackend(portal: Portal, timers: Timers): Backend {
  const runCommand = localCommands(portal, timers)
  return async (call, user, startedAt) => {
    if (call.method !== 'batch') {
      return success({ ...execute(portal, call, user) }, startedAt)
    }
    const batch = readBatch(call.params)
    return batchAnswer(batch, await runBatch(batch, command => runCommand(command, user)), startedAt)
  }
}

/** The sandbox's own methods inside a batch, where a fault for a method hits its commands. */
export function localCommands(portal: Portal, timers: Timers): CommandBackend {
  return async (command, user) => {
    const { method } = command
    const params = portal.securityFilter ? filtered(command.params) : command.params
    const { fault, latency } = portal.faults.takeInBatch(method)
    if (latency > 0) {
      await timers.wait(latency)
    }
    if (fault?.kind === 'error') {
      throw errorOf(portal, fault, params)
    }
    return execute(portal, { method, params }, user)
  }
}
