// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { Bucket } from '../../sandbox/portal/bucket'
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
    expect(sandbox.portal.requests[1]).toMatchObject({ status: 503, executed: false, error: 'QUERY_LIMIT_EXCEEDED' })
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
