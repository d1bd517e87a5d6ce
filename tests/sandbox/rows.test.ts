// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { PersonKey, Sandbox } from '../../sandbox/index'
import { CALL, rest, resultOf, sandboxFor, until } from './support'

const CALLBACK = 'voximplant.callback.start'
const INFOCALL = 'voximplant.infocall.startwithtext'
const STATISTIC = 'voximplant.statistic.get'
/** A contact the sales manager is responsible for. */
const CLIENT = '+493023125101'

/** A sandbox whose calls ring until they are ended. */
async function ringing(): Promise<Sandbox> {
  const sandbox = await sandboxFor()
  sandbox.portal.telephony.speed = 0
  return sandbox
}

async function total(sandbox: Sandbox, user: PersonKey): Promise<unknown> {
  return (await rest(sandbox, STATISTIC, {}, user)).json.total
}

describe('whose row a call leaves', () => {
  it('a voice message\'s is nobody\'s, so that only who may see any call sees it', async () => {
    const sandbox = await ringing()
    await rest(sandbox, INFOCALL, CALL, 'manager')
    sandbox.portal.telephony.finishAll()
    expect(sandbox.portal.statistics).toMatchObject([{ CALL_TYPE: '5', PORTAL_USER_ID: null, REST_APP_ID: null, REST_APP_NAME: null }])
    expect(await total(sandbox, 'administrator')).toBe(1)
    expect(await total(sandbox, 'manager')).toBe(0)
    expect(await total(sandbox, 'head')).toBe(0)
  })

  it('older portals wrote whoever started it', async () => {
    const sandbox = await ringing()
    sandbox.portal.telephony.infocallOwner = 'caller'
    await rest(sandbox, INFOCALL, CALL, 'manager')
    sandbox.portal.telephony.finishAll()
    expect(sandbox.portal.statistics).toMatchObject([{ PORTAL_USER_ID: '7' }])
    expect(await total(sandbox, 'manager')).toBe(1)
    sandbox.portal.reset()
    expect(sandbox.portal.telephony.infocallOwner).toBe('nobody')
  })

  it.each<[what: string, answeredBy: PersonKey | null | undefined, owner: string, code: string, number: string]>([
    ['the one who asked for the call, unless said', undefined, '1', '200', CALL.TO_NUMBER],
    ['the employee who picked up', 'manager', '7', '200', CALL.TO_NUMBER],
    ['nobody, when nobody is named', null, '0', '486', CALL.TO_NUMBER],
    ['who is responsible for the client, when it was missed', undefined, '7', '304', CLIENT],
    ['whom the service names, when it was missed', 'administrator2', '3', '304', CLIENT],
    ['the one who asked for the call, when it was missed and nobody knows the client', undefined, '1', '304', CALL.TO_NUMBER]
  ])('a callback\'s belongs to %s', async (_what, answeredBy, owner, code, TO_NUMBER) => {
    const sandbox = await ringing()
    const { telephony } = sandbox.portal
    telephony.next(answeredBy === undefined ? {} : { answeredBy })
    await rest(sandbox, CALLBACK, { ...CALL, TO_NUMBER })
    telephony.finishAll(code)
    expect(sandbox.portal.statistics).toMatchObject([{ CALL_TYPE: '4', PORTAL_USER_ID: owner, CALL_FAILED_CODE: code }])
  })
})

describe('whose rows people see', () => {
  it('any, those of the department\'s people, one\'s own, none', async () => {
    const sandbox = await ringing()
    const { portal } = sandbox
    for (const answeredBy of ['administrator', 'manager', 'head', 'employee', null] as const) {
      portal.telephony.next({ answeredBy })
      await rest(sandbox, CALLBACK, CALL)
    }
    await rest(sandbox, INFOCALL, CALL)
    portal.telephony.finishAll()
    const seen = async (user: PersonKey) => (await rest(sandbox, STATISTIC, { SORT: 'ID', ORDER: 'ASC' }, user)).json.result
    expect(await seen('administrator')).toHaveLength(6)
    expect(await seen('head')).toMatchObject([{ PORTAL_USER_ID: '7' }, { PORTAL_USER_ID: '9' }])
    expect(await seen('manager')).toMatchObject([{ PORTAL_USER_ID: '7' }])
    expect(await rest(sandbox, STATISTIC, {}, 'employee')).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } })
  })
})

