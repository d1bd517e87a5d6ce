// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { errorFault, knownErrors, type Fault, type Sandbox } from '../../sandbox/index'
import { CALL, post, postH2, resultOf, sandboxFor, until, type Reply } from './support'

const METHOD = 'voximplant.callback.start'

/** Starts a call over the protocol the sandbox speaks. */
function call(sandbox: Sandbox, protocol: 'http' | 'h2'): Promise<Reply> {
  const url = `${sandbox.portalUrl}/rest/${METHOD}`
  const body = JSON.stringify({ ...CALL, auth: sandbox.portal.tokens.issue('manager').access })
  return protocol === 'h2' ? postH2(url, [body]) : post(url, body)
}

interface Arrival {
  fault: Fault
  status: number
  text: RegExp
  rings: boolean
}

const ARRIVALS: Arrival[] = [
  { fault: { kind: 'gateway', status: 502, executed: true }, status: 502, text: /<h1>502 Bad Gateway/, rings: true },
  { fault: { kind: 'gateway', status: 503, executed: false }, status: 503, text: /<h1>503/, rings: false },
  { fault: { kind: 'gateway', status: 504, executed: true }, status: 504, text: /<h1>504/, rings: true },
  { fault: { kind: 'html' }, status: 200, text: /Log in/, rings: false },
  { fault: { kind: 'html', status: 401, executed: true }, status: 401, text: /Log in/, rings: true },
  { fault: { kind: 'brokenJson', executed: true }, status: 200, text: /^\{"result":\{"RESULT":true,"CALL_ID":"callback\..*[^}]$/, rings: true },
  { fault: { kind: 'emptyBody', executed: true }, status: 200, text: /^$/, rings: true },
  { fault: { kind: 'noResult', executed: true }, status: 200, text: /^\{"time":\{.*\}\}$/, rings: true },
  { fault: { kind: 'resultFalse' }, status: 200, text: /^\{"result":\{"RESULT":false\},"time"/, rings: false },
  { fault: { kind: 'noCallId' }, status: 200, text: /^\{"result":\{"RESULT":true,"CALL_ID":null\},"time"/, rings: true },
  { fault: { kind: 'malformedError', executed: true }, status: 200, text: /^\{"error":\{"code":1\}\}$/, rings: true },
  { fault: { kind: 'malformedError', executed: false }, status: 200, text: /^\{"error":\{"code":1\}\}$/, rings: false },
  { fault: { kind: 'contradiction', executed: true }, status: 200, text: /^\{"result":\{"RESULT":true,"CALL_ID":"callback\..*"error":"ERROR_CORE"/, rings: true },
  { fault: { kind: 'controller', error_description: 'Infocall failure', executed: true }, status: 400, text: /^\{"error":"","error_description":"Infocall failure"\}$/, rings: true },
  { fault: { kind: 'controller', error_description: '', executed: false }, status: 400, text: /^\{"error":"","error_description":""\}$/, rings: false },
  { fault: { kind: 'latency', ms: 30 }, status: 200, text: /"RESULT":true/, rings: true },
  { fault: { kind: 'expiredToken' }, status: 401, text: /^\{"error":"expired_token"/, rings: false },
  { fault: { ...errorFault(METHOD, 'ERROR_CORE', 'Could not find line'), http200: true }, status: 200, text: /Could not find line reg151083/, rings: false }
]

describe.each(['http', 'h2'] as const)('faults over %s', (protocol) => {
  it.each(ARRIVALS)('$fault', async ({ fault, status, text, rings }) => {
    const sandbox = await sandboxFor({ protocol })
    sandbox.portal.faults.add({ method: METHOD, fault })
    const reply = await call(sandbox, protocol)
    expect(reply.status).toBe(status)
    expect(reply.text).toMatch(text)
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    expect(sandbox.portal.calls).toHaveLength(rings ? 1 : 0)
    expect(sandbox.portal.requests).toMatchObject([
      { outcome: 'answered', status, executed: rings, fault: fault.kind, protocol: protocol === 'h2' ? '2' : '1.1' }
    ])
    expect(resultOf(await call(sandbox, protocol))).toMatchObject({ RESULT: true })
  })

  it.each([true, false])('cut, executed: %s', async (executed) => {
    const sandbox = await sandboxFor({ protocol })
    sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'cut', executed } })
    await expect(call(sandbox, protocol)).rejects.toThrow()
    expect(sandbox.portal.calls).toHaveLength(executed ? 1 : 0)
    expect(sandbox.portal.requests).toMatchObject([{ outcome: 'cut', status: null, executed }])
  })

  it.each([true, false])('silent, executed: %s, until the sandbox closes', async (executed) => {
    const sandbox = await sandboxFor({ protocol })
    sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'silent', executed } })
    let settled = false
    const waiting = call(sandbox, protocol).then(() => 'answered', () => 'ended').finally(() => {
      settled = true
    })
    await until(() => sandbox.portal.requests[0]?.outcome === 'silent')
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(settled).toBe(false)
    expect(sandbox.portal.calls).toHaveLength(executed ? 1 : 0)
    const closing = Date.now()
    await sandbox.close()
    expect(Date.now() - closing).toBeLessThan(500)
    expect(await waiting).toBe('ended')
  })
})

describe('faults', () => {
  it('leave CORS headers out of a gateway\'s page when told to', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.faults.add({ method: '*', fault: { kind: 'gateway', status: 502, executed: false, cors: false } })
    expect((await call(sandbox, 'http')).headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('strike as often as said, in the order they were added', async () => {
    const sandbox = await sandboxFor()
    const { faults } = sandbox.portal
    faults.add({ method: METHOD, fault: errorFault(METHOD, 'OVERLOAD_LIMIT'), times: 2 })
    faults.add({ method: '*', fault: errorFault('*', 'PORTAL_DELETED'), times: Infinity })
    const codes: unknown[] = []
    for (let index = 0; index < 4; index += 1) {
      codes.push((await call(sandbox, 'http')).json.error)
    }
    expect(codes).toEqual(['OVERLOAD_LIMIT', 'OVERLOAD_LIMIT', 'PORTAL_DELETED', 'PORTAL_DELETED'])
    faults.clear()
    expect((await call(sandbox, 'http')).status).toBe(200)
  })

  it('answer a broken request\'s own refusal where the method refuses before the fault matters', async () => {
    const sandbox = await sandboxFor({ seed: { lines: {} } })
    sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'noCallId' } })
    expect(await call(sandbox, 'http')).toMatchObject({ status: 400, json: { error: '', error_description: 'Could not find line reg151083' } })
  })

  it.each(knownErrors)('include $method $error: $error_description', async ({ method, status, error, error_description, uncoded = false }) => {
    const sandbox = await sandboxFor()
    for (const refusals of ['empty', 'coded'] as const) {
      sandbox.portal.refusals = refusals
      sandbox.portal.faults.add({ method: METHOD, fault: errorFault(method, error, error_description) })
      const reply = await call(sandbox, 'http')
      const code = uncoded && refusals === 'empty' ? '' : error
      expect(reply).toMatchObject({ status, json: { error: code, error_description: error_description.replace('{line}', CALL.FROM_LINE) } })
    }
    expect(sandbox.portal.calls).toEqual([])
  })

  it('say so when an error is not documented', () => {
    expect(() => errorFault(METHOD, 'MADE_UP')).toThrow('No documented error MADE_UP')
  })
})
