// @vitest-environment node
import { request } from 'node:http'
import { connect } from 'node:http2'
import { describe, expect, it, vi } from 'vitest'
import { CALL, post, postH2, rest, resultOf, sandboxFor } from './support'

describe('REST', () => {
  it('answers with a result, a time block and open CORS', async () => {
    const sandbox = await sandboxFor()
    const reply = await rest(sandbox, 'profile', {}, 'manager')
    expect(reply.status).toBe(200)
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    expect(reply.json.result).toMatchObject({ ID: '7', ADMIN: false, NAME: 'Jonas', LAST_NAME: 'Weber', TIME_ZONE: 'Europe/Berlin' })
    expect(Object.keys(reply.json.time ?? {})).toEqual([
      'start', 'finish', 'duration', 'processing', 'date_start', 'date_finish', 'operating_reset_at', 'operating'
    ])
    expect(JSON.stringify(reply.json.time)).toMatch(/"date_start":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"/)
  })

  it('takes names with .json, form bodies in PHP style, and the token from the query', async () => {
    const sandbox = await sandboxFor()
    const { access } = sandbox.portal.tokens.issue('administrator')
    const reply = await post(
      `${sandbox.portalUrl}/rest/app.option.set.json?auth=${access}`,
      'options[published][lines][]=reg1&options[published][lines][]=sip7',
      'application/x-www-form-urlencoded'
    )
    expect(reply.json.result).toBe(true)
    expect(sandbox.portal.options.app).toEqual({ published: { lines: ['reg1', 'sip7'] } })
    expect((await rest(sandbox, 'app.option.get', { option: 'published' })).json.result).toEqual({ lines: ['reg1', 'sip7'] })
  })

  it('takes bodies without a length over HTTP/2', async () => {
    const sandbox = await sandboxFor({ protocol: 'h2' })
    const body = JSON.stringify({ ...CALL, auth: sandbox.portal.tokens.issue('manager').access })
    const reply = await postH2(`${sandbox.portalUrl}/rest/voximplant.callback.start`, [body.slice(0, 20), body.slice(20)])
    expect(reply.status).toBe(200)
    expect(resultOf(reply)).toEqual({ RESULT: true, CALL_ID: sandbox.portal.calls[0]?.id })
    expect(sandbox.portal.requests).toMatchObject([{ protocol: '2', method: 'voximplant.callback.start', params: CALL, executed: true }])
  })

  it('does not hear of a request that is broken off in the middle', async () => {
    const sandbox = await sandboxFor({ protocol: 'h2' })
    const session = connect(sandbox.portalUrl, { rejectUnauthorized: false })
    const auth = sandbox.portal.tokens.issue('manager').access
    const path = `/rest/voximplant.callback.start?auth=${auth}`
    const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/json' })
    stream.on('error', () => undefined)
    stream.write(JSON.stringify(CALL).slice(0, 20), () => stream.destroy(new Error('Broken off')))
    await new Promise(resolve => stream.once('close', resolve))
    session.destroy()
    // Whatever the server has begun by now would be there when this one has its answer.
    await postH2(`${sandbox.portalUrl}/rest/profile`, [JSON.stringify({ auth })])
    expect(sandbox.portal.requests.map(({ method }) => method)).toEqual(['profile'])
  })

  it('logs requests without token and tracing, and preflights apart', async () => {
    const sandbox = await sandboxFor()
    await fetch(`${sandbox.portalUrl}/rest/profile`, { method: 'OPTIONS' })
    const { access } = sandbox.portal.tokens.issue('manager')
    await post(`${sandbox.portalUrl}/rest/voximplant.callback.start?bx24_request_id=r1&auth=${access}`, JSON.stringify(CALL))
    expect(sandbox.portal.preflights).toBe(1)
    expect(sandbox.portal.requests).toMatchObject([{
      protocol: '1.1',
      httpMethod: 'POST',
      params: CALL,
      query: { bx24_request_id: 'r1' },
      status: 200,
      outcome: 'answered',
      executed: true,
      error: null,
      user: 'manager'
    }])
    expect(JSON.stringify(sandbox.portal.requests)).not.toContain(access)
  })

  it('takes its time for preflights and requests where the portal is far away', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.distance = 60
    for (const method of ['OPTIONS', 'GET']) {
      const begun = performance.now()
      await fetch(`${sandbox.portalUrl}/rest/profile`, { method })
      expect(performance.now() - begun).toBeGreaterThan(55)
    }
    sandbox.portal.reset()
    expect(sandbox.portal.distance).toBe(0)
  })

  it('refuses unknown methods, missing methods, missing scopes and wrong tokens', async () => {
    const sandbox = await sandboxFor({ seed: { methodsMissing: ['voximplant.user.getDefaultLineId'], scopes: ['telephony'] } })
    expect(await rest(sandbox, 'crm.deal.list')).toMatchObject({ status: 404, json: { error: 'ERROR_METHOD_NOT_FOUND' } })
    expect(await rest(sandbox, 'voximplant.user.getDefaultLineId')).toMatchObject({ status: 404, json: { error: 'ERROR_METHOD_NOT_FOUND' } })
    expect(await rest(sandbox, 'voximplant.callback.start', CALL)).toMatchObject({ status: 403, json: { error: 'insufficient_scope' } })
    expect(await post(`${sandbox.portalUrl}/rest/profile`, '{"auth":"made up"}')).toMatchObject({ status: 401, json: { error: 'NO_AUTH_FOUND' } })
    expect(await post(`${sandbox.portalUrl}/rest/profile`, 'not JSON')).toMatchObject({ status: 401, json: { error: 'NO_AUTH_FOUND' } })
    expect(sandbox.portal.requests.every(({ executed }) => executed === false)).toBe(true)
  })

  it('writes empty maps as lists', async () => {
    const sandbox = await sandboxFor({ seed: { lines: {} } })
    expect((await rest(sandbox, 'voximplant.line.get')).json.result).toEqual([])
    expect((await rest(sandbox, 'user.option.get')).json.result).toEqual([])
  })

  it('moves total and next of a result beside it', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, 'user.option.set', { options: { total: '5', line: 'sip7' } })
    const { json } = await rest(sandbox, 'user.option.get')
    expect(json).toMatchObject({ result: { line: 'sip7' }, total: 5 })
    expect(json.result).not.toHaveProperty('total')
    expect((await rest(sandbox, 'user.option.get', { option: 'total' })).json.result).toBe('5')
  })

  it('keeps each user\'s options apart', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, 'user.option.set', { options: { line: 'sip7' } }, 'manager')
    expect((await rest(sandbox, 'user.option.get', {}, 'manager')).json.result).toEqual({ line: 'sip7' })
    expect((await rest(sandbox, 'user.option.get', { option: 'line' }, 'employee')).json.result).toBeNull()
  })

  it('refuses a request that is too large, which is no failure of the sandbox', async () => {
    const complaints = vi.spyOn(console, 'error')
    const sandbox = await sandboxFor()
    const response = await fetch(`${sandbox.portalUrl}/rest/profile`, { method: 'POST', body: 'x'.repeat(5 * 1024 * 1024) })
    expect(response.status).toBe(413)
    expect(complaints).not.toHaveBeenCalled()
  })

  it('does not read what is huge: its sender has to break it off', async () => {
    const sandbox = await sandboxFor()
    const sent = request(`${sandbox.portalUrl}/rest/server.time`, { method: 'POST', headers: { 'content-length': 64 * 1024 * 1024 } })
    const ends: string[] = []
    sent.on('response', () => ends.push('answered')).on('error', () => ends.push('broken off'))
    await new Promise((resolve) => {
      sent.write('x'.repeat(1024), resolve)
    })
    expect((await fetch(`${sandbox.portalUrl}/rest/server.time`, { method: 'POST' })).status).toBe(401)
    const closed = new Promise(resolve => sent.on('close', resolve))
    sent.destroy(new Error('enough'))
    await closed
    expect(ends).toEqual(['broken off'])
    expect(sandbox.portal.requestsTo('server.time')).toHaveLength(1)
  })

  it('is for this machine only', async () => {
    const sandbox = await sandboxFor()
    const { port } = new URL(sandbox.portalUrl)
    const { request } = await import('node:http')
    const status = await new Promise((resolve) => {
      request({ port, host: 'localhost', path: '/', headers: { host: 'evil.example' } }, response => resolve(response.statusCode)).end()
    })
    expect(status).toBe(403)
  })
})
