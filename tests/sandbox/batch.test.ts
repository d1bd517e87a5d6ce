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

  it('refuses a batch inside a batch, and nothing else of it', async () => {
    const sandbox = await sandboxFor()
    const reply = await rest(sandbox, 'batch', { cmd: { inner: 'batch?cmd[a]=profile', me: 'profile' } })
    expect(reply).toMatchObject({ status: 200, json: { result: { result: { me: { ID: '1' } }, result_error: { inner: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' } } } } })
  })

  it('runs the first fifty of more commands, and refuses each of the others', async () => {
    const sandbox = await sandboxFor()
    const cmd = Object.fromEntries(Array.from({ length: 53 }, (_, index) => [`c${index}`, 'profile']))
    const reply = await rest(sandbox, 'batch', { cmd })
    expect(reply.status).toBe(200)
    const { result, result_error, result_time } = resultOf(reply)
    expect(Object.keys(result ?? {})).toHaveLength(50)
    expect(Object.keys(result_time ?? {})).toHaveLength(50)
    const surplus = { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' }
    expect(result_error).toEqual({ c50: surplus, c51: surplus, c52: surplus })
  })

  it.each<[halt: unknown, halts: boolean]>([
    [0, false], ['0', false], ['', false], [false, false], [undefined, false], [1, true], ['1', true], [true, true], ['Y', true], ['N', true], ['false', true]
  ])('with halt %j: halts %s', async (halt, halts) => {
    const sandbox = await sandboxFor()
    const { result, result_error } = resultOf(await rest(sandbox, 'batch', { halt, cmd: { none: 'nothing.get', me: 'profile' } }))
    expect(result_error).toMatchObject({ none: { error: 'ERROR_METHOD_NOT_FOUND' } })
    expect(Object.keys(result ?? {})).toEqual(halts ? [] : ['me'])
  })

  it('tells no time of a command that failed, and none in a refusal', async () => {
    const sandbox = await sandboxFor()
    const { result_time } = resultOf(await rest(sandbox, 'batch', { cmd: { none: 'nothing.get', me: 'profile' } }))
    expect(Object.keys(result_time ?? {})).toEqual(['me'])
    expect(Object.keys((await rest(sandbox, 'nothing.get')).json)).toEqual(['error', 'error_description'])
  })

  it('reads commands as addresses: signs that are not encoded are lost', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, 'batch', { cmd: { call: 'voximplant.infocall.startwithtext?FROM_LINE=sip7&TO_NUMBER=+49&TEXT_TO_PRONOUNCE=a+b#c' } })
    expect(sandbox.portal.calls).toMatchObject([{ number: ' 49', text: 'a b' }])
  })

  it('has its texts altered by a web filter, where there is one', async () => {
    const sandbox = await sandboxFor()
    const TEXT_TO_PRONOUNCE = 'Type <script>, javascript: or onclick=; union select'
    const cmd = { call: `voximplant.callback.start?${new URLSearchParams({ ...CALL, TEXT_TO_PRONOUNCE })}` }
    await rest(sandbox, 'batch', { cmd })
    sandbox.portal.securityFilter = true
    await rest(sandbox, 'batch', { cmd })
    await rest(sandbox, 'voximplant.callback.start', { ...CALL, TEXT_TO_PRONOUNCE })
    expect(sandbox.portal.calls.map(({ text }) => text)).toEqual([
      TEXT_TO_PRONOUNCE, 'Type <sc ript>, java script: or oncl ick=; un ion select', TEXT_TO_PRONOUNCE
    ])
  })

  it('logs a call that rang behind a refusal as executed', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'controller', error_description: '', executed: true } })
    expect(resultOf(await rest(sandbox, 'batch', { cmd: { call: callback } })).result_error).toEqual({ call: { error: '', error_description: '' } })
    expect(sandbox.portal.requests).toMatchObject([{ commands: [{ name: 'call', executed: true }] }])
    expect(sandbox.portal.calls).toHaveLength(1)
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
