// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { rest, sandboxFor } from './support'

describe('stored options', () => {
  it('are set by administrators, both of them, and read by everybody', async () => {
    const sandbox = await sandboxFor()
    expect(await rest(sandbox, 'app.option.set', { options: { a: 1 } }, 'manager')).toMatchObject({
      status: 403, json: { error: 'ACCESS_DENIED', error_description: 'Access denied! Administrator authorization required' }
    })
    await rest(sandbox, 'app.option.set', { options: { a: '1' } })
    await rest(sandbox, 'app.option.set', { options: { b: '2' } }, 'administrator2')
    expect((await rest(sandbox, 'app.option.get', {}, 'employee')).json.result).toEqual({ a: '1', b: '2' })
    expect((await rest(sandbox, 'app.option.get', { option: 'c' }, 'employee')).json.result).toBeNull()
  })

  it.each(['app.option.set', 'user.option.set'])('%s takes neither nothing nor too much', async (method) => {
    const sandbox = await sandboxFor()
    for (const params of [{}, { options: {} }, { options: [] }]) {
      expect(await rest(sandbox, method, params)).toMatchObject({ status: 400, json: { error: 'ArgumentNullException', error_description: 'options is empty' } })
    }
    expect((await rest(sandbox, method, { options: { long: 'ж'.repeat(30_000) } })).status).toBe(200)
    expect(await rest(sandbox, method, { options: { more: 'ж'.repeat(10_000) } })).toMatchObject({ status: 400, json: { error: 'ERROR_CORE' } })
    sandbox.portal.optionLimit = 200_000
    expect((await rest(sandbox, method, { options: { more: 'ж'.repeat(10_000) } })).status).toBe(200)
  })

  it('come back as PHP keeps them', async () => {
    const sandbox = await sandboxFor()
    const options = { text: '{"a":{}}', map: { empty: {}, list: [], deep: { 0: 'x', 1: 'y' } }, number: 5, yes: true }
    await rest(sandbox, 'user.option.set', { options }, 'manager')
    expect((await rest(sandbox, 'user.option.get', {}, 'manager')).json.result).toEqual({
      text: '{"a":{}}', map: { empty: [], list: [], deep: ['x', 'y'] }, number: 5, yes: true
    })
    expect(sandbox.portal.requestsTo('user.option.set')).toMatchObject([{ params: { options }, executed: true, user: 'manager' }])
  })
})

describe('what the portal says about app and user', () => {
  it('tells whether the app is installed, and its scopes', async () => {
    const sandbox = await sandboxFor({ installed: false })
    expect((await rest(sandbox, 'app.info')).json.result).toMatchObject({ CODE: 'callback-desk', VERSION: 1, INSTALLED: false })
    sandbox.portal.installed = true
    sandbox.portal.upgrade()
    expect((await rest(sandbox, 'app.info')).json.result).toMatchObject({ VERSION: 2, INSTALLED: false })
    expect((await rest(sandbox, 'scope')).json.result).toEqual(['telephony', 'call', 'crm', 'placement', 'user_brief'])
    sandbox.portal.reset()
    expect(sandbox.portal).toMatchObject({ installed: false, version: 1 })
  })

  it('tells who is asking, and which methods there are', async () => {
    const sandbox = await sandboxFor({ onPremise: true, protocol: 'h2' })
    expect(sandbox.portalUrl).toMatch(/^http:\/\/localhost:\d+$/)
    expect((await rest(sandbox, 'user.current', {}, 'administrator2')).json.result).toMatchObject({ ID: '3', NAME: 'Sergei' })
    expect(await rest(sandbox, 'voximplant.user.getDefaultLineId')).toMatchObject({ status: 404, json: { error: 'ERROR_METHOD_NOT_FOUND' } })
    const known = async (name: string) => (await rest(sandbox, 'method.get', { name })).json.result
    expect(await known('voximplant.user.getdefaultlineid')).toEqual({ isExisting: false, isAvailable: false })
    expect(await known('crm.item.get')).toEqual({ isExisting: true, isAvailable: true })
    sandbox.portal.scopes.delete('crm')
    expect(await known('crm.item.get')).toEqual({ isExisting: true, isAvailable: false })
  })
})
