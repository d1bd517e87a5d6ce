import { AjaxError, SdkError } from '@bitrix24/b24jssdk'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CALLBACK } from '../../support/portalErrors'
import { answerFailure, toFailure } from '@/portal/errors/failures'

const NOW = Date.UTC(2026, 0, 15, 12)

beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW)
})

const thrown = (code: string, status: number, originalError?: unknown) => new AjaxError({
  code, status, description: 'Raw words', originalError, requestInfo: { method: CALLBACK, params: { auth: 'token-1' }, requestId: 'r1' }
})
const answered = (status: number, data: unknown) => ({ response: { status, data } })

describe('what the SDK throws without an answer of the portal', () => {
  it.each([
    ['a lost connection', thrown('NETWORK_ERROR', 0), 'connectionLost', 'NETWORK_ERROR', 0],
    ['a time-out', thrown('REQUEST_TIMEOUT', 408), 'timeout', 'REQUEST_TIMEOUT', 0],
    ['a fault of the SDK', thrown('JSSDK_UNKNOWN_ERROR', 0, new TypeError('x')), 'unreadableAnswer', 'JSSDK_UNKNOWN_ERROR', 0]
  ])('%s is unclear', (_what, error, entry, code, status) => {
    expect(toFailure(error, CALLBACK)).toEqual({
      kind: 'unclear', entry, field: null, line: null, retryAt: null, details: { code, method: CALLBACK, status, at: NOW, requestId: 'r1' }
    })
  })

  it.each([['an error', new Error('x')], ['a text', 'x'], ['nothing', undefined], ['null', null]])('%s of the app itself is unclear', (_what, error) => {
    expect(toFailure(error, CALLBACK)).toEqual({
      kind: 'unclear', entry: 'unreadableAnswer', field: null, line: null, retryAt: null,
      details: { code: 'APP_ERROR', method: CALLBACK, status: 0, at: NOW, requestId: null }
    })
  })
})

describe('a token the parent page does not renew', () => {
  const fault = (code: string) => new SdkError({ code, status: 0, description: 'no answer' })

  describe.each(['JSSDK_FRAME_REFRESH_AUTH_TIMEOUT', 'JSSDK_FRAME_BAD_PAYLOAD'])('%s', (code) => {
    it.each([
      ['as the SDK throws it', fault(code)],
      ['wrapped by the request', thrown('JSSDK_UNKNOWN_ERROR', 0, fault(code))]
    ])('is a refusal: nothing was done (%s)', (_what, error) => {
      expect(toFailure(error, CALLBACK)).toMatchObject({ kind: 'refused', entry: 'sessionNotRenewed', details: { code, method: CALLBACK } })
    })
  })
})

describe('what the SDK throws with an answer of the portal', () => {
  it('is judged by the answer itself: the whole description, the true status', () => {
    const answer = answered(400, { error: 'ERROR_CORE', error_description: 'Could not find line reg1' })
    expect(toFailure(thrown('SOMETHING', 0, answer), CALLBACK)).toMatchObject({
      kind: 'refused', entry: 'lineUnknown', line: 'reg1', details: { code: 'ERROR_CORE', status: 400, requestId: 'r1' }
    })
  })

  it.each([
    ['a page', 502, '<html>'],
    ['nothing', 503, ''],
    ['undefined', 504, undefined],
    ['null', 500, null],
    ['JSON without an error', 500, { message: 'x' }],
    ['an empty error', 500, { error: '' }],
    ['an error that is no code', 500, { error: { code: 'X' } }]
  ])('%s with HTTP %i is no answer of the portal: unclear', (_what, status, data) => {
    expect(toFailure(thrown('ERR_BAD_RESPONSE', status, answered(status, data)), CALLBACK)).toMatchObject({
      kind: 'unclear', entry: 'gatewayPage', details: { status }
    })
  })

  it('when the method is free again is handed on', () => {
    const limited = thrown('X', 429, answered(429, { error: 'OPERATION_TIME_LIMIT' }))
    expect(toFailure(limited, CALLBACK, NOW + 5_000).retryAt).toBe(NOW + 5_000)
  })

  it('neither the token nor the portal\'s words get into the failure', () => {
    const failure = JSON.stringify(toFailure(thrown('X', 400, answered(400, { error: 'X', error_description: 'Raw words' })), CALLBACK))
    expect(failure).not.toMatch(/token-1|Raw words/)
  })
})

describe('an answer\'s body', () => {
  const details = { code: 'UNREADABLE', method: CALLBACK, status: 200, at: NOW, requestId: null }

  it('that is a portal error brings its own code', () => {
    expect(answerFailure({ error: 'ACCESS_DENIED', error_description: 'Access denied' }, details)).toMatchObject({
      entry: 'callsNotAllowed', details: { code: 'ACCESS_DENIED', status: 200 }
    })
  })

  it('that is a portal error without a description is one all the same', () => {
    expect(answerFailure({ error: 'OVERLOAD_LIMIT' }, { ...details, status: 503 }).entry).toBe('overload')
  })

  it.each([
    [200, 'unreadableAnswer'], [204, 'unreadableAnswer'], [299, 'unreadableAnswer'],
    [300, 'gatewayPage'], [199, 'gatewayPage'], [404, 'gatewayPage'], [502, 'gatewayPage']
  ])('that is something else with HTTP %i: %s', (status, entry) => {
    expect(answerFailure('<html>', { ...details, status })).toMatchObject({ kind: 'unclear', entry, details: { code: 'UNREADABLE', status } })
  })
})
