// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../../sandbox/index'
import { ask, openApp, openPage } from './page'
import { CALL, rest, sandboxFor } from './support'

const HANDLER = 'http://localhost:1/app/index.html'

/** A portal with the app bound to some places. */
async function boundSandbox(...placements: string[]): Promise<Sandbox> {
  const sandbox = await sandboxFor({ app: { url: 'http://localhost:1/app/' } })
  for (const PLACEMENT of placements) {
    await rest(sandbox, 'placement.bind', { PLACEMENT, HANDLER, LANG_ALL: { en: { TITLE: 'Call back' }, de: { TITLE: 'Zurückrufen' } } })
  }
  return sandbox
}

/** Clicks a placement as the page's scripts do, and answers as what the app is opened. */
async function click(sandbox: Sandbox, placement: string, id: number) {
  const opening = await ask(sandbox, 'placement', { user: 'manager', lang: 'de', placement, handler: HANDLER, id, uri: '/crm/' })
  const { data } = await ask(sandbox, 'parent/init', { sid: opening.sid })
  return { opening, data }
}

describe('the CRM\'s pages', () => {
  it('show what a person may see, and placements only where they are bound', async () => {
    const sandbox = await boundSandbox('CRM_CONTACT_LIST_MENU', 'CRM_DEAL_DETAIL_TOOLBAR')
    const page = async (path: string, user: 'administrator' | 'manager' | 'employee' = 'manager') => (await openPage(sandbox, { path, user, lang: 'de' })).html
    const contacts = await page('/crm/contact/list/')
    expect(contacts).toContain('Anna Schneider')
    expect(contacts).not.toContain('Sabine Köhler')
    expect(contacts).toContain('>Zurückrufen</button>')
    expect(contacts).not.toContain('<img src=x')
    expect(await page('/crm/contact/list/', 'administrator')).toContain('Sabine Köhler')
    expect(await page('/crm/deal/list/')).not.toContain('Zurückrufen')
    const deal = await page('/crm/deal/details/1/')
    expect(deal).toContain('>Zurückrufen</button>')
    expect(deal).toContain('Wolfgang Ebert')
    expect(await page('/crm/deal/details/1/', 'employee')).toContain('Access denied')
    expect(await page('/crm/type/183/details/1/')).toContain('Annual inspection')
    expect(await page('/crm/type/183/list/category/0/')).toContain('Warehouse visit')
    expect(await page('/crm/deal/details/99/')).toContain('no such record')
  })

  it.each([
    ['/crm/deal/list/', 'manager', 'Heat pump for the head office', '(0 30) 23125-199', '+5'],
    ['/crm/deal/list/', 'manager', 'Winter tyres', '+44 20 7946 0300', null],
    // Contact and company are not the manager's.
    ['/crm/deal/list/', 'manager', 'Contract renewal', null, null],
    ['/crm/deal/list/', 'administrator', 'Contract renewal', '0152 28895456', null],
    ['/crm/deal/list/', 'manager', 'Placeholder', null, null],
    ['/crm/type/183/list/category/0/', 'manager', 'Annual inspection', '0049-89-99998-230', '+5'],
    ['/crm/contact/list/', 'manager', 'Grace O', '+1 (202) 555-0147', null]
  ] as const)('%s as %s: %s has the number of its first client', async (path, user, name, number, more) => {
    const sandbox = await boundSandbox()
    const { html } = await openPage(sandbox, { path, user })
    const row = html.split('<tr>').find(part => part.includes(`>${name}`)) ?? ''
    expect(/<span class="phone">([^<]*)</.exec(row)?.[1] ?? null).toBe(number)
    expect(/<small class="more"[^>]*>([^<]*)</.exec(row)?.[1] ?? null).toBe(more)
  })

  it('show nothing of an app that is not installed', async () => {
    const sandbox = await boundSandbox('CRM_DEAL_DETAIL_TOOLBAR', 'LEFT_MENU')
    const html = async () => (await openPage(sandbox, { path: '/crm/deal/details/1/' })).html
    expect((await html()).match(/Call back</g)).toHaveLength(2)
    sandbox.portal.reinstall()
    expect(await html()).not.toContain('Call back<')
    expect(await ask(sandbox, 'placement', { user: 'manager', lang: 'en', placement: 'CRM_DEAL_DETAIL_TOOLBAR', handler: HANDLER, id: 1, uri: '/' })).toEqual({ missing: true })
    expect(sandbox.portal.placements).toHaveLength(2)
  })

  it('show the calls made to a record\'s numbers', async () => {
    const sandbox = await boundSandbox()
    await rest(sandbox, 'voximplant.callback.start', { ...CALL, TO_NUMBER: '+493023125101' }, 'manager')
    sandbox.portal.telephony.finishAll()
    const calls = async (entityTypeId: number, id: number, user = 'manager') => (await ask(sandbox, 'record-calls', { user, entityTypeId, id })).calls
    expect(await calls(3, 1)).toMatchObject([{ PHONE_NUMBER: '493023125101', CALL_TYPE: '4' }])
    expect(await calls(2, 1)).toHaveLength(1)
    expect(await calls(2, 2)).toEqual([])
    expect(await calls(3, 1, 'employee')).toEqual([])
  })
})

