import { toSection } from './settingsPage.ts'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { expect, test as base } from './desk.ts'
import { callFromDeal } from './wholeWay.ts'
import { startNginx, type NginxServer } from './nginxServer.ts'

/** The sandbox's portal stands for an on-premise one: its origin is the operator's to name. */
const PORTALS = 'http://localhost:*'
const AUTHORISATION = 'AUTH_ID=secret&PLACEMENT=DEFAULT'
const FOR_EVER = 'public, max-age=31536000, immutable'

interface Hosted extends NginxServer {
  /** Paths of a script, which nginx compresses itself, and of the style sheet, which lies there compressed. */
  script: string
  style: string
}

const test = base.extend<object, { nginx: Hosted }>({
  nginx: [async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'callback-desk-hosted-'))
    await cp('dist', root, { recursive: true })
    const assets = await readdir(join(root, 'assets'))
    const script = `/assets/${assets.find(name => name.startsWith('interface-') && name.endsWith('.js')) ?? ''}`
    const style = `/assets/${assets.find(name => name.endsWith('.css')) ?? ''}`
    await writeFile(join(root, `${style}.gz`), gzipSync(await readFile(join(root, style))))
    const nginx = await startNginx(root, PORTALS)
    await use({ ...nginx, script, style })
    await nginx.close()
    await rm(root, { recursive: true })
  }, { scope: 'worker' }]
})
test.use({ host: async ({ nginx }, use) => use({ url: `${nginx.origin}/index.html` }) })
// One nginx, and one installation of it where there is none.
test.describe.configure({ mode: 'default' })

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Asks as the wire has it: nothing is unpacked or followed. */
function ask(url: string, method: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((done, fail) => {
    request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', fail)
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }))
    }).on('error', fail).end(body)
  })
}

const postForm = (url: string, body: string) => ask(url, 'POST', { 'content-type': 'application/x-www-form-urlencoded' }, body)

/** The policy's directives, each with its sources. */
function policyOf({ headers }: Answer): Record<string, string[]> {
  const directives = String(headers['content-security-policy']).split(';').map(directive => directive.trim().split(/\s+/))
  return Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources]))
}

function expectSafe(answer: Answer): void {
  expect(answer.headers['content-security-policy']).toContain('frame-ancestors')
  expect(answer.headers['x-frame-options']).toBeUndefined()
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.headers['referrer-policy']).toBe('no-referrer')
  expect(answer.headers.server).toBe('nginx')
}

test('pages answer POST as GET and are never kept', async ({ nginx }) => {
  for (const [path, file] of [
    ['/index.html', 'index.html'], ['/', 'index.html'], ['/index.html?DOMAIN=portal.example&LANG=de&APP_SID=1', 'index.html'],
    ['/install.html', 'install.html'], ['/install.html?DOMAIN=portal.example&LANG=de&APP_SID=1', 'install.html']
  ] as const) {
    const page = await readFile(`dist/${file}`, 'utf8')
    const answers = [
      await ask(nginx.origin + path, 'GET'),
      await postForm(nginx.origin + path, AUTHORISATION),
      // A link's text can be long.
      await postForm(nginx.origin + path, `${AUTHORISATION}&PLACEMENT_OPTIONS=${'x'.repeat(100_000)}`)
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(200)
      expect(answer.body.toString()).toBe(page)
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.headers['cache-control']).toBe('no-store')
      expectSafe(answer)
    }
  }
  for (const method of ['PUT', 'DELETE']) expect((await ask(`${nginx.origin}/install.html`, method)).status).toBe(403)
  for (const method of ['PUT', 'DELETE']) expect((await ask(`${nginx.origin}/index.html`, method)).status).toBe(403)
})

test('hashed files are kept for ever and travel compressed', async ({ nginx }) => {
  for (const [path, type] of [[nginx.script, 'javascript'], [nginx.style, 'text/css']] as const) {
    const plain = await ask(nginx.origin + path, 'GET')
    const packed = await ask(nginx.origin + path, 'GET', { 'accept-encoding': 'gzip, br' })
    expect(plain.status).toBe(200)
    expect(plain.body.equals(await readFile(`dist${path}`))).toBe(true)
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    for (const answer of [plain, packed]) {
      expect(answer.headers['content-type']).toContain(type)
      expect(answer.headers['content-type']).toContain('charset=utf-8')
      expect(answer.headers['cache-control']).toBe(FOR_EVER)
      expect(answer.headers.vary).toBe('Accept-Encoding')
      expectSafe(answer)
    }
    const again = await ask(nginx.origin + path, 'GET', { 'if-modified-since': String(plain.headers['last-modified']) })
    expect(again.status).toBe(304)
    expect(again.headers['cache-control']).toBe(FOR_EVER)
  }
  // Compressed once, before: its length is known.
  const style = await ask(nginx.origin + nginx.style, 'GET', { 'accept-encoding': 'gzip' })
  expect(Number(style.headers['content-length'])).toBe(style.body.length)
})

