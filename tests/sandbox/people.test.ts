// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { CALL, rest, sandboxFor } from './support'

const LINES = ['voximplant.line.get', 'voximplant.line.outgoing.get']
const CALLS = ['voximplant.callback.start', 'voximplant.infocall.startwithtext']

describe('what each person may do', () => {
  it('the administrator: everything', async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, 'voximplant.line.get')).json.result).toEqual(sandbox.portal.lines)
    expect((await rest(sandbox, 'voximplant.line.outgoing.get')).json.result).toBe('reg150907')
    expect((await rest(sandbox, 'app.option.set', { options: { a: 1 } })).json.result).toBe(true)
    for (const method of CALLS) {
      expect((await rest(sandbox, method, CALL)).status).toBe(200)
    }
  })

  it('the manager: call, but neither list lines nor set the app\'s options', async () => {
    const sandbox = await sandboxFor()
    for (const method of LINES) {
      expect(await rest(sandbox, method, {}, 'manager')).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } })
    }
    expect((await rest(sandbox, 'voximplant.user.getDefaultLineId', {}, 'manager')).json.result).toEqual({ defaultLineId: 'reg151083' })
    expect(await rest(sandbox, 'app.option.set', { options: { a: 1 } }, 'manager')).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED' } })
    for (const method of CALLS) {
      expect((await rest(sandbox, method, CALL, 'manager')).status).toBe(200)
    }
  })

  it('the employee: only look', async () => {
    const sandbox = await sandboxFor()
    for (const method of CALLS) {
      expect(await rest(sandbox, method, CALL, 'employee')).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } })
    }
    expect((await rest(sandbox, 'voximplant.user.getDefaultLineId', {}, 'employee')).json.result).toEqual({ defaultLineId: 'LINK_BASE_NUMBER' })
    expect((await rest(sandbox, 'voximplant.statistic.get', {}, 'employee')).status).toBe(403)
    expect(Object.keys((await rest(sandbox, 'voximplant.tts.voices.get', {}, 'employee')).json.result ?? {})).toHaveLength(42)
    expect(sandbox.portal.calls).toEqual([])
  })

  it('the manager sees only their own calls', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, 'voximplant.callback.start', CALL, 'administrator')
    await rest(sandbox, 'voximplant.callback.start', CALL, 'manager')
    sandbox.portal.telephony.finishAll()
    expect((await rest(sandbox, 'voximplant.statistic.get', {}, 'administrator')).json.total).toBe(2)
    expect((await rest(sandbox, 'voximplant.statistic.get', {}, 'manager')).json).toMatchObject({ total: 1, result: [{ PORTAL_USER_ID: '7' }] })
  })
})
