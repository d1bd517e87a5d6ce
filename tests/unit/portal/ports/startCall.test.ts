// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest'
import { REQUEST } from '../../support/attempts'
import { openPortalPage } from '../../support/frame'
import { CALLBACK, INFOCALL, INFOCALL_SOUND } from '../../support/portalErrors'
import { json, result, stubNetwork, text, torn, lost, TIME, type Answer } from '../../support/wire'
import { createOnceHttp } from '@/portal/sdk/onceHttp'
import { methodOf, startCall } from '@/portal/ports/startCall'
import type { CallRequest } from '@/core/telephony/types'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function start(request: CallRequest = REQUEST) {
  const { frame } = await openPortalPage()
  return await startCall(createOnceHttp(frame, 'shared'), request)
}

describe('one POST says exactly what to call', () => {
  it.each<[what: string, request: CallRequest, method: string, params: object]>([
    ['a callback', REQUEST, CALLBACK, { FROM_LINE: 'reg151083', TO_NUMBER: '+4930901820', TEXT_TO_PRONOUNCE: 'Call from the site' }],
    ['a callback with a voice', { ...REQUEST, voice: 'eurgermanmale' }, CALLBACK,
      { FROM_LINE: 'reg151083', TO_NUMBER: '+4930901820', TEXT_TO_PRONOUNCE: 'Call from the site', VOICE: 'eurgermanmale' }],
    ['a voice message in any script from an office PBX', { type: 'infocall', line: 'sip7', number: '*12 3', text: '您好 🎉\n"<b>"', voice: null }, INFOCALL,
      { FROM_LINE: 'sip7', TO_NUMBER: '*12 3', TEXT_TO_PRONOUNCE: '您好 🎉\n"<b>"' }],
    ['a recording, without text and voice', { ...REQUEST, type: 'infocall', text: '', sound: 'https://files.example/hello.mp3?a=1&b=2', voice: 'eurgermanmale' }, INFOCALL_SOUND,
      { FROM_LINE: 'reg151083', TO_NUMBER: '+4930901820', URL: 'https://files.example/hello.mp3?a=1&b=2' }],
    ['a callback plays no recording', { ...REQUEST, sound: 'https://files.example/hello.mp3' }, CALLBACK,
      { FROM_LINE: 'reg151083', TO_NUMBER: '+4930901820', TEXT_TO_PRONOUNCE: 'Call from the site' }]
  ])('%s', async (_what, request, method, params) => {
    const sent = stubNetwork(result({ RESULT: true, CALL_ID: 'x' }))
    await start(request)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ method: 'POST', body: { ...params, auth: 'token-1' } })
    expect(Object.keys(Object(sent[0]?.body))).toHaveLength(Object.keys(params).length + 1)
    expect(new URL(sent[0]?.url ?? '')).toMatchObject({ origin: 'https://portal.example', pathname: `/rest/${method}` })
  })

  it('each type of call has its own method, and a recording too', () => {
    expect([methodOf({ type: 'callback' }), methodOf({ type: 'infocall' }), methodOf({ type: 'infocall', sound: 'https://files.example/a.mp3' })]).toEqual([CALLBACK, INFOCALL, INFOCALL_SOUND])
  })
})

describe('a call has started', () => {
  it.each<[what: string, answer: unknown, callId: string | null]>([
    ['with its id', { RESULT: true, CALL_ID: 'callback.5f4dcc3b.1700000000' }, 'callback.5f4dcc3b.1700000000'],
    ['on an external app\'s line: id null', { RESULT: true, CALL_ID: null }, null],
    ['on an external app\'s line: no id', { RESULT: true }, null],
    ['with the id false', { RESULT: true, CALL_ID: false }, null],
    ['with an empty id', { RESULT: true, CALL_ID: '' }, null]
  ])('%s', async (_what, answer, callId) => {
    const sent = stubNetwork(result(answer))
    expect(await start()).toEqual({ state: 'started', callId })
    expect(sent).toHaveLength(1)
  })
})

