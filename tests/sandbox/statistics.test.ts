// @vitest-environment node
import { request } from 'node:http'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { EndedCall, PersonKey, Sandbox } from '../../sandbox/index'
import { CALL, rest, sandboxFor } from './support'

const STATISTIC = 'voximplant.statistic.get'
const RowsSchema = v.array(v.looseObject({ ID: v.string(), CALL_ID: v.string(), CALL_START_DATE: v.string() }))

/** Rows of one page, in the order of their ids unless said. */
async function rows(sandbox: Sandbox, params: Record<string, unknown> = {}, user: PersonKey = 'administrator') {
  return v.parse(RowsSchema, (await rest(sandbox, STATISTIC, { SORT: 'ID', ORDER: 'ASC', ...params }, user)).json.result)
}

const ENDED: EndedCall = {
  id: 'callback.other.1773736077', type: 'callback', at: Date.UTC(2026, 0, 15, 12), userId: 7, line: 'reg151083', number: '+493023125017', code: '200',
  duration: 61, app: { id: 3, name: 'Another app' }
}

/** Reads a file of the portal. */
function download(url: string): Promise<{ status: number, type: string, body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: Buffer.concat(chunks) }))
    }).on('error', reject).end()
  })
}

describe('the row of a call', () => {
  it('has cost, recording, client and app when it was answered', async () => {
    const sandbox = await sandboxFor()
    const { telephony } = sandbox.portal
    Object.assign(telephony, { speed: 0, talkMs: 61_000 })
    await rest(sandbox, 'voximplant.callback.start', { ...CALL, TO_NUMBER: '+49 30 23125 101' })
    telephony.finishAll()
    expect(await rows(sandbox)).toMatchObject([{
      CALL_DURATION: '61', COST: '0.0240', COST_CURRENCY: 'EUR', CALL_RECORD_URL: `${sandbox.portalUrl}/sandbox/recording/1.wav`, RECORD_DURATION: '61', RECORD_FILE_ID: 9001,
      CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: '1', CRM_ACTIVITY_ID: '7001', REST_APP_ID: null, REST_APP_NAME: null
    }])
  })

  it('has none of them when nobody answered and nobody knows the number', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.telephony.speed = 0
    await rest(sandbox, 'voximplant.callback.start', CALL)
    sandbox.portal.telephony.finishAll('486')
    expect(await rows(sandbox)).toMatchObject([{
      COST: '0.0000', CALL_RECORD_URL: '', RECORD_DURATION: null, RECORD_FILE_ID: null, CRM_ENTITY_TYPE: null, CRM_ENTITY_ID: null, CRM_ACTIVITY_ID: null
    }])
  })

  it.each([
    ['+493023125017', 'LEAD', '1'], ['+4930 23125100', 'COMPANY', '1'], ['+79990000012', 'CONTACT', '3'], ['101', null, null]
  ])('names the client of %s: %s %s', async (number, type, id) => {
    const sandbox = await sandboxFor()
    sandbox.portal.telephony.enter([{ ...ENDED, line: 'sip7', number }])
    expect(await rows(sandbox)).toMatchObject([{ CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id }])
  })

  it('leads to a recording that can be played', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.telephony.enter([{ ...ENDED, duration: 2 }, { ...ENDED, code: '304', duration: 0 }])
    const recording = await download(`${sandbox.portalUrl}/sandbox/recording/1.wav`)
    expect(recording).toMatchObject({ status: 200, type: 'audio/wav' })
    expect(recording.body.toString('latin1', 0, 4)).toBe('RIFF')
    expect(recording.body).toHaveLength(44 + 2 * 8000)
    expect((await download(`${sandbox.portalUrl}/sandbox/recording/2.wav`)).status).toBe(404)
  })
})

describe('calls of others', () => {
  it('stand beside one\'s own, for those who may see them', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.telephony.enter([
      ENDED, { ...ENDED, id: 'b', userId: 1, app: null, type: 'outgoing' }, { ...ENDED, id: 'c', userId: 0, code: '304', duration: 0 }
    ])
    expect(await rows(sandbox)).toMatchObject([
      { CALL_ID: ENDED.id, CALL_TYPE: '4', PORTAL_USER_ID: '7', REST_APP_ID: '3', PHONE_NUMBER: '493023125017', CALL_START_DATE: expect.stringContaining('2026-01-15T') },
      { CALL_ID: 'b', CALL_TYPE: '1', PORTAL_USER_ID: '1', REST_APP_ID: null, REST_APP_NAME: null },
      { CALL_ID: 'c', PORTAL_USER_ID: '0', CALL_FAILED_CODE: '304' }
    ])
    expect(await rows(sandbox, {}, 'manager')).toMatchObject([{ CALL_ID: ENDED.id }])
    expect(await rest(sandbox, STATISTIC, {}, 'employee')).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED' } })
  })

  it('a callback\'s incoming call to the line can leave a row too', async () => {
    const sandbox = await sandboxFor()
    Object.assign(sandbox.portal.telephony, { speed: 0, incomingLegs: true })
    await rest(sandbox, 'voximplant.callback.start', CALL)
    await rest(sandbox, 'voximplant.infocall.startwithtext', CALL)
    sandbox.portal.telephony.finishAll()
    const [leg, callback, infocall] = await rows(sandbox)
    expect([leg, callback, infocall]).toMatchObject([{ CALL_TYPE: '2', REST_APP_ID: null }, { CALL_TYPE: '4' }, { CALL_TYPE: '5' }])
    expect(leg?.CALL_ID).not.toBe(callback?.CALL_ID)
    expect(sandbox.portal.statistics).toHaveLength(3)
  })
})

