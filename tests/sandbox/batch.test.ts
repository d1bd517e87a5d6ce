// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { errorFault } from '../../sandbox/index'
import { CALL, rest, resultOf, sandboxFor } from './support'

const callback = `voximplant.callback.start?${new URLSearchParams(CALL)}`

describe('batch', () => {
  it('answers results by name and empty maps as lists', async () => {
    const sandbox = await sandboxFor()
    const result = resultOf(await rest(sandbox, 'batch', { halt: 0, cmd: { me: 'profile', voices: 'voximplant.tts.voices.get?' } }))
    expect(result.result).toMatchObject({ me: { ID: '1' }, voices: { ukenglishmale: 'English (Male) (Amazon)' } })
    expect(result.result_error).toEqual([])
    expect(result.result_total).toEqual([])
    expect(result.result_next).toEqual([])
    expect(Object.keys(result.result_time ?? {})).toEqual(['me', 'voices'])
    expect(sandbox.portal.requests).toMatchObject([
      { method: 'batch', commands: [{ name: 'me', method: 'profile', executed: true }, { name: 'voices', executed: true }] }
    ])
  })

  it('answers a list for a list, and a map once one of the list failed', async () => {
    const sandbox = await sandboxFor()
    const all = resultOf(await rest(sandbox, 'batch', { cmd: ['profile', 'app.option.get'] }))
    expect(all.result).toMatchObject([{ ID: '1' }, []])
    const some = resultOf(await rest(sandbox, 'batch', { cmd: ['nothing.get', 'profile'] }))
    expect(some.result).toMatchObject({ 1: { ID: '1' } })
    expect(some.result_error).toMatchObject([{ error: 'ERROR_METHOD_NOT_FOUND' }])
  })

  it('goes on after a refusal, or halts', async () => {
    const sandbox = await sandboxFor()
    const cmd = { lines: 'voximplant.line.get', call: callback }
    const on = resultOf(await rest(sandbox, 'batch', { halt: 0, cmd }, 'manager'))
    expect(on.result_error).toEqual({ lines: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } })
    expect(sandbox.portal.calls).toHaveLength(1)
    const halted = resultOf(await rest(sandbox, 'batch', { halt: 1, cmd }, 'manager'))
    expect(halted.result).toEqual([])
    expect(sandbox.portal.calls).toHaveLength(1)
    expect(sandbox.portal.requests[1]).toMatchObject({ commands: [{ name: 'lines', executed: false }, { name: 'call', executed: false }] })
  })

  it('puts earlier results into later commands', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, 'batch', {
      cmd: {
        own: 'voximplant.user.getDefaultLineId',
        call: `voximplant.callback.start?FROM_LINE=$result[own][defaultLineId]&TO_NUMBER=%2B4930901820&TEXT_TO_PRONOUNCE=Line%20$result[own][defaultLineId]`
      }
    }, 'manager')
    expect(sandbox.portal.calls).toMatchObject([{ line: 'reg151083', text: 'Line reg151083' }])
  })

  it('carries totals of lists', async () => {
    const sandbox = await sandboxFor()
    const result = resultOf(await rest(sandbox, 'batch', { cmd: { calls: 'voximplant.statistic.get?FILTER[CALL_TYPE]=4' } }))
    expect(result.result_total).toEqual({ calls: 0 })
  })

  it('refuses nesting and more than fifty commands', async () => {
    const sandbox = await sandboxFor()
    const nested = resultOf(await rest(sandbox, 'batch', { cmd: { inner: 'batch?cmd[a]=profile' } }))
    expect(nested.result_error).toMatchObject({ inner: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' } })
    const many = await rest(sandbox, 'batch', { cmd: Array.from({ length: 51 }, () => 'profile') })
    expect(many).toMatchObject({ status: 400, json: { error: 'ERROR_BATCH_LENGTH_EXCEEDED' } })
  })

  it('gets a method\'s error fault on the command, other faults only on the whole', async () => {
    const sandbox = await sandboxFor()
    const { faults } = sandbox.portal
    faults.add({ method: 'profile', fault: errorFault('profile', 'OVERLOAD_LIMIT') })
    faults.add({ method: 'profile', fault: { kind: 'gateway', status: 502, executed: false } })
    const result = resultOf(await rest(sandbox, 'batch', { cmd: { me: 'profile' } }))
    expect(result.result_error).toMatchObject({ me: { error: 'OVERLOAD_LIMIT' } })
    expect(faults.list()).toMatchObject([{ fault: { kind: 'gateway' } }])
    faults.add({ method: 'batch', fault: { kind: 'gateway', status: 504, executed: true } })
    expect((await rest(sandbox, 'batch', { cmd: { call: callback } })).status).toBe(504)
    expect(sandbox.portal.calls).toHaveLength(1)
  })
})
