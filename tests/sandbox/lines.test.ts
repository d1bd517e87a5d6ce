// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { CALL, rest, sandboxFor } from './support'

const CALLBACK = 'voximplant.callback.start'
const INFOCALL = 'voximplant.infocall.startwithtext'

describe('voximplant.line.get', () => {
  it('writes names for HTML, and leaves lines of external apps out', async () => {
    const sandbox = await sandboxFor({ seed: { lines: { sip7: 'A & B <"x"> it\'s', sip8: 'Theirs' }, externalLines: ['sip8', 'REST_APP:3'] } })
    expect((await rest(sandbox, 'voximplant.line.get')).json.result).toEqual({ sip7: 'A &amp; B &lt;&quot;x&quot;&gt; it\'s' })
  })
})

describe('voximplant.user.getDefaultLineId', () => {
  it.each<[what: string, own: string | null, portal: string, answer: string]>([
    ['the person\'s own line', 'sip7', 'reg150907', 'sip7'],
    ['the portal\'s, where there is no own', null, 'reg150907', 'reg150907'],
    ['the portal\'s, where the own is gone', 'sip99', 'reg150907', 'reg150907'],
    ['no line at all, where there is neither', null, '', 'LINK_BASE_NUMBER'],
    ['no line at all, where that was chosen', 'LINK_BASE_NUMBER', 'reg150907', 'LINK_BASE_NUMBER'],
    ['an external app', 'REST_APP:3', 'reg150907', 'REST_APP:3']
  ])('answers %s', async (_what, own, portal, answer) => {
    const sandbox = await sandboxFor({ seed: { defaultLine: portal } })
    sandbox.portal.people.manager.defaultLine = own
    expect((await rest(sandbox, 'voximplant.user.getDefaultLineId', {}, 'manager')).json.result).toEqual({ defaultLineId: answer })
  })
})

describe('lines of external apps', () => {
  it.each(['sip7', 'REST_APP:3'])('%s: a callback gives no id, a voice message is refused', async (line) => {
    const sandbox = await sandboxFor({ seed: { externalLines: [line] } })
    const params = { ...CALL, FROM_LINE: line }
    expect((await rest(sandbox, CALLBACK, params)).json.result).toEqual({ RESULT: true, CALL_ID: null })
    expect(await rest(sandbox, INFOCALL, params)).toMatchObject({ status: 400, json: { error: '', error_description: `Could not find config for number ${line}` } })
    sandbox.portal.telephony.finishAll()
    expect(sandbox.portal.statistics).toMatchObject([{ REST_APP_ID: '3', REST_APP_NAME: 'Another app' }])
  })
})

describe('a rented number', () => {
  it('is found for a voice message however it is written, for a callback by its id only', async () => {
    const sandbox = await sandboxFor()
    const params = { ...CALL, FROM_LINE: '+49 30 23125100' }
    expect((await rest(sandbox, INFOCALL, params)).status).toBe(200)
    expect(sandbox.portal.calls).toMatchObject([{ line: '493023125100' }])
    expect((await rest(sandbox, CALLBACK, params)).json).toEqual({ error: '', error_description: 'Could not find line +49 30 23125100' })
  })
})

describe('the month\'s limit of voice messages', () => {
  it('counts those the service has taken, and no callbacks', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    portal.infocalls.perMonth = 2
    portal.faults.add({ method: INFOCALL, fault: { kind: 'controller', error_description: 'Infocall failure', executed: true } })
    expect((await rest(sandbox, INFOCALL, CALL)).status).toBe(400)
    expect((await rest(sandbox, INFOCALL, { ...CALL, TO_NUMBER: '' })).json).toMatchObject({ error_description: 'Phone number is not correct' })
    expect((await rest(sandbox, INFOCALL, CALL)).status).toBe(200)
    expect((await rest(sandbox, INFOCALL, CALL)).status).toBe(200)
    expect(await rest(sandbox, INFOCALL, CALL)).toMatchObject({ status: 400, json: { error: '', error_description: 'Infocall limit for this month is exceeded' } })
    expect((await rest(sandbox, CALLBACK, CALL)).status).toBe(200)
    portal.infocalls.perMonth = null
    expect((await rest(sandbox, INFOCALL, CALL)).status).toBe(200)
  })
})

describe('what goes wrong behind the portal', () => {
  it.each([
    [INFOCALL, 'Infocall failure', true], [INFOCALL, 'Infocall failure', false], [CALLBACK, '', true], [CALLBACK, 'Parse error or connect error from server', false]
  ])('%s: "%s", rings: %s', async (method, error_description, executed) => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    portal.faults.add({ method, fault: { kind: 'controller', error_description, executed } })
    expect(await rest(sandbox, method, CALL)).toMatchObject({ status: 400, json: { error: '', error_description } })
    expect(portal.calls).toHaveLength(executed ? 1 : 0)
    expect(portal.requests).toMatchObject([{ status: 400, outcome: 'answered', executed, error: '', fault: 'controller' }])
    portal.refusals = 'coded'
    portal.faults.add({ method, fault: { kind: 'controller', error_description, executed } })
    expect((await rest(sandbox, method, CALL)).json).toEqual({ error: 'ERROR_CORE', error_description })
  })

  it('comes after the portal\'s own checks, and waits for a call that passes them', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    portal.faults.add({ method: CALLBACK, fault: { kind: 'controller', error_description: '', executed: true } })
    expect((await rest(sandbox, CALLBACK, { ...CALL, TO_NUMBER: 'nobody' })).json).toMatchObject({ error_description: 'Phone number is not correct' })
    expect((await rest(sandbox, CALLBACK, CALL, 'employee')).status).toBe(403)
    expect(portal.requests).toMatchObject([{ fault: null, executed: false }, { fault: null, executed: false }])
    expect(portal.calls).toEqual([])
    expect((await rest(sandbox, CALLBACK, CALL)).json).toEqual({ error: '', error_description: '' })
    expect((await rest(sandbox, CALLBACK, CALL)).status).toBe(200)
  })
})