test('what is not there is said so and not kept; only pages take POST', async ({ nginx }) => {
  for (const path of ['/assets/gone-00000000.js', '/gone.html', '/gone/', '/.vite/manifest.json', '/assets/%2e%2e/%2e%2e/etc/passwd']) {
    for (const answer of [await ask(nginx.origin + path, 'GET'), await postForm(nginx.origin + path, AUTHORISATION)]) {
      expect([400, 403, 404, 405], path).toContain(answer.status)
      if (answer.status !== 400) expect(answer.headers['cache-control'], path).toBe('no-store')
    }
  }
  const missing = await ask(`${nginx.origin}/assets/gone-00000000.js`, 'GET')
  expect(missing.status).toBe(404)
  expectSafe(missing)
  expect((await postForm(nginx.origin + nginx.script, AUTHORISATION)).status).toBe(405)
})

test('the policy allows the app\'s own files, and portals as frames and servers, and the app in a frame of its own', async ({ nginx }) => {
  const policy = policyOf(await ask(`${nginx.origin}/index.html`, 'GET'))
  const { 'frame-ancestors': [itself, ...frames] = [], 'connect-src': servers, 'media-src': recordings, ...rest } = policy
  expect(rest).toEqual({
    'default-src': ['\'self\''],
    'script-src': ['\'self\''],
    'style-src': ['\'self\''],
    'img-src': ['\'self\'', 'data:'],
    'base-uri': ['\'none\''],
    'form-action': ['\'none\''],
    'object-src': ['\'none\'']
  })
  // Its own empty page, in Firefox.
  expect(itself).toBe('\'self\'')
  expect(servers).toEqual(frames)
  expect(recordings).toEqual(['https:', ...frames])
  expect(frames).toContain(PORTALS)
  const cloud = frames.filter(source => source !== PORTALS)
  expect(cloud.length).toBeGreaterThan(20)
  for (const source of cloud) expect(source).toMatch(/^https:\/\/\*\.bitrix24(\.[a-z]{2,3}){1,2}$/)

  // The container's own setting: Bitrix24's clouds and nothing else.
  const bare = await startNginx('dist', '')
  const { 'frame-ancestors': own } = policyOf(await ask(`${bare.origin}/index.html`, 'GET'))
  await bare.close()
  expect(own).toEqual(['\'self\'', ...cloud])
})

for (const type of ['Call back', 'Voice message'] as const) {
  test(`${type}: one click is one call, and the browser has nothing to refuse`, async ({ desk }) => {
    await desk.open({ lang: 'de' })
    await desk.open()
    await desk.ready()
    await desk.fill({ type, line: /reg151083/, voice: 'German: female' })
    await desk.call(type)
    expect(desk.posts(type)).toHaveLength(1)
    expect(desk.sandbox.portal.calls).toHaveLength(1)
    // The second call to the same number is asked about first: results, questions and lists are drawn as well.
    await desk.settled(type)
    await desk.submitButton(type).click()
    await expect(desk.question).toBeVisible()
  })
}

test.describe('on a portal with nothing installed', () => {
  test.use({ portalOptions: { installed: false, seed: { pastCalls: { count: 60, until: Date.now() } } } })

  test('under the policy: the installer, settings, journal with charts and recordings, and a call from a deal', async ({ desk, nginx }) => {
    await desk.open()
    await expect(desk.install).toBeVisible()
    expect(desk.frame.url()).toContain(`${nginx.origin}/install.html?`)
    await desk.install.click()
    await expect(desk.number).toBeVisible()
    expect(new Set(desk.sandbox.portal.placements.map(({ handler }) => handler))).toEqual(new Set([`${nginx.origin}/index.html`]))
    const { app } = desk
    await app.getByRole('button', { name: 'Settings', exact: true }).click()
    await toSection(desk, 'Smart processes')
    await expect(app.getByRole('checkbox', { name: 'Service visits' })).toBeVisible()
    await app.getByRole('button', { name: 'Journal', exact: true }).click()
    await app.getByRole('button', { name: /^Play the recording/ }).first().click()
    await expect.poll(() => app.locator('audio').evaluate(player => player instanceof HTMLAudioElement && player.readyState)).toBeGreaterThan(0)
    await app.getByRole('button', { name: 'Charts' }).click()
    await expect(app.getByRole('img', { name: / and result\. Most: / })).toBeVisible()
    await callFromDeal(desk)
  })
})

test('only named origins can frame the app', async ({ nginx, page }) => {
  // One page with two names: `localhost` is among the portals, 127.0.0.1 is not.
  const framing = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<iframe src="${nginx.origin}/index.html"></iframe>`)
  })
  await new Promise<void>(done => framing.listen(0, done))
  try {
    const { port } = v.parse(v.object({ port: v.number() }), framing.address())
    await page.goto(`http://localhost:${port}/`)
    await expect(page.frameLocator('iframe').locator('#app')).not.toBeEmpty()
    await page.goto(`http://127.0.0.1:${port}/`)
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
  } finally {
    framing.close()
    framing.closeAllConnections()
  }
})