describe('a placement', () => {
  it('opens its handler with the record\'s id under the name portals use', async () => {
    const sandbox = await boundSandbox('CRM_DEAL_DETAIL_TOOLBAR', 'CRM_DYNAMIC_183_LIST_MENU')
    const deal = await click(sandbox, 'CRM_DEAL_DETAIL_TOOLBAR', 2)
    expect(deal.opening).toMatchObject({ action: expect.stringContaining(`${HANDLER}?DOMAIN=`), fields: { PLACEMENT: 'CRM_DEAL_DETAIL_TOOLBAR' } })
    expect(deal.data).toMatchObject({
      LANG: 'de', IS_ADMIN: false, PLACEMENT: 'CRM_DEAL_DETAIL_TOOLBAR', PLACEMENT_OPTIONS: { ID: '2', URI: '/crm/', IFRAME: 'Y' }
    })
    expect((await click(sandbox, 'CRM_DYNAMIC_183_LIST_MENU', 3)).data).toMatchObject({ PLACEMENT_OPTIONS: { ENTITY_ID: '3' } })
    sandbox.portal.placementOptionsShape = 'json'
    expect((await click(sandbox, 'CRM_DEAL_DETAIL_TOOLBAR', 2)).data).toMatchObject({ PLACEMENT_OPTIONS: '{"ID":"2","URI":"/crm/","IFRAME":"Y"}' })
    sandbox.portal.placementOptionsShape = 'lowercase'
    expect((await click(sandbox, 'CRM_DYNAMIC_183_LIST_MENU', 3)).data).toMatchObject({ PLACEMENT_OPTIONS: { entity_id: '3', iframe: 'Y' } })
  })

  it('in the menu and of links has its handler too', async () => {
    const sandbox = await boundSandbox()
    await rest(sandbox, 'placement.bind', { PLACEMENT: 'REST_APP_URI', HANDLER: `${HANDLER}?from=link` })
    const { frame } = await openApp(sandbox, { path: '/marketplace/view/callback-desk/', params: { phone: '+4930901820', text: '<b>' } })
    expect(frame.action).toContain('?from=link&DOMAIN=')
    expect(frame.fields).toMatchObject({ PLACEMENT: 'REST_APP_URI', PLACEMENT_OPTIONS: '{"phone":"+4930901820","text":"<b>"}' })
    await rest(sandbox, 'placement.bind', { PLACEMENT: 'LEFT_MENU', HANDLER, TITLE: 'Rückruf' })
    expect((await openPage(sandbox, { path: '/crm/lead/list/' })).html).toContain('Rückruf</a>')
    expect((await openApp(sandbox, { placement: 'LEFT_MENU' })).frame.fields).toMatchObject({ PLACEMENT: 'LEFT_MENU', PLACEMENT_OPTIONS: '' })
  })
})