describe('an answer that says neither yes nor no is unclear, and is not asked for again', () => {
  const page = '<html><body><h1>502 Bad Gateway</h1></body></html>'

  it.each<[what: string, answer: Answer, entry: string, status: unknown]>([
    ['broken JSON', text('{"result":{"RESULT":true,"CALL_ID":"callba', 200, 'application/json'), 'unreadableAnswer', expect.any(Number)],
    ['null', json(null), 'unreadableAnswer', expect.any(Number)],
    ['nothing', text('', 200), 'unreadableAnswer', expect.any(Number)],
    ['an HTML page with HTTP 200', text(page), 'unreadableAnswer', expect.any(Number)],
    ['an empty object', json({}), 'unreadableAnswer', expect.any(Number)],
    ['an empty list', json([]), 'unreadableAnswer', expect.any(Number)],
    ['a text', json('ok'), 'unreadableAnswer', expect.any(Number)],
    ['no result', json({ time: TIME }), 'unreadableAnswer', 200],
    ['an empty result', result([]), 'unreadableAnswer', 200],
    ['a result of null', result(null), 'unreadableAnswer', 200],
    ['a result of true', result(true), 'unreadableAnswer', 200],
    ['a result without RESULT', result({ CALL_ID: 'x' }), 'unreadableAnswer', 200],
    ['a RESULT that is false: portals say no in another way', result({ RESULT: false }), 'unreadableAnswer', 200],
    ['an error beside a result', json({ error: 'ERROR_CORE', error_description: 'Phone number is not correct', result: { RESULT: true, CALL_ID: 'x' }, time: TIME }), 'unreadableAnswer', 200],
    ['an empty error beside a result', json({ error: '', error_description: '', result: { RESULT: true, CALL_ID: 'x' }, time: TIME }), 'unreadableAnswer', 200],
    ['an error beside a result, refused by its status', json({ error: 'ACCESS_DENIED', error_description: 'Access denied', result: true }, 403), 'gatewayPage', 403],
    ['an error that is no text', json({ error: { code: 1 } }), 'unreadableAnswer', 200],
    ['an error that is no text beside a result', json({ error: { code: 1, message: 'x' }, result: { RESULT: true }, time: TIME }), 'unreadableAnswer', 200],
    ['an error of null', json({ error: null, error_description: null }), 'unreadableAnswer', 200],
    ['an empty error without a description', json({ error: '' }), 'unreadableAnswer', 200],
    ['an empty error without a description, HTTP 400', json({ error: '' }, 400), 'gatewayPage', 400],
    ['a RESULT that is no boolean', result({ RESULT: 'Y' }), 'unreadableAnswer', 200],
    ['a gateway\'s page, 502', text(page, 502), 'gatewayPage', 502],
    ['a gateway\'s page, 503', text(page, 503), 'gatewayPage', 503],
    ['a gateway\'s page, 504', text(page, 504), 'gatewayPage', 504],
    ['nothing with HTTP 500', text('', 500), 'gatewayPage', 500],
    ['a page with HTTP 404', text(page, 404), 'gatewayPage', 404],
    ['JSON of somebody else with HTTP 500', json({ message: 'Internal error' }, 500), 'gatewayPage', 500],
    ['a connection lost in the middle of the answer', torn, 'connectionLost', 0],
    ['a lost connection', lost, 'connectionLost', 0]
  ])('%s', async (_what, answer, entry, status) => {
    const sent = stubNetwork(answer)
    expect(await start()).toMatchObject({
      state: 'unclear', failure: { kind: 'unclear', entry, field: null, line: null, details: { method: CALLBACK, status } }
    })
    expect(sent).toHaveLength(1)
  })

  it('support can find it: the request\'s id is the one in the portal\'s log, and no token is told', async () => {
    const sent = stubNetwork(lost)
    const outcome = await start()
    const requestId = new URL(sent[0]?.url ?? '').searchParams.get('bx24_request_id')
    expect(requestId).toBeTruthy()
    expect(outcome).toHaveProperty('failure.details.requestId', requestId)
    expect(JSON.stringify(outcome)).not.toContain('token-1')
  })
})
