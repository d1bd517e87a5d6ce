// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { CALL, rest, resultOf, sandboxFor, until } from './support'

const INFOCALL = 'voximplant.infocall.startwithtext'
const INFOCALL_SOUND = 'voximplant.infocall.startwithsound'
const CALLBACK = 'voximplant.callback.start'

describe('the two calls', () => {
  it('ring and answer an id of their kind', async () => {
    const sandbox = await sandboxFor()
    const callback = await rest(sandbox, CALLBACK, { ...CALL, VOICE: 'eurgermanfemale' }, 'manager')
    const infocall = await rest(sandbox, INFOCALL, { ...CALL, FROM_LINE: 'sip7', TO_NUMBER: '101' }, 'manager')
    expect(resultOf(callback).CALL_ID).toMatch(/^callback\.[0-9a-f]{32}\.\d{10}$/)
    expect(resultOf(infocall).CALL_ID).toMatch(/^infocall\.[0-9a-f]{32}\.\d{10}$/)
    expect(sandbox.portal.calls).toMatchObject([
      { type: 'callback', user: 'manager', line: 'reg151083', number: '+4930901820', text: CALL.TEXT_TO_PRONOUNCE, voice: 'eurgermanfemale', state: 'ringing', failedCode: null },
      { type: 'infocall', line: 'sip7', number: '101', voice: null }
    ])
  })

  it('pass on voices nobody has', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, CALLBACK, { ...CALL, VOICE: 'nobody' })
    await rest(sandbox, INFOCALL, { ...CALL, VOICE: '' })
    expect(sandbox.portal.calls).toMatchObject([{ voice: 'nobody' }, { voice: null }])
  })

  it.each([
    [CALLBACK, { FROM_LINE: 'reg0' }, 'Could not find line reg0'],
    [CALLBACK, { FROM_LINE: undefined }, 'Could not find line '],
    [CALLBACK, { FROM_LINE: 'LINK_BASE_NUMBER' }, 'Could not find line LINK_BASE_NUMBER'],
    [INFOCALL, { FROM_LINE: 'reg0' }, 'Could not find config for number reg0'],
    [INFOCALL, { FROM_LINE: 'LINK_BASE_NUMBER' }, 'Making infocall using LINK_BASE_NUMBER is not allowed'],
    [CALLBACK, { TO_NUMBER: 'call me' }, 'Phone number is not correct'],
    [CALLBACK, { TO_NUMBER: '0' }, 'Phone number is not correct'],
    [CALLBACK, { TO_NUMBER: undefined, to_number: '+4930901820' }, 'Phone number is not correct'],
    [INFOCALL, { FROM_LINE: '493023125100', TO_NUMBER: 'call me' }, 'Phone number is not correct'],
    [INFOCALL, { TO_NUMBER: '' }, 'Phone number is not correct'],
    [INFOCALL_SOUND, { FROM_LINE: 'reg0' }, 'Could not find config for number reg0'],
    [INFOCALL_SOUND, { FROM_LINE: 'LINK_BASE_NUMBER' }, 'Making infocall using LINK_BASE_NUMBER is not allowed'],
    [INFOCALL_SOUND, { TO_NUMBER: '' }, 'Phone number is not correct']
  ])('%s refuses %o', async (method, wrong, description) => {
    const sandbox = await sandboxFor()
    const reply = await rest(sandbox, method, { ...CALL, ...wrong })
    expect(reply).toMatchObject({ status: 400, json: { error: '', error_description: description } })
    expect(sandbox.portal.calls).toEqual([])
    sandbox.portal.refusals = 'coded'
    expect(await rest(sandbox, method, { ...CALL, ...wrong })).toMatchObject({ status: 400, json: { error: 'ERROR_CORE', error_description: description } })
  })

  it.each([
    [CALLBACK, 'sip7', '+49 (0)30 901820 #1*2,3;4', '+49030901820#1*2,3;4'],
    [CALLBACK, 'reg151083', 'Tel. 101', '101'],
    [INFOCALL, '493023125100', '+49 30 90-1820', '+4930901820'],
    [INFOCALL, 'sip7', 'Tel. +49 (0)30', 'Tel. +49 (0)30'],
    [INFOCALL, 'reg151083', '1', '1'],
    [INFOCALL_SOUND, '493023125100', '+49 30 90-1820', '+4930901820'],
    [INFOCALL_SOUND, 'sip7', 'Tel. +49 (0)30', 'Tel. +49 (0)30']
  ])('%s on %s: %s is dialled as %s', async (method, FROM_LINE, TO_NUMBER, number) => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, method, { ...CALL, FROM_LINE, TO_NUMBER })).status).toBe(200)
    expect(sandbox.portal.calls).toMatchObject([{ number }])
  })

  it('need no text', async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, CALLBACK, { FROM_LINE: 'reg151083', TO_NUMBER: '+4930901820', text_to_pronounce: 'small letters' })).status).toBe(200)
    expect(sandbox.portal.calls).toMatchObject([{ text: '' }])
  })
})

