import { expect } from 'vitest'
import { CALL, post, rest, resultOf, sandboxFor } from '../support'
import { CALLBACK, type Cases } from './cases'

/** How REST itself reads and answers. */
export const restItself: Cases = {
  'people are read with any one of three scopes': async () => {
    const sandbox = await sandboxFor()
    const get = async (params: Record<string, unknown>) => await rest(sandbox, 'user.get', params, 'manager')
    expect((await get({ FILTER: { ID: ['7', '1', '99'], EMAIL: 'x' }, SELECT: ['ID', 'NAME', 'LAST_NAME'] })).json).toMatchObject({
      result: [{ ID: '1', NAME: 'Katharina', LAST_NAME: 'Brandt' }, { ID: '7', NAME: 'Jonas', LAST_NAME: 'Weber' }], total: 2
    })
    const nobody = await get({ filter: { '@ID': ['99'] } })
    expect([nobody.json.result, 'total' in nobody.json]).toEqual([[], false])
    sandbox.portal.scopes.delete('user_brief')
    expect(await get({})).toMatchObject({ status: 403, json: { error: 'insufficient_scope' } })
    sandbox.portal.scopes.add('user_basic')
    expect((await get({})).json).toMatchObject({ total: 5 })
  },

  'a stage\'s id is found in every directory that has it': async () => {
    const sandbox = await sandboxFor()
    const list = async (id: string) => (await rest(sandbox, 'crm.status.list', { filter: { STATUS_ID: id } }, 'employee')).json
    expect(await list('NEW')).toMatchObject({ result: [{ ENTITY_ID: 'STATUS', NAME: 'Unprocessed' }, { ENTITY_ID: 'DEAL_STAGE', NAME: 'New' }] })
    expect(await list('DT183_7:NEW')).toMatchObject({ result: [{ ENTITY_ID: 'DYNAMIC_183_STAGE_7' }] })
    expect(await list('none')).toMatchObject({ result: [] })
  },

  'of a batch the first fifty commands run, the others are refused one by one, like a batch inside': async () => {
    const sandbox = await sandboxFor()
    const cmd = { inner: 'batch?cmd[a]=profile', ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`c${index}`, 'server.time'])) }
    const reply = await rest(sandbox, 'batch', { cmd })
    expect(reply).toMatchObject({ status: 200, json: { result: { result_error: {
      inner: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' }, c49: { error: 'ERROR_BATCH_LENGTH_EXCEEDED' }
    } } } })
    expect(Object.keys(resultOf(reply).result ?? {})).toHaveLength(49)
  },

  'halt is what PHP takes for a yes': async () => {
    const sandbox = await sandboxFor()
    const ran = async (halt: unknown) => Object.keys(resultOf(await rest(sandbox, 'batch', { halt, cmd: { none: 'nothing.get', me: 'profile' } })).result ?? {}).length
    expect(await Promise.all([0, '0', '', false, 'N', 'false', 1].map(ran))).toEqual([1, 1, 1, 1, 0, 0, 0])
  },

  'commands are read as addresses: an unencoded plus is a blank, a # the end': async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, 'batch', { cmd: [`${CALLBACK}?FROM_LINE=sip7&TO_NUMBER=%2B49&TEXT_TO_PRONOUNCE=a+b%2B#c`] })
    expect(sandbox.portal.calls).toMatchObject([{ number: '+49', text: 'a b+' }])
  },

  'a web filter may alter texts in a batch': async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.securityFilter = true
    const params = { ...CALL, TEXT_TO_PRONOUNCE: '<script>' }
    await rest(sandbox, 'batch', { cmd: [`${CALLBACK}?${new URLSearchParams(params)}`] })
    await rest(sandbox, CALLBACK, params)
    expect(sandbox.portal.calls).toMatchObject([{ text: '<sc ript>' }, { text: '<script>' }])
  },

  'total and next of a result are moved beside it': async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, 'user.option.set', { options: { total: '5' } })
    expect((await rest(sandbox, 'user.option.get')).json).toMatchObject({ result: [], total: 5 })
  },

  'execution time is counted for all users of the app together': async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.operating.costs.set('profile', 240)
    await rest(sandbox, 'profile', {}, 'administrator')
    expect((await rest(sandbox, 'profile', {}, 'manager')).json.time).toMatchObject({ operating: 480 })
    expect(await rest(sandbox, 'profile', {}, 'head')).toMatchObject({ status: 429, json: { error: 'OPERATION_TIME_LIMIT' } })
  },

  'a preflight allows three headers, and nothing for longer': async () => {
    const sandbox = await sandboxFor()
    const { headers } = await fetch(`${sandbox.portalUrl}/rest/profile`, { method: 'OPTIONS' })
    expect(headers.get('access-control-allow-headers')).toBe('origin, content-type, accept')
    expect(['access-control-max-age', 'access-control-allow-methods', 'access-control-expose-headers'].filter(name => headers.has(name))).toEqual([])
  },

  'a request with any other header does not arrive': async () => {
    const sandbox = await sandboxFor()
    const response = await fetch(`${sandbox.portalUrl}/rest/profile`, { headers: { 'X-Trace': '1' } })
    expect([response.status, sandbox.portal.requests.length]).toEqual([400, 0])
    expect(sandbox.portal.forbiddenHeaders).toEqual([{ method: 'profile', header: 'x-trace' }])
  },

  'forms are decoded as PHP does': async () => {
    const sandbox = await sandboxFor()
    const auth = sandbox.portal.tokens.issue('administrator').access
    const form = `auth=${auth}&options[a.b][]=1&options[a.b][]=2+%2B&options[c]=old&options[c]=%D1%8F&x.y=1`
    await post(`${sandbox.portalUrl}/rest/app.option.set`, form, 'application/x-www-form-urlencoded')
    expect(sandbox.portal.options.app).toEqual({ 'a.b': ['1', '2 +'], 'c': 'я' })
    expect(sandbox.portal.requests[0]?.params).toHaveProperty('x_y')
  },

  'only administrators set the app\'s options': async () => {
    const sandbox = await sandboxFor()
    const status = async (user: 'administrator' | 'manager') => (await rest(sandbox, 'app.option.set', { options: { a: 1 } }, user)).status
    expect([await status('administrator'), await status('manager')]).toEqual([200, 403])
  }
}
