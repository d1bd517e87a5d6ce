import { expect } from 'vitest'
import type { PersonKey, Sandbox } from '../../../sandbox/index'
import { CALL, rest, resultOf, sandboxFor } from '../support'
import { CALLBACK, INFOCALL, STATISTIC, type Cases } from './cases'

const CLIENT = { ...CALL, TO_NUMBER: '+49 30 23125 101' }
const BY_ID = { SORT: 'ID', ORDER: 'ASC' }

/** A sandbox whose calls ring until they are ended. */
async function ringing(): Promise<Sandbox> {
  const sandbox = await sandboxFor()
  sandbox.portal.telephony.speed = 0
  return sandbox
}

async function total(sandbox: Sandbox, params: Record<string, unknown> = {}, user: PersonKey = 'administrator'): Promise<unknown> {
  return (await rest(sandbox, STATISTIC, params, user)).json.total
}

/** What calls leave in the records, and who finds it there how. */
export const records: Cases = {
  'a voice message belongs to nobody': async () => {
    const sandbox = await ringing()
    await rest(sandbox, INFOCALL, CALL, 'manager')
    sandbox.portal.telephony.finishAll()
    expect(sandbox.portal.statistics).toMatchObject([{ CALL_TYPE: '5', PORTAL_USER_ID: null }])
    const people = ['administrator', 'head', 'manager'] as const
    expect(await Promise.all(people.map(user => total(sandbox, {}, user)))).toEqual([1, 0, 0])
    sandbox.portal.telephony.infocallOwner = 'caller'
    await rest(sandbox, INFOCALL, CALL, 'manager')
    sandbox.portal.telephony.finishAll()
    expect(await Promise.all(people.map(user => total(sandbox, {}, user)))).toEqual([2, 1, 1])
  },

  'a callback belongs to whoever answered, a missed one to who looks after the client': async () => {
    const sandbox = await ringing()
    const { telephony } = sandbox.portal
    telephony.next({ answeredBy: 'head' })
    await rest(sandbox, CALLBACK, CALL, 'manager')
    telephony.finishAll()
    await rest(sandbox, CALLBACK, CLIENT, 'administrator')
    telephony.finishAll('304')
    expect(telephony.statistics.map(({ PORTAL_USER_ID }) => PORTAL_USER_ID)).toEqual(['9', '7'])
    expect(await total(sandbox, {}, 'manager')).toBe(1)
  },

  'a line may ring a missed callback again by itself': async () => {
    const sandbox = await ringing()
    const { telephony } = sandbox.portal
    telephony.redial = { attempts: 1, periodMs: 60_000 }
    const { CALL_ID } = resultOf(await rest(sandbox, CALLBACK, CALL))
    telephony.finishAll('304')
    telephony.catchUp()
    telephony.finishAll()
    expect(telephony.calls).toMatchObject([{ id: CALL_ID, redialOf: null }, { redialOf: CALL_ID, text: CALL.TEXT_TO_PRONOUNCE }])
    expect(new Set(telephony.statistics.map(row => row.CALL_ID)).size).toBe(2)
  },

  'a filter loses conditions with operators or fields it does not know': async () => {
    const sandbox = await ringing()
    await rest(sandbox, CALLBACK, CALL)
    sandbox.portal.telephony.finishAll()
    for (const key of ['@PHONE_NUMBER', '!@PHONE_NUMBER', '=%PHONE_NUMBER', '%=PHONE_NUMBER', 'NUMBER', 'phone_number']) {
      expect(await total(sandbox, { FILTER: { [key]: 'nobody' } }), key).toBe(1)
    }
    expect(await total(sandbox, { FILTER: { '>=CALL_START_DATE': 'yesterday' } })).toBe(1)
    expect(await total(sandbox, { FILTER: { PHONE_NUMBER: 'nobody' } })).toBe(0)
    expect(await total(sandbox, { FILTER: { LOGIC: 'OR', PHONE_NUMBER: 'nobody', CALL_TYPE: '4' } })).toBe(0)
  },

  'rows are in order only for exact SORT and ORDER': async () => {
    const sandbox = await ringing()
    for (let call = 0; call < 2; call += 1) await rest(sandbox, CALLBACK, CALL)
    sandbox.portal.telephony.finishAll()
    const rows = async (params: Record<string, unknown>) => (await rest(sandbox, STATISTIC, params)).json.result
    expect(await rows(BY_ID)).toMatchObject([{ ID: '1' }, { ID: '2' }])
    for (const params of [{}, { SORT: 'ID' }, { SORT: 'id', ORDER: 'ASC' }, { SORT: 'ID', ORDER: 'asc' }, { SORT: 'CALL_TYPE', ORDER: 'ASC' }]) {
      expect(await rows(params), JSON.stringify(params)).toMatchObject([{ ID: '2' }, { ID: '1' }])
    }
  },

  'an answer that does not count says a total of 0': async () => {
    const sandbox = await ringing()
    await rest(sandbox, CALLBACK, CALL)
    sandbox.portal.telephony.finishAll()
    const { json } = await rest(sandbox, STATISTIC, { start: -1 })
    expect(json).toMatchObject({ total: 0, result: [{}] })
    expect(json).not.toHaveProperty('next')
  },

  'a filter finds calls by every record they are bound to': async () => {
    const sandbox = await ringing()
    await rest(sandbox, CALLBACK, CLIENT)
    sandbox.portal.telephony.finishAll()
    const bound = (type: string, id: string) => total(sandbox, { FILTER: { 'CRM_BINDINGS.ENTITY_TYPE': type, 'CRM_BINDINGS.ENTITY_ID': id } })
    expect([await bound('CONTACT', '1'), await bound('DEAL', '1'), await bound('DEAL', '2')]).toEqual([1, 1, 0])
  },

  'rows name a log and a transcript; two more codes exist; our calls name no app': async () => {
    const sandbox = await ringing()
    for (const code of ['500', '402-B24']) {
      await rest(sandbox, CALLBACK, CALL)
      sandbox.portal.telephony.finishAll(code)
    }
    expect((await rest(sandbox, STATISTIC, BY_ID)).json.result).toMatchObject(['500', '402-B24'].map(CALL_FAILED_CODE => ({
      CALL_FAILED_CODE, CALL_FAILED_REASON: expect.stringMatching(/./), CALL_LOG: expect.stringContaining('https://'), TRANSCRIPT_PENDING: 'N',
      REST_APP_ID: null, REST_APP_NAME: null
    })))
  },

  'a callback leaves one row': async () => {
    const sandbox = await ringing()
    await rest(sandbox, CALLBACK, CALL)
    sandbox.portal.telephony.finishAll()
    expect(sandbox.portal.statistics).toHaveLength(1)
    sandbox.portal.telephony.incomingLegs = true
    await rest(sandbox, CALLBACK, CALL)
    sandbox.portal.telephony.finishAll()
    expect(sandbox.portal.statistics).toHaveLength(3)
  },

  'a row is written after the call\'s end, perhaps much later': async () => {
    const sandbox = await ringing()
    const { telephony } = sandbox.portal
    telephony.rowDelayMs = 480_000
    await rest(sandbox, CALLBACK, CALL)
    telephony.finishAll()
    expect(await total(sandbox)).toBe(0)
    telephony.catchUp()
    expect(await total(sandbox)).toBe(1)
  },

  'a number of more than twenty characters leaves no row': async () => {
    const sandbox = await ringing()
    await rest(sandbox, CALLBACK, { ...CALL, TO_NUMBER: '1'.repeat(21) })
    sandbox.portal.telephony.finishAll()
    expect([sandbox.portal.calls.length, await total(sandbox)]).toEqual([1, 0])
  },

  'rights to the statistics have four levels': async () => {
    const sandbox = await ringing()
    for (const answeredBy of ['administrator', 'manager', 'head'] as const) {
      sandbox.portal.telephony.next({ answeredBy })
      await rest(sandbox, CALLBACK, CALL)
    }
    sandbox.portal.telephony.finishAll()
    const people = ['administrator', 'head', 'manager', 'employee'] as const
    expect(await Promise.all(people.map(user => total(sandbox, {}, user)))).toEqual([3, 2, 1, undefined])
  },

  'a callback with a client leaves an activity that tells its end, a voice message none': async () => {
    const sandbox = await ringing()
    const { telephony } = sandbox.portal
    await rest(sandbox, CALLBACK, CLIENT, 'manager')
    telephony.finishAll('304')
    await rest(sandbox, INFOCALL, CLIENT, 'manager')
    telephony.finishAll()
    const activities = (params: Record<string, unknown>, user: PersonKey) => rest(sandbox, 'crm.activity.list', { filter: { TYPE_ID: 2, ...params } }, user)
    const ORIGIN_ID = `VI_${telephony.calls[0]?.id}`
    expect((await activities({}, 'manager')).json.result).toMatchObject([{ ORIGIN_ID, PROVIDER_TYPE_ID: 'CALLBACK', RESULT_STREAM: '4', SETTINGS: { MISSED_CALL: true } }])
    expect((await activities({ ORIGIN_ID, RESULT_STREAM: '4' }, 'manager')).json.total).toBe(1)
    expect((await activities({ ORIGIN_ID }, 'employee')).json.total).toBe(0)
    expect(telephony.statistics.map(row => row.CRM_ACTIVITY_ID === null)).toEqual([false, true])
  }
}
