// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { ask, openApp as open } from './page'
import { CALL, post, rest, sandboxFor } from './support'

describe('the portal\'s page', () => {
  it('frames the app by the name the SDK reads', async () => {
    const sandbox = await sandboxFor({ app: { url: 'http://localhost:5173/app/' } })
    const { frame, appOrigin, bare } = await open(sandbox, { user: 'manager', lang: 'de', bare: true })
    const { host } = new URL(sandbox.portalUrl)
    expect(appOrigin).toBe('http://localhost:5173')
    expect(bare).toBe(true)
    expect(frame.name).toBe(`${host}|0|${frame.sid}`)
    expect(frame.action).toBe(`http://localhost:5173/app/?DOMAIN=${encodeURIComponent(host)}&PROTOCOL=0&LANG=de&APP_SID=${frame.sid}`)
    expect(Object.keys(frame.fields)).toEqual(['AUTH_ID', 'AUTH_EXPIRES', 'REFRESH_ID', 'member_id', 'status', 'PLACEMENT', 'PLACEMENT_OPTIONS'])
    expect(frame.fields).toMatchObject({ PLACEMENT: 'DEFAULT', PLACEMENT_OPTIONS: '', AUTH_EXPIRES: '3600' })
  })

  it('answers getInitData with every key', async () => {
    const sandbox = await sandboxFor()
    const { frame } = await open(sandbox, { user: 'manager', lang: 'ru', placement: 'CRM_DEAL_DETAIL_TOOLBAR', placementOptions: { ID: '5' } })
    const { data } = await ask(sandbox, 'parent/init', { sid: frame.sid })
    expect(data).toEqual({
      LANG: 'ru',
      DOMAIN: new URL(sandbox.portalUrl).host,
      PROTOCOL: '0',
      PATH: '/rest',
      AUTH_ID: frame.fields.AUTH_ID,
      AUTH_EXPIRES: '3600',
      REFRESH_ID: frame.fields.REFRESH_ID,
      MEMBER_ID: frame.fields.member_id,
      FIRST_RUN: false,
      IS_ADMIN: false,
      INSTALL: false,
      USER_OPTIONS: [],
      APP_OPTIONS: [],
      PLACEMENT: 'CRM_DEAL_DETAIL_TOOLBAR',
      PLACEMENT_OPTIONS: { ID: '5' }
    })
  })

  it('stays silent when told to, and towards strangers', async () => {
    const sandbox = await sandboxFor()
    const { frame } = await open(sandbox)
    sandbox.portal.parent.silent = true
    sandbox.portal.parent.refreshSilent = true
    expect(await ask(sandbox, 'parent/init', { sid: frame.sid })).toEqual({ silent: true })
    expect(await ask(sandbox, 'parent/refresh', { sid: frame.sid })).toEqual({ silent: true })
    expect(await ask(sandbox, 'parent/init', { sid: 'made up' })).toEqual({ silent: true })
    expect(sandbox.portal.messages).toMatchObject([{ command: 'getInitData', answered: false }, { command: 'refreshAuth', answered: false }])
  })

  it('stores the app\'s options for administrators only, and each user\'s own', async () => {
    const sandbox = await sandboxFor()
    const [manager, administrator] = [await open(sandbox, { user: 'manager' }), await open(sandbox)]
    const set = (sid: string, scope: string) => ask(sandbox, 'parent/option', { sid, scope, name: 'a', value: 1 })
    expect(await set(manager.frame.sid, 'app')).toEqual({ silent: true })
    expect(sandbox.portal.options.app).toEqual({})
    expect(await set(administrator.frame.sid, 'app')).toEqual({ data: true })
    expect(await set(manager.frame.sid, 'user')).toEqual({ data: true })
    expect(sandbox.portal.options).toEqual({ app: { a: 1 }, user: { 7: { a: 1 } } })
  })

  it('opens the installer until it has finished', async () => {
    const sandbox = await sandboxFor({ app: { url: 'http://localhost:5173/app/index.html' } })
    const { frame, afterInstall } = await open(sandbox, { install: true, lang: 'de' })
    expect(frame.action).toContain('/app/install.html?')
    expect(await ask(sandbox, 'parent/init', { sid: frame.sid })).toMatchObject({ data: { INSTALL: true } })
    await ask(sandbox, 'parent/installed', { sid: frame.sid })
    expect(await ask(sandbox, 'parent/init', { sid: frame.sid })).toMatchObject({ data: { INSTALL: false } })
    expect(afterInstall).not.toContain('install')
    expect(afterInstall).toContain('lang=de')
  })

  it('opens links that fill in the app', async () => {
    const sandbox = await sandboxFor()
    const { frame } = await open(sandbox, '/marketplace/view/callback-desk/?params[phone]=%2B4930901820&params[mode]=infocall')
    expect(frame.fields).toMatchObject({ PLACEMENT: 'REST_APP_URI', PLACEMENT_OPTIONS: '{"phone":"+4930901820","mode":"infocall"}' })
  })

  it('cannot be broken out of by its address', async () => {
    const sandbox = await sandboxFor()
    const evil = '</script><script>alert(1)</script>'
    const { html } = await open(sandbox, { placement: evil, placementOptions: evil })
    expect(html).not.toContain('<script>alert')
    expect(await (await fetch(`${sandbox.portalUrl}/crm/deal/<img onerror=alert(1)>`)).text()).not.toContain('<img')
  })

  it('shows the portal around the app unless bare', async () => {
    const sandbox = await sandboxFor()
    const { html } = await open(sandbox, { user: 'manager', theme: 'dark', panel: false })
    expect(html).toContain('Jonas Weber')
    expect(html).toContain('data-theme="dark"')
    expect(html).not.toContain('panel-open')
    expect((await open(sandbox, { bare: true })).html).not.toContain('panel')
  })
})

