// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { Bucket } from '../../sandbox/portal/bucket'
import { OperatingTime } from '../../sandbox/portal/operating-time'
import { CALL, post, rest, sandboxFor } from './support'

describe('the leaky bucket', () => {
  it('holds fifty and drains two a second', () => {
    const bucket = new Bucket()
    const burst = Array.from({ length: 51 }, () => bucket.take('a', 0))
    expect(burst.filter(Boolean)).toHaveLength(50)
    expect(burst.at(-1)).toBe(false)
    expect(bucket.take('b', 0)).toBe(true)
    expect(bucket.take('a', 400)).toBe(false)
    expect(bucket.take('a', 1000)).toBe(true)
    expect(bucket.take('a', 1000)).toBe(true)
    expect(bucket.take('a', 1000)).toBe(false)
  })

  it('refuses without executing', async () => {
    const sandbox = await sandboxFor()
    Object.assign(sandbox.portal.bucket, { enabled: true, size: 1 })
    await rest(sandbox, 'profile')
    const reply = await rest(sandbox, 'voximplant.callback.start', CALL)
    expect(reply).toMatchObject({ status: 503, json: { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' } })
    expect(sandbox.portal.calls).toEqual([])
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    sandbox.portal.bucket.cors = false
    expect((await rest(sandbox, 'profile')).headers).not.toHaveProperty('access-control-allow-origin')
    expect(sandbox.portal.requests[1]).toMatchObject({ status: 503, executed: false, error: 'QUERY_LIMIT_EXCEEDED' })
  })
})

describe('the limit of execution time', () => {
  it('is one for each method of the app, whoever asks', async () => {
    const sandbox = await sandboxFor()
    const { operating } = sandbox.portal
    operating.costs.set('profile', 100)
    operating.limit = 300
    for (const user of ['administrator', 'manager', 'employee'] as const) expect((await rest(sandbox, 'profile', {}, user)).status).toBe(200)
    expect(await rest(sandbox, 'profile', {}, 'head')).toMatchObject({ status: 429, json: { error: 'OPERATION_TIME_LIMIT' } })
    const batch = await rest(sandbox, 'batch', { cmd: { me: 'profile', time: 'server.time' } }, 'head')
    expect(batch.json.result).toMatchObject({ result_error: { me: { error: 'OPERATION_TIME_LIMIT' } }, result_time: { time: { operating: 0 } } })
    sandbox.portal.reset()
    expect((await rest(sandbox, 'profile')).json.time).toMatchObject({ operating: 0 })
  })

  it('counts ten minutes, and nothing that is over at once', () => {
    const operating = new OperatingTime(480)
    operating.count('a', 0.09, 0)
    operating.count('a', 1, 0)
    operating.count('A', 2, 5 * 60_000)
    expect([operating.of('a', 0), operating.of('a', 9 * 60_000), operating.of('a', 10 * 60_000), operating.of('b', 0)]).toEqual([3, 3, 2, 0])
  })

  it('is nowhere to be seen on a company\'s own server', async () => {
    const sandbox = await sandboxFor({ onPremise: true })
    expect((await rest(sandbox, 'profile')).json.time).not.toHaveProperty('operating')
    sandbox.portal.reset()
    expect(Object.keys((await rest(sandbox, 'profile')).json.time ?? {})).toEqual(['start', 'finish', 'duration', 'processing', 'date_start', 'date_finish'])
  })
})

describe('tokens', () => {
  it('end on demand until the page hands out new ones', async () => {
    const sandbox = await sandboxFor()
    const { portal, portalUrl } = sandbox
    const session = portal.sessions.open({ person: 'manager', lang: 'en', placement: 'DEFAULT', placementOptions: '', install: false })
    const profile = () => post(`${portalUrl}/rest/profile`, JSON.stringify({ auth: session.token.access }))
    expect((await profile()).status).toBe(200)
    portal.expireTokens()
    expect(await profile()).toMatchObject({ status: 401, json: { error: 'expired_token' } })
    await post(`${portalUrl}/sandbox/api/parent/refresh`, JSON.stringify({ sid: session.sid }))
    expect((await profile()).status).toBe(200)
  })

  it('end by themselves', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.tokenLifetime = -1
    expect(await rest(sandbox, 'profile')).toMatchObject({ status: 401, json: { error: 'expired_token' } })
  })
})
