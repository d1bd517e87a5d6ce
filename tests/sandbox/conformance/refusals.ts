import { expect } from 'vitest'
import { errorFault } from '../../../sandbox/index'
import { CALL, post, rest, sandboxFor } from '../support'
import { CALLBACK, INFOCALL, type Cases } from './cases'

const LINK = { PLACEMENT: 'REST_APP_URI', HANDLER: 'http://localhost:1/' }

/** How portals refuse, and what looks like a refusal. */
export const refusals: Cases = {
  'a refusal without a code has an empty error': async () => {
    const sandbox = await sandboxFor()
    const wrong = { ...CALL, TO_NUMBER: '' }
    for (const [refusals, error] of [['empty', ''], ['coded', 'ERROR_CORE']] as const) {
      sandbox.portal.refusals = refusals
      for (const method of [CALLBACK, INFOCALL]) {
        expect(await rest(sandbox, method, wrong)).toMatchObject({ status: 400, json: { error, error_description: 'Phone number is not correct' } })
      }
      expect(await rest(sandbox, 'telephony.externalCall.searchCrmEntities')).toMatchObject({ status: 400, json: { error } })
    }
  },

  'what the telephony service loses looks like a refusal, and may ring': async () => {
    const sandbox = await sandboxFor()
    for (const executed of [true, false]) {
      sandbox.portal.faults.add({ method: INFOCALL, fault: { kind: 'controller', error_description: 'Infocall failure', executed } })
      sandbox.portal.faults.add({ method: CALLBACK, fault: { kind: 'controller', error_description: '', executed } })
      expect(await rest(sandbox, INFOCALL, CALL)).toMatchObject({ status: 400, text: '{"error":"","error_description":"Infocall failure"}' })
      expect(await rest(sandbox, CALLBACK, CALL)).toMatchObject({ status: 400, text: '{"error":"","error_description":""}' })
    }
    expect(sandbox.portal.calls.map(({ type }) => type)).toEqual(['infocall', 'callback'])
  },

  'what the telephony service says is passed on in its own words': async () => {
    const sandbox = await sandboxFor()
    const error_description = 'Any words: 47 <b>no</b> route'
    sandbox.portal.faults.add({ method: CALLBACK, fault: { kind: 'controller', error_description, executed: false } })
    expect(await rest(sandbox, CALLBACK, CALL)).toMatchObject({ status: 400, json: { error: '', error_description } })
  },

  'only answers with a result tell their time': async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, 'profile')).json).toHaveProperty('time')
    expect((await rest(sandbox, CALLBACK, { ...CALL, TO_NUMBER: '' })).json).not.toHaveProperty('time')
    const { result } = (await rest(sandbox, 'batch', { cmd: { none: 'nothing.get' } })).json
    expect(result).toMatchObject({ result_error: { none: {} }, result_time: [] })
  },

  'a closed portal is 403, placements that cannot be bound 400': async () => {
    const sandbox = await sandboxFor()
    const statuses = async () => {
      sandbox.portal.faults.add({ method: 'profile', fault: errorFault('profile', 'PORTAL_DELETED') })
      return [(await rest(sandbox, 'profile')).status, (await rest(sandbox, 'placement.bind', LINK)).status]
    }
    await rest(sandbox, 'placement.bind', LINK)
    expect(await statuses()).toEqual([403, 400])
    sandbox.portal.documentedStatuses = true
    expect(await statuses()).toEqual([500, 200])
  },

  'a note list of a record one may not see is refused without a code': async () => {
    const sandbox = await sandboxFor()
    const filter = { ENTITY_TYPE: 'contact', ENTITY_ID: 6 }
    expect(await rest(sandbox, 'crm.timeline.comment.list', { filter }, 'manager')).toMatchObject({ status: 400, json: { error: '', error_description: 'Access denied.' } })
  },

  'a missing right is refused with an exclamation mark': async () => {
    const sandbox = await sandboxFor()
    for (const method of [CALLBACK, INFOCALL, 'voximplant.line.get', 'voximplant.statistic.get']) {
      expect(await rest(sandbox, method, CALL, 'employee')).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } })
    }
  },

  'an answer may contradict itself': async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.faults.add({ method: CALLBACK, fault: { kind: 'contradiction', executed: true } })
    sandbox.portal.faults.add({ method: CALLBACK, fault: { kind: 'malformedError', executed: true } })
    expect(await rest(sandbox, CALLBACK, CALL)).toMatchObject({ status: 200, json: { result: { RESULT: true }, error: 'ERROR_CORE' } })
    expect(await rest(sandbox, CALLBACK, CALL)).toMatchObject({ status: 200, json: { error: { code: 1 } } })
    expect(sandbox.portal.calls).toHaveLength(2)
  },

  'too many requests are refused before they do anything': async () => {
    const sandbox = await sandboxFor()
    Object.assign(sandbox.portal.bucket, { enabled: true, size: 0, cors: false })
    const reply = await rest(sandbox, CALLBACK, CALL)
    expect(reply).toMatchObject({ status: 503, json: { error: 'QUERY_LIMIT_EXCEEDED' } })
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin')
    expect(sandbox.portal.calls).toEqual([])
  },

  'a token that is wrong or over is 401': async () => {
    const sandbox = await sandboxFor()
    expect(await post(`${sandbox.portalUrl}/rest/profile`, '{"auth":"x"}')).toMatchObject({ status: 401, json: { error: 'NO_AUTH_FOUND' } })
    sandbox.portal.tokenLifetime = -1
    expect(await rest(sandbox, 'profile')).toMatchObject({ status: 401, json: { error: 'expired_token' } })
  }
}