describe('fifty thousand calls of the time before', { timeout: 60_000 }, () => {
  const until = Date.UTC(2026, 0, 15, 12)
  const seed = { pastCalls: { count: 50_000, until } }

  it('are the same every time, in order, and of all sorts', async () => {
    const sandbox = await sandboxFor({ seed })
    const other = await sandboxFor({ seed })
    const { statistics } = sandbox.portal
    expect(statistics).toHaveLength(50_000)
    const withoutAddress = (all: typeof statistics) => all.slice(-500).map(row => ({ ...row, CALL_RECORD_URL: null }))
    expect(withoutAddress(other.portal.statistics)).toEqual(withoutAddress(statistics))
    const dates = statistics.map(({ CALL_START_DATE }) => Date.parse(CALL_START_DATE ?? ''))
    expect(dates.every((date, index) => date >= (dates[index - 1] ?? 0))).toBe(true)
    expect(until - (dates.at(-1) ?? 0)).toBeLessThan(30 * 60_000 + 1000)
    expect(new Set(statistics.map(({ CALL_ID }) => CALL_ID)).size).toBe(50_000)
    expect([...new Set(statistics.map(({ CALL_FAILED_CODE }) => CALL_FAILED_CODE))].sort())
      .toEqual(['200', '304', '402', '403', '404', '423', '480', '484', '486', '503', '603', '603-S', 'OTHER'])
    const owners = (infocalls: boolean) => [...new Set(statistics.filter(({ CALL_TYPE }) => (CALL_TYPE === '5') === infocalls).map(row => row.PORTAL_USER_ID))].sort()
    expect(owners(false)).toEqual(['1', '3', '7', '9'])
    expect(owners(true)).toEqual([null])
    expect([...new Set(statistics.map(({ CRM_ENTITY_TYPE }) => CRM_ENTITY_TYPE ?? ''))].sort()).toEqual(['', 'COMPANY', 'CONTACT', 'LEAD'])
  })

  it('are sorted, filtered and paged by the portal', async () => {
    const sandbox = await sandboxFor({ seed })
    const newest = { SORT: 'CALL_START_DATE', ORDER: 'DESC', FILTER: { CALL_TYPE: ['4', '5'] } }
    const pages = [...await rows(sandbox, newest), ...await rows(sandbox, { ...newest, start: 50 }), ...await rows(sandbox, { ...newest, start: 100 })]
    const dates = pages.map(({ CALL_START_DATE }) => Date.parse(CALL_START_DATE))
    expect(dates).toEqual(dates.toSorted((a, b) => b - a))
    expect(new Set(pages.map(({ ID }) => ID)).size).toBe(150)
    expect(new Set(pages.map(row => row.CALL_TYPE))).toEqual(new Set(['4', '5']))
    expect((await rest(sandbox, STATISTIC, newest)).json.total).toBe(sandbox.portal.statistics.filter(({ CALL_TYPE }) => CALL_TYPE === '4' || CALL_TYPE === '5').length)
    const longest = await rows(sandbox, { SORT: 'CALL_DURATION', ORDER: 'DESC' })
    const known = Math.max(...sandbox.portal.statistics.map(({ CALL_DURATION }) => Number(CALL_DURATION)))
    expect(longest[0]).toMatchObject({ CALL_DURATION: String(known) })
  })

  it('a call that ends now is sorted in as well', async () => {
    const sandbox = await sandboxFor({ seed: { pastCalls: { count: 100, until } } })
    const newest = { SORT: 'CALL_START_DATE', ORDER: 'DESC' }
    expect(await rows(sandbox, newest)).toMatchObject([{ ID: '100' }, ...Array.from({ length: 49 }, () => ({}))])
    sandbox.portal.telephony.enter([{ ...ENDED, at: until + 60_000 }])
    expect((await rows(sandbox, newest))[0]).toMatchObject({ ID: '101', CALL_ID: ENDED.id })
  })

  it('come back with a reset', async () => {
    const sandbox = await sandboxFor({ seed: { pastCalls: { count: 100, until } } })
    sandbox.portal.telephony.enter([ENDED])
    sandbox.portal.reset()
    expect(sandbox.portal.statistics).toHaveLength(100)
    expect(await rows(sandbox)).toHaveLength(50)
  })
})

describe('voximplant.url.get', () => {
  it('answers addresses of the portal to everybody', async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, 'voximplant.url.get', {}, 'employee')).json.result).toMatchObject({ detail_statistics: `${sandbox.portalUrl}/telephony/detail.php` })
    expect((await download(`${sandbox.portalUrl}/telephony/detail.php`)).status).toBe(200)
  })
})
