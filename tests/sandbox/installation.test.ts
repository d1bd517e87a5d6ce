// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/locales/languages'
import { ask, openApp, openPage } from './page'
import { post, rest, sandboxFor } from './support'

const APP = { app: { url: 'http://localhost:1/app/' } }

describe('a portal the app is not installed on', () => {
  it.each([{}, { bare: true }, { install: true }])('shows ordinary users no app: %o', async (options) => {
    const sandbox = await sandboxFor({ ...APP, installed: false })
    const { html, frame } = await openPage(sandbox, { user: 'manager', ...options })
    expect(frame).toBeUndefined()
    expect(html).toContain('not fully installed yet')
  })

  it('opens the installer for administrators until it has finished', async () => {
    const sandbox = await sandboxFor({ ...APP, installed: false })
    const { frame, afterInstall } = await openApp(sandbox, { user: 'administrator2' })
    expect(frame.action).toContain('/app/install.html?')
    expect(await ask(sandbox, 'parent/init', { sid: frame.sid })).toMatchObject({ data: { INSTALL: true, FIRST_RUN: true, IS_ADMIN: true } })
    await ask(sandbox, 'parent/installed', { sid: frame.sid })
    expect(sandbox.portal.installed).toBe(true)
    const after = await openApp(sandbox, afterInstall)
    expect(after.frame.action).toContain('/app/?')
    expect(await ask(sandbox, 'parent/init', { sid: after.frame.sid })).toMatchObject({ data: { INSTALL: false, FIRST_RUN: false } })
    expect((await openApp(sandbox, { user: 'manager' })).frame.action).toContain('/app/?')
  })

  it('is not installed by others', async () => {
    const sandbox = await sandboxFor(APP)
    const { frame } = await openApp(sandbox, { user: 'manager', install: true })
    sandbox.portal.installed = false
    expect(await ask(sandbox, 'parent/installed', { sid: frame.sid })).toEqual({ silent: true })
    expect(sandbox.portal.installed).toBe(false)
    expect(sandbox.portal.messages).toMatchObject([{ command: 'setInstallFinish', answered: false }])
  })
})

describe('the end of the installation', () => {
  async function finish(change: Partial<{ finishIgnored: boolean, staysAfterInstall: boolean }>) {
    const sandbox = await sandboxFor({ ...APP, installed: false })
    Object.assign(sandbox.portal.parent, change)
    const { frame } = await openApp(sandbox)
    return { portal: sandbox.portal, answer: await ask(sandbox, 'parent/installed', { sid: frame.sid }) }
  }

  it('makes the portal\'s page load itself anew, unless it is told to stay', async () => {
    expect((await finish({})).answer).toEqual({ data: true, stays: false })
    const { portal, answer } = await finish({ staysAfterInstall: true })
    expect(answer).toEqual({ data: true, stays: true })
    expect(portal.installed).toBe(true)
  })

  it('can be ignored', async () => {
    const { portal, answer } = await finish({ finishIgnored: true })
    expect(answer).toEqual({ silent: true })
    expect(portal.installed).toBe(false)
    portal.reset()
    expect(portal.parent.finishIgnored).toBe(false)
  })
})

describe('installing again', () => {
  it('keeps what is bound; uninstalling does not', async () => {
    const sandbox = await sandboxFor(APP)
    const { portal } = sandbox
    await rest(sandbox, 'placement.bind', { PLACEMENT: 'LEFT_MENU', HANDLER: 'http://localhost:1/app/' })
    await rest(sandbox, 'app.option.set', { options: { a: 1 } })
    for (const again of [() => portal.reinstall(), () => portal.upgrade()]) {
      again()
      expect((await openApp(sandbox)).frame.action).toContain('install.html')
      expect(portal).toMatchObject({ installed: false, placements: [{ placement: 'LEFT_MENU' }], options: { app: { a: 1 } } })
      portal.installed = true
    }
    portal.uninstall()
    expect(portal).toMatchObject({ installed: false, placements: [], options: { app: {} } })
  })
})

describe('an on-premise portal', () => {
  it('tells its port and where REST is, which is nowhere else', async () => {
    const sandbox = await sandboxFor({ ...APP, onPremise: true })
    const { frame } = await openApp(sandbox)
    expect(frame.name).toMatch(/^localhost:\d+\|0\|/)
    expect(await ask(sandbox, 'parent/init', { sid: frame.sid })).toMatchObject({ data: { DOMAIN: expect.stringMatching(/^localhost:\d+$/), PROTOCOL: '0', PATH: '/intranet/rest' } })
    expect(await rest(sandbox, 'app.info')).toMatchObject({ status: 200, json: { result: { INSTALLED: true } } })
    expect((await post(`${sandbox.portalUrl}/rest/app.info`, '{}')).status).toBe(404)
  })
})

describe('the header', () => {
  it('offers every language of the app, and people', async () => {
    const sandbox = await sandboxFor(APP)
    const { html } = await openPage(sandbox, { path: '/crm/deal/details/1/', lang: 'ar' })
    for (const lang of Object.keys(LANGUAGES)) {
      expect(html).toContain(`/crm/deal/details/1/?user=administrator&amp;lang=${lang}&amp;`)
    }
    expect(html).toContain('Sergei Morozov')
  })
})
