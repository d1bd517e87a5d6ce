import { readFileSync } from 'node:fs'
import { installedPlacements } from '../../sandbox/command/installed.ts'
import { LANGUAGES } from '../../src/locales/languages.ts'
import { errorFault, type Fault } from '../../sandbox/index.ts'
import { expect, INSTALLED_PLACES, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'
import { callFromDeal } from './wholeWay.ts'

test.use({ portalOptions: { installed: false } })

const titles = (name: string) => Object.fromEntries(Object.entries(LANGUAGES).map(([code, tag]) => (
  [code, JSON.parse(readFileSync(`src/locales/${tag}/placements.json`, 'utf8')).placements[name]]
)))
const TITLES = titles('title')
const APP_TITLES = titles('app')

/** Placements, as one line each, in a fixed order. */
const linesOf = (placements: Desk['sandbox']['portal']['placements']) => placements
  .map(({ placement, handler, langAll }) => `${placement} ${handler} ${Object.entries(langAll).map(([language, { TITLE }]) => `${language}:${TITLE}`).sort().join(',')}`).sort()
/** What the portal has bound. */
const bound = ({ sandbox: { portal } }: Desk) => linesOf(portal.placements)
/** What an installation leaves. */
const expected = (handler: string, places = INSTALLED_PLACES) => places
  .map(place => `${place} ${handler} ${Object.entries(place.startsWith('CRM_') ? TITLES : APP_TITLES).map(entry => entry.join(':')).sort().join(',')}`).sort()

/** The placements that were changed since the log was this long: `+` bound, `-` removed. */
function changes({ sandbox: { portal } }: Desk, from = 0): string[] {
  return portal.requests.slice(from).filter(({ method }) => method === 'batch').flatMap(({ params }) => Object.values(Object(params['cmd'])).map(String))
    .filter(command => /^placement\.(un)?bind/.test(command))
    .map(command => `${command.startsWith('placement.bind') ? '+' : '-'}${new URLSearchParams(command.split('?')[1]).get('PLACEMENT')}`)
}

/** Installs by clicking, until the portal has opened the app in its usual state. */
async function install(desk: Desk): Promise<void> {
  await desk.install.click()
  await expect(desk.number).toBeVisible()
  expect(desk.sandbox.portal.installed).toBe(true)
}

test('the whole way: an administrator installs, a manager opens a deal, one click, one call', async ({ desk }) => {
  const { portal, appUrl } = desk.sandbox
  await desk.open()
  await expect(desk.app.getByRole('heading', { name: 'Install Callback Desk' })).toBeVisible()
  expect(bound(desk)).toEqual([])
  expect(portal.options.app).toEqual({})
  await install(desk)
  expect(bound(desk)).toEqual(expected(appUrl))
  expect(linesOf(await installedPlacements('.', appUrl)), 'what npm start begins with').toEqual(expected(appUrl))
  expect(portal.options.app).toHaveProperty('lines')

  // The manager may list no lines, and has none of their own: those the installer has shared serve.
  await callFromDeal(desk)
})

test('what is requested: one batch before the click, then reading, binding, sharing, and the end', async ({ desk }) => {
  const { portal } = desk.sandbox
  await desk.open()
  await expect(desk.install).toBeVisible()
  await expect.poll(() => portal.requests.map(({ method }) => method).sort()).toEqual(['batch', 'user.option.set'])
  const before = portal.requests.length
  // The portal's page loads itself anew: what the app asks after that is another opening's.
  portal.parent.staysAfterInstall = true
  await desk.install.click()
  await expect(desk.app.getByText('Callback Desk is installed')).toBeVisible()
  expect(portal.requests.slice(before).map(({ method, commands }) => commands ? commands.map(one => one.method).filter(one => /^(scope|placement)/.test(one)) : method)).toEqual([
    ['scope'], ['placement.get', 'placement.list'], INSTALLED_PLACES.map(() => 'placement.bind'), 'app.option.set', 'app.info'
  ])
  expect(portal.requests.filter(({ error }) => error)).toEqual([])
})

test('ten clicks install once', async ({ desk }) => {
  await desk.open()
  await desk.install.click({ clickCount: 10 })
  await expect(desk.number).toBeVisible()
  expect(changes(desk)).toHaveLength(INSTALLED_PLACES.length)
  expect(desk.sandbox.portal.messages.filter(({ command }) => command === 'setInstallFinish')).toHaveLength(1)
})

test('a reload in the middle is harmless', async ({ desk }) => {
  const { portal, appUrl } = desk.sandbox
  portal.faults.add({ method: 'app.option.set', fault: { kind: 'latency', ms: 20_000 } })
  await desk.open()
  await desk.install.click()
  // The last step is under way, and what it is held back by is used up.
  await expect.poll(() => portal.requestsTo('app.option.set').length).toBe(1)
  await desk.page.reload()
  const before = portal.requests.length
  await install(desk)
  expect(changes(desk, before)).toEqual([])
  expect(bound(desk)).toEqual(expected(appUrl))
})

test('the portal\'s entries open the app: menu, link, cards and lists', async ({ desk }) => {
  await desk.open()
  await install(desk)
  for (const [card, list, row, number] of [
    ['/crm/lead/details/2/', '/crm/lead/list/', 'Website form: fleet tracking', '+44 113 496 0142'],
    ['/crm/contact/details/2/', '/crm/contact/list/', 'Oliver Bennett', '+44 20 7946 0321'],
    ['/crm/company/details/2/', '/crm/company/list/', 'Bennett Logistics Ltd', '+44 20 7946 0300'],
    ['/crm/deal/details/2/', '/crm/deal/list/', 'Fleet tracking, annual', '+44 20 7946 0321']
  ] as const) {
    await desk.openFromCard(card)
    await expect(desk.number).toHaveValue(number)
    await desk.openFromList(list, row)
    await expect(desk.number).toHaveValue(number)
  }
  await desk.openFromLink({ phone: '+49 30 901820' })
  await expect(desk.number).toHaveValue('+49 30 901820')
  await desk.open({ bare: false, panel: false })
  await desk.page.getByRole('navigation').getByRole('link', { name: 'Callback Desk' }).click()
  await desk.fill()
  await desk.call()
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test.describe('again', () => {
  test('reinstalling changes nothing', async ({ desk }) => {
    const { portal, appUrl } = desk.sandbox
    await desk.open()
    await install(desk)
    portal.reinstall()
    const before = portal.requests.length
    await desk.open()
    await install(desk)
    expect(changes(desk, before)).toEqual([])
    expect(portal.requests.slice(before).filter(({ method }) => method === 'app.option.set')).toEqual([])
    expect(bound(desk)).toEqual(expected(appUrl))
  })

  test('an older version\'s entries, another address, old titles: only the difference is requested', async ({ desk }) => {
    const { portal, appUrl } = desk.sandbox
    await desk.open()
    await install(desk)
    const old = appUrl.replace('index.html', 'v1/index.html')
    portal.upgrade()
    // The version before had no lists of deals, one place more, another address for links, and another title in the menu.
    portal.placements = portal.placements.filter(({ placement }) => placement !== 'CRM_DEAL_LIST_MENU').map(one => ({
      ...one,
      handler: one.placement === 'REST_APP_URI' ? old : one.handler,
      langAll: one.placement === 'LEFT_MENU' ? { en: { TITLE: 'Calls', DESCRIPTION: '', GROUP_NAME: '' } } : one.langAll
    }))
    portal.placements.push({ placement: 'CRM_QUOTE_LIST_MENU', handler: old, title: 'Call back', description: '', langAll: {} })
    const before = portal.requests.length
    await desk.open()
    await install(desk)
    expect(changes(desk, before).sort()).toEqual(['+CRM_DEAL_LIST_MENU', '+LEFT_MENU', '+REST_APP_URI', '-CRM_QUOTE_LIST_MENU', '-LEFT_MENU', '-REST_APP_URI'])
    expect(bound(desk)).toEqual(expected(appUrl))
    expect(portal.requests.slice(before).filter(({ error }) => error)).toEqual([])
  })

  test('uninstalled and installed again', async ({ desk }) => {
    const { portal, appUrl } = desk.sandbox
    await desk.open()
    await install(desk)
    portal.uninstall()
    expect(bound(desk)).toEqual([])
    await desk.open()
    await install(desk)
    expect(bound(desk)).toEqual(expected(appUrl))
    portal.people.manager.defaultLine = null
    await desk.openFromCard('/crm/deal/details/2/')
    await expect(desk.line).toHaveValue('SIP line')
  })
})

test.describe('smart processes of the settings', () => {
  test('get their entries', async ({ desk }) => {
    const { portal, appUrl } = desk.sandbox
    portal.options.app['settings'] = JSON.stringify({
      v: 1, revision: 1, by: '1', at: 1,
      settings: { lines: null, voices: null, defaultLine: null, texts: { callback: { standard: '', ready: [] }, infocall: { standard: '', ready: [] } }, quiet: null, recentMinutes: 1, processTypes: [183] }
    })
    await desk.open()
    await expect(desk.app.getByText('the same in 1 smart process chosen in the settings')).toBeVisible()
    await install(desk)
    expect(bound(desk)).toEqual(expected(appUrl, [...INSTALLED_PLACES, 'CRM_DYNAMIC_183_DETAIL_TOOLBAR', 'CRM_DYNAMIC_183_LIST_MENU']))
    await desk.openFromCard('/crm/type/183/details/2/')
    await expect(desk.number).toHaveValue('+44 20 7946 0300')
  })
})

test('links are bound already, which the portal answers with HTTP 200', async ({ desk }) => {
  const { portal, appUrl } = desk.sandbox
  portal.faults.add({ method: 'placement.bind', fault: errorFault('placement.bind', 'ERROR_PLACEMENT_MAX_COUNT') })
  await desk.open()
  await install(desk)
  expect(bound(desk)).toEqual(expected(appUrl))
})

test.describe('a step that fails says why, and the same button goes on from there', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  const LOST = 'The connection was lost before the portal answered.'
  const FAULTS: readonly { name: string, method: string, fault: Fault, times?: number, step: number, says: string }[] = [
    { name: 'permissions, the connection dies', method: 'batch', fault: { kind: 'cut', executed: false }, times: 9, step: 0, says: LOST },
    { name: 'permissions, a login page', method: 'batch', fault: { kind: 'html' }, times: 1, step: 0, says: 'The portal\'s answer could not be read.' },
    { name: 'placements, one is refused', method: 'placement.bind', fault: errorFault('placement.bind', 'ERROR_EVENT_HANDLER_URL_MATCH'), step: 2, says: 'Not changed: card of a lead.' },
    { name: 'placements, all are taken, twice', method: 'placement.bind', fault: errorFault('placement.bind', 'ERROR_PLACEMENT_MAX_COUNT'), times: 20, step: 2, says: 'another one is in its place' },
    { name: 'sharing, a login page', method: 'app.option.set', fault: { kind: 'html' }, step: 3, says: 'The portal\'s answer could not be read.' }
  ]
  for (const { name, method, fault, times = 1, step, says } of FAULTS) {
    test(name, async ({ desk }) => {
      const { portal, appUrl } = desk.sandbox
      await desk.open()
      await expect(desk.install).toBeVisible()
      portal.faults.add({ method, fault, times })
      await desk.install.click()
      await expect(desk.installSteps.nth(step)).toContainText('Failed', { timeout: 20_000 })
      await expect(desk.alert).toContainText(says)
      await expect(desk.alert).not.toContainText(/ERROR_|<html|undefined|null|phone rings/i, { useInnerText: true })
      expect(portal.installed).toBe(false)
      portal.faults.clear()
      await desk.tryAgain.click()
      await expect(desk.number).toBeVisible()
      expect(bound(desk)).toEqual(expected(appUrl))
    })
  }

  test.describe('the network of the whole page', () => {
    // The sandbox's own page asks its server as well.
    test.use({ allowedComplaints: new RegExp(`${NETWORK_COMPLAINTS.source}|Failed to fetch\\s+at ask \\(.*/sandbox/public/`) })

    test('offline, and online again', async ({ desk }) => {
      await desk.open()
      await expect(desk.install).toBeVisible()
      await desk.page.context().setOffline(true)
      await desk.install.click()
      await expect(desk.alert).toContainText(/connection/, { timeout: 20_000 })
      await desk.page.context().setOffline(false)
      await desk.tryAgain.click()
      await expect(desk.number).toBeVisible()
      expect(bound(desk)).toEqual(expected(desk.sandbox.appUrl))
    })
  })

  test('a portal whose page ignores the end', async ({ desk, passTime }) => {
    const { portal } = desk.sandbox
    portal.parent.finishIgnored = true
    await desk.open()
    await desk.install.click()
    await expect.poll(() => portal.messages.map(({ command }) => command)).toContain('setInstallFinish')
    await passTime(11_000)
    await expect(desk.alert).toContainText('Bitrix24 has not confirmed that the installation is finished.')
    expect(portal.installed).toBe(false)
    portal.parent.finishIgnored = false
    const before = portal.requests.length
    await desk.tryAgain.click()
    await expect(desk.number).toBeVisible()
    expect(changes(desk, before)).toEqual([])
  })

  test('the session ends before the click', async ({ desk }) => {
    await desk.open()
    await expect(desk.install).toBeVisible()
    desk.sandbox.portal.expireTokens()
    await install(desk)
    expect(bound(desk)).toEqual(expected(desk.sandbox.appUrl))
  })

  test('a missing permission: which one, and where to tick it', async ({ desk }) => {
    const { portal } = desk.sandbox
    portal.scopes.delete('placement')
    await desk.open()
    await desk.install.click()
    await expect(desk.alert).toContainText('Callback Desk does not have these permissions: Embedding of applications (placement).')
    await expect(desk.alert).toContainText('Developer resources → Integrations')
    expect(changes(desk)).toEqual([])
    portal.scopes.add('placement')
    await desk.tryAgain.click()
    await expect(desk.number).toBeVisible()
  })
})

test('no lines: told before the click, installed all the same; the first visit with a line shares it', async ({ desk }) => {
  const { portal, appUrl } = desk.sandbox
  const { lines } = portal
  portal.lines = {}
  await desk.open()
  await expect(desk.app.getByText('This portal has no outgoing line yet')).toBeVisible()
  await desk.install.click()
  await expect(desk.alert).toContainText('This portal has no outgoing line yet')
  await expect.poll(() => portal.installed).toBe(true)
  expect(bound(desk)).toEqual(expected(appUrl))
  expect(String(portal.options.app['lines'])).not.toContain('["reg150907","')
  portal.lines = lines
  await desk.open()
  await expect(desk.number).toBeVisible()
  await expect.poll(() => String(portal.options.app['lines'])).toContain('["reg150907","')
})

test('an older portal without some places: they are left out and named', async ({ desk }) => {
  const { portal } = desk.sandbox
  // The portal's list comes without them.
  await desk.page.route('**/rest/batch*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()).replace('"CRM_LEAD_DETAIL_TOOLBAR",', '') })
  })
  portal.parent.staysAfterInstall = true
  await desk.open()
  await desk.install.click()
  await expect(desk.app.getByText('Callback Desk is installed')).toBeVisible()
  await expect(desk.installSteps.nth(2)).toContainText('This Bitrix24 does not offer: card of a lead.')
  expect(portal.placements.map(({ placement }) => placement).sort()).toEqual(INSTALLED_PLACES.filter(place => place !== 'CRM_LEAD_DETAIL_TOOLBAR').sort())
})

test.describe('opened by a manager', () => {
  test.use({ portalOptions: {} })

  test('it says who can install, and asks the portal for nothing more', async ({ desk }) => {
    await desk.open({ user: 'manager', install: true })
    await expect(desk.status).toContainText('Only an administrator can install Callback Desk')
    await expect(desk.install).toBeHidden()
    expect(changes(desk)).toEqual([])
  })
})

test.describe('on-premise, over plain HTTP with a port', () => {
  test.use({ protocol: 'http', portalOptions: { installed: false, onPremise: true }, host: { dir: 'dist', base: 'apps/callback-desk' } })

  test('from a folder: installed, and a call from a deal', async ({ desk }) => {
    const { portal, appUrl } = desk.sandbox
    expect(appUrl).toMatch(/^http:\/\/[^/]+:\d+\/apps\/callback-desk\/index\.html$/)
    await desk.open()
    await install(desk)
    expect(bound(desk)).toEqual(expected(appUrl))
    expect(portal.restPath).not.toBe('/rest')
    await callFromDeal(desk)
  })
})

test('at 1280 px the installer\'s page has no scroll bars, before, after a failure and at the end', async ({ desk }) => {
  const { portal } = desk.sandbox
  await desk.page.setViewportSize({ width: 1280, height: 720 })
  portal.scopes.delete('crm')
  await desk.open({ bare: false, panel: false })
  await expect(desk.install).toBeVisible()
  const overflow = () => desk.app.locator('html').evaluate(page => ({ across: page.scrollWidth - document.body.offsetWidth, down: page.scrollHeight - page.clientHeight }))
  await expect.poll(overflow).toEqual({ across: 0, down: 0 })
  await desk.install.click()
  await expect(desk.alert).toBeVisible()
  await expect.poll(overflow).toEqual({ across: 0, down: 0 })
  portal.scopes.add('crm')
  portal.parent.staysAfterInstall = true
  await desk.tryAgain.click()
  await expect(desk.app.getByText('Callback Desk is installed')).toBeVisible()
  await expect.poll(overflow).toEqual({ across: 0, down: 0 })
})

for (const { where, width, height, page } of [
  { where: 'in the portal\'s page at 1280 px', width: 1280, height: 720, page: { bare: false, panel: false } },
  { where: 'in a frame of 375 px', width: 375, height: 667, page: {} }
]) {
  test(`${where} the button is in sight without scrolling, before and after a failure`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height })
    desk.sandbox.portal.scopes.delete('crm')
    await desk.open(page)
    await expect(desk.install).toBeInViewport({ ratio: 1 })
    await desk.install.click()
    await expect(desk.alert).toBeVisible()
    await expect(desk.tryAgain).toBeInViewport({ ratio: 1 })
  })
}

test('the form that opens after the installer says what to try first, in this tab, until it is told that this is known', async ({ desk }) => {
  const next = desk.app.getByRole('list', { name: 'What next' })
  await desk.open()
  await install(desk)
  await expect(next.getByRole('listitem').first()).toContainText('Open a deal and click “Call back”')
  await desk.app.getByRole('button', { name: 'Got it' }).click()
  await expect(next).toBeHidden()
  await desk.reload()
  await expect(desk.number).toBeVisible()
  await expect(next).toBeHidden()
})
