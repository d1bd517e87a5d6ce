// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { errorFault } from '../../sandbox/index'
import { rest, resultOf, sandboxFor } from './support'

const APP = { app: { url: 'http://localhost:1/app/' } }
const HANDLER = 'http://localhost:1/app/index.html'
const TOOLBAR = { PLACEMENT: 'CRM_DEAL_DETAIL_TOOLBAR', HANDLER }

describe('placement.bind', () => {
  it('binds with titles in several languages, and get tells them', async () => {
    const sandbox = await sandboxFor(APP)
    const LANG_ALL = { en: { TITLE: 'Call back' }, de: { TITLE: 'Zurückrufen', DESCRIPTION: 'x' } }
    expect((await rest(sandbox, 'placement.bind', { ...TOOLBAR, LANG_ALL })).json.result).toBe(true)
    await rest(sandbox, 'placement.bind', { PLACEMENT: 'LEFT_MENU', HANDLER, TITLE: 'Callback Desk', LANG_ALL: [] }, 'administrator2')
    expect((await rest(sandbox, 'placement.get')).json.result).toEqual([
      {
        placement: 'CRM_DEAL_DETAIL_TOOLBAR',
        userId: 0,
        handler: HANDLER,
        options: [],
        title: 'Call back',
        description: '',
        langAll: { en: { TITLE: 'Call back', DESCRIPTION: '', GROUP_NAME: '' }, de: { TITLE: 'Zurückrufen', DESCRIPTION: 'x', GROUP_NAME: '' } }
      },
      expect.objectContaining({ placement: 'LEFT_MENU', title: 'Callback Desk' })
    ])
    expect(sandbox.portal.placements.map(({ placement }) => placement)).toEqual(['CRM_DEAL_DETAIL_TOOLBAR', 'LEFT_MENU'])
  })

  it.each([
    [{ ...TOOLBAR, PLACEMENT: 'CRM_DYNAMIC_999_DETAIL_TOOLBAR' }, 400, 'ERROR_PLACEMENT_NOT_FOUND'],
    [{ ...TOOLBAR, HANDLER: 'http://localhost:2/app/index.html' }, 400, 'ERROR_EVENT_HANDLER_URL_MATCH'],
    [{ ...TOOLBAR, HANDLER: 'index.html' }, 400, 'ERROR_WRONG_HANDLER_URL'],
    [{ ...TOOLBAR, HANDLER: 'ftp://localhost:1/' }, 400, 'ERROR_UNSUPPORTED_PROTOCOL'],
    [{ ...TOOLBAR, USER_ID: 7 }, 400, 'ERROR_PLACEMENT_USER_MODE'],
    [{ PLACEMENT: '', HANDLER }, 400, 'ERROR_ARGUMENT'],
    [{ PLACEMENT: 'LEFT_MENU' }, 400, 'ERROR_ARGUMENT']
  ])('refuses %o', async (params, status, error) => {
    const sandbox = await sandboxFor(APP)
    expect(await rest(sandbox, 'placement.bind', params)).toMatchObject({ status, json: { error } })
    expect(sandbox.portal.placements).toEqual([])
  })

  it('refuses the same twice, and a second link handler', async () => {
    const sandbox = await sandboxFor(APP)
    const link = { PLACEMENT: 'REST_APP_URI', HANDLER }
    await rest(sandbox, 'placement.bind', TOOLBAR)
    await rest(sandbox, 'placement.bind', link)
    expect(await rest(sandbox, 'placement.bind', TOOLBAR)).toMatchObject({
      status: 400, json: { error: 'ERROR_CORE', error_description: 'Unable to set placement handler: Handler already binded' }
    })
    expect(await rest(sandbox, 'placement.bind', link)).toMatchObject({ status: 400, json: { error: 'ERROR_PLACEMENT_MAX_COUNT' } })
    sandbox.portal.documentedStatuses = true
    expect(await rest(sandbox, 'placement.bind', link)).toMatchObject({ status: 200, json: { error: 'ERROR_PLACEMENT_MAX_COUNT' } })
    expect(await rest(sandbox, 'placement.bind', { ...TOOLBAR, USER_ID: 7 })).toMatchObject({ status: 200, json: { error: 'ERROR_PLACEMENT_USER_MODE' } })
    const cmd = { link: `placement.bind?${new URLSearchParams(link)}`, other: `placement.bind?${new URLSearchParams({ ...TOOLBAR, HANDLER: `${HANDLER}?v=2` })}` }
    const batch = resultOf(await rest(sandbox, 'batch', { cmd }))
    expect(batch.result_error).toMatchObject({ link: { error: 'ERROR_PLACEMENT_MAX_COUNT' } })
    expect(batch.result).toEqual({ other: true })
    expect(sandbox.portal.placements).toHaveLength(3)
  })

  it('is for administrators and the right scopes', async () => {
    const sandbox = await sandboxFor(APP)
    for (const [method, params] of [['placement.bind', TOOLBAR], ['placement.unbind', TOOLBAR], ['placement.get', {}]] as const) {
      expect(await rest(sandbox, method, params, 'manager')).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } })
    }
    sandbox.portal.scopes.delete('crm')
    expect(await rest(sandbox, 'placement.bind', TOOLBAR)).toMatchObject({ status: 400, json: { error: 'ERROR_PLACEMENT_NOT_FOUND' } })
    expect((await rest(sandbox, 'placement.bind', { PLACEMENT: 'LEFT_MENU', HANDLER })).status).toBe(200)
    sandbox.portal.scopes.delete('placement')
    expect(await rest(sandbox, 'placement.get')).toMatchObject({ status: 403, json: { error: 'insufficient_scope' } })
  })

  it('takes faults', async () => {
    const sandbox = await sandboxFor(APP)
    sandbox.portal.faults.add({ method: 'placement.bind', fault: errorFault('placement.bind', 'ERROR_PLACEMENT_MAX_COUNT') })
    expect(await rest(sandbox, 'placement.bind', TOOLBAR)).toMatchObject({ status: 400, json: { error: 'ERROR_PLACEMENT_MAX_COUNT' } })
  })
})

