// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { CALL, sandboxFor } from './support'

describe('headers of REST', () => {
  it('allow any origin, and scripts to read none of them', async () => {
    const sandbox = await sandboxFor()
    const { headers } = await fetch(`${sandbox.portalUrl}/rest/profile`)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.has('access-control-expose-headers')).toBe(false)
  })

  it('allow three headers before a request, and say nothing of methods, nor for how long that holds', async () => {
    const sandbox = await sandboxFor()
    const response = await fetch(`${sandbox.portalUrl}/rest/profile`, { method: 'OPTIONS' })
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect([...response.headers.keys()].filter(name => name.startsWith('access-control-'))).toEqual(['access-control-allow-headers', 'access-control-allow-origin'])
    expect(response.headers.get('access-control-allow-headers')).toBe('origin, content-type, accept')
  })

  it('beyond those are refused and noted, asked for or sent', async () => {
    const sandbox = await sandboxFor()
    const { portal, portalUrl } = sandbox
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type, X-Request-Id' }
    await fetch(`${portalUrl}/rest/voximplant.callback.start`, { method: 'OPTIONS', headers: asked })
    expect(portal.forbiddenHeaders).toEqual([{ method: 'voximplant.callback.start', header: 'x-request-id' }])
    const body = JSON.stringify({ ...CALL, auth: portal.tokens.issue('manager').access })
    const response = await fetch(`${portalUrl}/rest/voximplant.callback.start`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'Authorization': 'Bearer x' } })
    expect(response.status).toBe(400)
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
    expect(portal.forbiddenHeaders[1]).toEqual({ method: 'voximplant.callback.start', header: 'authorization' })
    expect([portal.calls, portal.requests]).toEqual([[], []])
    portal.reset()
    expect(portal.forbiddenHeaders).toEqual([])
  })

  it.each(['accept-language', 'referer', 'cookie', 'sec-gpc', 'user-agent', 'cache-control', 'dnt'])('may be a browser\'s own: %s', async (header) => {
    const sandbox = await sandboxFor()
    const response = await fetch(`${sandbox.portalUrl}/rest/profile`, { headers: { [header]: 'x' } })
    expect([response.status, sandbox.portal.forbiddenHeaders]).toEqual([401, []])
  })
})
