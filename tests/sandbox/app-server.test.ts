// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { folderWith, post, postH2, sandboxFor } from './support'

const FILES = {
  'index.html': '<title>app</title>',
  'install.html': '<title>installer</title>',
  'assets/main-abc123.js': 'export {}',
  'assets/style-abc123.css': 'body {}',
  'favicon.svg': '<svg/>'
}

describe('the app\'s host', () => {
  it('answers POST on pages as GET, on an origin of its own', async () => {
    const sandbox = await sandboxFor({ app: { dir: await folderWith(FILES) } })
    expect(new URL(sandbox.appUrl).origin).not.toBe(sandbox.portalUrl)
    for (const path of ['index.html', '', 'install.html']) {
      const url = new URL(path, sandbox.appUrl).href
      const [got, posted] = [await fetch(url), await post(url, 'AUTH_ID=x', 'application/x-www-form-urlencoded')]
      expect(got.status).toBe(200)
      expect(posted.text).toBe(await got.text())
      expect(posted.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
    }
  })

  it('names types and lets hashed files be kept', async () => {
    const sandbox = await sandboxFor({ app: { dir: await folderWith(FILES) } })
    const get = async (path: string) => (await fetch(new URL(path, sandbox.appUrl))).headers
    expect((await get('assets/main-abc123.js')).get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await get('assets/main-abc123.js')).get('cache-control')).toContain('immutable')
    expect((await get('assets/style-abc123.css')).get('content-type')).toBe('text/css; charset=utf-8')
    expect((await get('favicon.svg')).get('content-type')).toBe('image/svg+xml')
  })

  it('compresses what gets smaller, for those who understand it', async () => {
    const script = `export default '${'a'.repeat(2000)}'`
    const sandbox = await sandboxFor({ app: { dir: await folderWith({ ...FILES, 'assets/long-abc123.js': script }) } })
    const get = (path: string, encoding: string) => fetch(new URL(path, sandbox.appUrl), { headers: { 'accept-encoding': encoding } })
    const packed = await get('assets/long-abc123.js', 'gzip, br')
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toBe('accept-encoding')
    expect(await packed.text()).toBe(script)
    expect((await get('assets/long-abc123.js', 'identity')).headers.get('content-encoding')).toBeNull()
    expect((await get('assets/main-abc123.js', 'gzip')).headers.get('content-encoding')).toBeNull()
  })

  it('has nothing outside its folder', async () => {
    const sandbox = await sandboxFor({ app: { dir: await folderWith(FILES), base: 'some/folder' } })
    expect(new URL(sandbox.appUrl).pathname).toBe('/some/folder/index.html')
    expect((await fetch(sandbox.appUrl)).status).toBe(200)
    const { origin } = new URL(sandbox.appUrl)
    for (const path of ['/index.html', '/some/folder/missing.js', '/some/folder/%2e%2e%2f%2e%2e%2fetc%2fpasswd', '/some/folder/assets']) {
      expect((await fetch(origin + path)).status).toBe(404)
    }
    expect((await post(`${origin}/some/folder/favicon.svg`, '')).status).toBe(404)
  })

  it('speaks HTTP/2 with the portal', async () => {
    const sandbox = await sandboxFor({ protocol: 'h2', app: { dir: await folderWith(FILES) } })
    expect(sandbox.appUrl).toMatch(/^https:/)
    expect((await postH2(sandbox.appUrl, ['AUTH_ID=x'], 'application/x-www-form-urlencoded')).text).toBe(FILES['index.html'])
  })
})