describe('the panel', () => {
  it('does what tests do', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    await ask(sandbox, 'faults', { method: '*', fault: { kind: 'silent', executed: true }, times: 'always' })
    expect(portal.faults.list()).toMatchObject([{ method: '*', times: Infinity }])
    await post(`${sandbox.portalUrl}/sandbox/api/reset`, '{}')
    expect(portal.faults.list()).toEqual([])
    await ask(sandbox, 'next-call', { code: '603' })
    await ask(sandbox, 'telephony', { speed: 1000 })
    await rest(sandbox, 'voximplant.callback.start', CALL)
    await expect.poll(() => portal.calls[0]?.failedCode).toBe('603')
    await ask(sandbox, 'parent', { silent: true })
    expect(portal.parent.silent).toBe(true)
    await ask(sandbox, 'options-shape', { shape: 'json' })
    await ask(sandbox, 'installation', { action: 'upgrade' })
    const state = await (await fetch(`${sandbox.portalUrl}/sandbox/api/state`)).json()
    expect(state).toMatchObject({ app: { installed: false, version: 2, placements: 0, placementOptionsShape: 'json' }, requestCount: 1, callCount: 1, parent: { silent: true } })
  })

  it('switches how the portal behaves', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    await ask(sandbox, 'telephony', { rowDelayMs: 480_000, redials: 3, infocallOwner: 'caller' })
    expect(portal.telephony).toMatchObject({ speed: 1, rowDelayMs: 480_000, redial: { attempts: 3, periodMs: 60_000 }, infocallOwner: 'caller' })
    await ask(sandbox, 'rights', { user: 'manager', statistics: 'department' })
    await ask(sandbox, 'rights', { user: 'manager', call: false })
    expect(portal.people.manager.rights).toMatchObject({ statistics: 'department', call: false, lines: false })
    await ask(sandbox, 'portal', { refusals: 'coded', securityFilter: true })
    const state = await (await fetch(`${sandbox.portalUrl}/sandbox/api/state`)).json()
    expect(state).toMatchObject({
      telephony: { speed: 1, rowDelayMs: 480_000, redials: 3, infocallOwner: 'caller' },
      rights: { manager: { statistics: 'department', call: false }, head: { statistics: 'department' } },
      portal: { refusals: 'coded', documentedStatuses: false, securityFilter: true }
    })
    portal.telephony.start({ type: 'callback', user: 'manager', userId: 7, line: 'sip7', number: '101', text: 'x', voice: null })
    portal.telephony.finishAll()
    expect(portal.statistics).toEqual([])
    await ask(sandbox, 'catch-up', {})
    expect(portal.statistics).toHaveLength(1)
    await ask(sandbox, 'telephony', { redials: 0 })
    expect(portal.telephony.redial).toBeNull()
  })

  it('takes only what it knows, and only as JSON', async () => {
    const sandbox = await sandboxFor()
    const url = `${sandbox.portalUrl}/sandbox/api/faults`
    expect((await post(url, '{"method":"*","fault":{"kind":"earthquake"}}')).status).toBe(400)
    expect((await post(url, '{"method":"*","fault":{"kind":"emptyBody"}}', 'text/plain')).status).toBe(415)
  })

  it('hears of changes at once', async () => {
    const sandbox = await sandboxFor()
    const response = await fetch(`${sandbox.portalUrl}/sandbox/api/events`)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('"requestCount":0')
    await rest(sandbox, 'profile')
    expect((await reader?.read())?.value).toContain('"requestCount":1')
    await reader?.cancel()
  })
})