describe('placement.unbind and placement.list', () => {
  it('removes one handler or all, counting as portals count', async () => {
    const sandbox = await sandboxFor(APP)
    for (const version of [1, 2, 3]) {
      await rest(sandbox, 'placement.bind', { ...TOOLBAR, HANDLER: `${HANDLER}?v=${version}` })
    }
    const unbind = async (params: Record<string, unknown>) => resultOf(await rest(sandbox, 'placement.unbind', params)).count
    expect(await unbind({ ...TOOLBAR, HANDLER: `${HANDLER}?v=2` })).toBe(2)
    expect(await unbind(TOOLBAR)).toBe(0)
    expect(await unbind({ PLACEMENT: TOOLBAR.PLACEMENT })).toBe(4)
    expect(sandbox.portal.placements).toEqual([])
  })

  it('lists what there is to bind to', async () => {
    const sandbox = await sandboxFor(APP)
    const list = async (params = {}) => (await rest(sandbox, 'placement.list', params)).json.result
    expect(await list()).toEqual(expect.arrayContaining(['LEFT_MENU', 'REST_APP_URI', 'CRM_LEAD_LIST_MENU', 'CRM_DYNAMIC_183_DETAIL_TOOLBAR']))
    expect(await list({ SCOPE: 'crm' })).not.toContain('LEFT_MENU')
    sandbox.portal.crm.processes.push({ id: 4, entityTypeId: 1038, title: 'Trainings', items: [] })
    expect(await list()).toContain('CRM_DYNAMIC_1038_LIST_MENU')
    sandbox.portal.scopes.delete('crm')
    expect(await list()).not.toContain('CRM_LEAD_LIST_MENU')
  })
})