describe('a recording', () => {
  it('is played in place of the text, and leaves the row of a voice message', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    portal.telephony.next({ ringMs: 1, talkMs: 1000 })
    portal.telephony.speed = 100
    const reply = await rest(sandbox, INFOCALL_SOUND, { ...CALL, URL: 'https://files.example/hello.mp3' }, 'manager')
    expect(resultOf(reply).CALL_ID).toMatch(/^infocall\.[0-9a-f]{32}\.\d{10}$/)
    expect(portal.calls).toMatchObject([{ type: 'infocall', text: '', sound: 'https://files.example/hello.mp3', voice: null }])
    await until(() => portal.statistics.length === 1)
    expect(portal.statistics).toMatchObject([{ CALL_TYPE: '5', CALL_FAILED_CODE: '200', PORTAL_USER_ID: null }])
  })

  it('needs the right to call', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.people.manager.rights.call = false
    expect(await rest(sandbox, INFOCALL_SOUND, { ...CALL, URL: 'https://files.example/hello.mp3' }, 'manager')).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED' } })
  })
})

describe('a call\'s end', () => {
  it('comes by itself, and only then the call is in the statistics', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    portal.telephony.speed = 40
    await rest(sandbox, CALLBACK, CALL)
    expect((await rest(sandbox, 'voximplant.statistic.get')).json).toMatchObject({ result: [], total: 0 })
    await until(() => portal.calls[0]?.state === 'talking')
    expect((await rest(sandbox, 'voximplant.statistic.get')).json).toMatchObject({ result: [], total: 0 })
    await until(() => portal.calls[0]?.state === 'ended')
    const { json } = await rest(sandbox, 'voximplant.statistic.get', { FILTER: { CALL_ID: portal.calls[0]?.id } })
    expect(json).toMatchObject({
      total: 1,
      result: [{
        ID: '1',
        CALL_ID: portal.calls[0]?.id,
        CALL_TYPE: '4',
        PORTAL_USER_ID: '1',
        PORTAL_NUMBER: 'reg151083',
        PHONE_NUMBER: '4930901820',
        CALL_DURATION: '6',
        CALL_FAILED_CODE: '200'
      }]
    })
  })

  it('is what was planned for it', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    portal.telephony.next({ code: '486', ringMs: 1 })
    portal.telephony.next({ code: '304', ringMs: 1 })
    await rest(sandbox, INFOCALL, CALL)
    await rest(sandbox, INFOCALL, CALL)
    await until(() => portal.statistics.length === 2)
    expect(portal.statistics).toMatchObject([
      { CALL_TYPE: '5', CALL_FAILED_CODE: '486', CALL_FAILED_REASON: 'Busy', CALL_DURATION: '0' },
      { CALL_FAILED_CODE: '304' }
    ])
  })

  it('waits for finishAll when time stands still', async () => {
    const sandbox = await sandboxFor()
    const { telephony } = sandbox.portal
    telephony.speed = 0
    await rest(sandbox, CALLBACK, CALL)
    telephony.finishAll('603')
    expect(sandbox.portal.calls).toMatchObject([{ state: 'ended', failedCode: '603' }])
    expect(sandbox.portal.statistics).toHaveLength(1)
  })
})

describe('the statistics', () => {
  it('filter, sort and page', async () => {
    const sandbox = await sandboxFor()
    const { telephony } = sandbox.portal
    for (let index = 0; index < 60; index += 1) {
      telephony.start({ type: 'infocall', user: 'manager', userId: 7, line: 'sip7', number: String(1000 + index), text: 'x', voice: null })
    }
    telephony.finishAll()
    const get = async (params: Record<string, unknown>) => (await rest(sandbox, 'voximplant.statistic.get', params)).json
    expect(await get({})).toMatchObject({ total: 60, next: 50 })
    const last = await get({ start: 50, SORT: 'ID', ORDER: 'DESC' })
    expect(last.result).toHaveLength(10)
    expect(last).not.toHaveProperty('next')
    expect(last.result).toMatchObject([{ ID: '10' }, { ID: '9' }, {}, {}, {}, {}, {}, {}, {}, {}])
    const uncounted = await get({ start: -1 })
    expect(uncounted).toMatchObject({ total: 0, result: { length: 50 } })
    expect(uncounted).not.toHaveProperty('next')
    expect(await get({ FILTER: { PHONE_NUMBER: ['1003', '1004'] } })).toMatchObject({ total: 2 })
    expect(await get({ FILTER: { '%PHONE_NUMBER': '105' } })).toMatchObject({ total: 10 })
    expect(await get({ FILTER: { '>PHONE_NUMBER': '1055', '!ID': '60' } })).toMatchObject({ total: 3 })
    expect(await get({ FILTER: { '>=CALL_START_DATE': '2001-01-01T00:00:00+00:00' } })).toMatchObject({ total: 60 })
    expect(await get({ FILTER: [] })).toMatchObject({ total: 60 })
  })
})