describe('when a row is written', () => {
  it('at the end of the call, or as much later as said', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    Object.assign(portal.telephony, { speed: 100, rowDelayMs: 5000 })
    await rest(sandbox, CALLBACK, CALL)
    await until(() => portal.calls[0]?.state === 'ended')
    expect(portal.statistics).toEqual([])
    await until(() => portal.statistics.length === 1)
  })

  it('when told to, where time stands still', async () => {
    const sandbox = await ringing()
    const { telephony } = sandbox.portal
    telephony.rowDelayMs = 480_000
    await rest(sandbox, CALLBACK, CALL)
    telephony.finishAll()
    expect(telephony.statistics).toEqual([])
    telephony.catchUp()
    expect(telephony.statistics).toMatchObject([{ CALL_ID: telephony.calls[0]?.id }])
    telephony.catchUp()
    expect(telephony.statistics).toHaveLength(1)
  })

  it('not at all for a number that is longer than the column', async () => {
    const sandbox = await ringing()
    await rest(sandbox, CALLBACK, { ...CALL, FROM_LINE: 'sip7', TO_NUMBER: '12345678901234567890' })
    await rest(sandbox, CALLBACK, { ...CALL, FROM_LINE: 'sip7', TO_NUMBER: '123456789012345678901' })
    sandbox.portal.telephony.finishAll()
    expect(sandbox.portal.calls).toHaveLength(2)
    expect(sandbox.portal.statistics).toMatchObject([{ PHONE_NUMBER: '12345678901234567890' }])
  })
})

describe('a line that rings missed callbacks again', () => {
  it('does so with new ids and rows of their own, as often as said', async () => {
    const sandbox = await ringing()
    const { telephony } = sandbox.portal
    telephony.redial = { attempts: 2, periodMs: 60_000 }
    const { CALL_ID } = resultOf(await rest(sandbox, CALLBACK, CALL, 'manager'))
    for (let call = 0; call < 4; call += 1) {
      telephony.finishAll('304')
      telephony.catchUp()
    }
    expect(telephony.calls.map(({ redialOf, text, number, user }) => ({ redialOf, text, number, user }))).toEqual([
      null, CALL_ID, telephony.calls[1]?.id
    ].map(redialOf => ({ redialOf, text: CALL.TEXT_TO_PRONOUNCE, number: '+4930901820', user: 'manager' })))
    expect(new Set(telephony.statistics.map(row => row.CALL_ID)).size).toBe(3)
  })

  it('after a while by itself', async () => {
    const sandbox = await sandboxFor()
    const { telephony } = sandbox.portal
    Object.assign(telephony, { speed: 1000, redial: { attempts: 1, periodMs: 60_000 } })
    telephony.next({ code: '304' })
    await rest(sandbox, CALLBACK, CALL)
    await until(() => telephony.statistics.length === 2)
    expect(telephony.statistics).toMatchObject([{ CALL_FAILED_CODE: '304' }, { CALL_FAILED_CODE: '200' }])
  })

  it('neither those that ended otherwise nor voice messages', async () => {
    const sandbox = await ringing()
    const { telephony } = sandbox.portal
    telephony.redial = { attempts: 2, periodMs: 60_000 }
    await rest(sandbox, INFOCALL, CALL)
    telephony.finishAll('304')
    await rest(sandbox, CALLBACK, CALL)
    telephony.finishAll('486')
    telephony.catchUp()
    expect(telephony.calls).toHaveLength(2)
    sandbox.portal.reset()
    expect(telephony.redial).toBeNull()
  })
})
