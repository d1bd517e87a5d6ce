import { describe, expect, it } from 'vitest'
import { CALLBACK, CALL_METHODS, INFOCALL, PORTAL_ERRORS } from '../support/portalErrors'
import { CATALOGUE, failureOf, isEntryId, portalFailure, type EntryId } from '@/telephony/catalogue'
import type { FailureDetails } from '@/telephony/failure'

const AT = 1_700_000_000_000
const details = (method: string, code: string, status = 400): FailureDetails => ({ code, method, status, at: AT, requestId: 'r1' })
const core = (method: string, description: string) => portalFailure(details(method, 'ERROR_CORE'), description)

/** Answers after which nobody knows what happened; all others are refusals. */
const UNCLEAR: readonly EntryId[] = ['serverFault', 'unexpectedAnswer']
const FIELDS: Partial<Record<EntryId, string>> = {
  lineUnknown: 'line', lineNotConfigured: 'line', serviceLine: 'line', linesNotAllowed: 'line', numberRejected: 'number'
}
/** Seconds until the next try. */
const WAITS: Partial<Record<EntryId, number>> = { rateLimit: 10, timeLimit: 120 }

describe('every documented portal error has its entry', () => {
  it.each(PORTAL_ERRORS)('$method, $status $error "$description": $entry', ({ method, status, error, description, entry }) => {
    if (!entry) throw new Error('a documented error without a decision')
    const wait = WAITS[entry]
    expect(portalFailure(details(method, error, status), description.replace('{line}', 'reg151083'))).toEqual({
      kind: UNCLEAR.includes(entry) ? 'unclear' : 'refused',
      entry,
      field: FIELDS[entry] ?? null,
      line: description.includes('{line}') ? 'reg151083' : null,
      retryAt: wait ? AT + wait * 1000 : null,
      details: { code: error, method, status, at: AT, requestId: 'r1' }
    })
  })

  it.each(PORTAL_ERRORS)('$method, $error "$description" is recognised in any case and with dots at the end', ({ method, status, error, description, entry }) => {
    expect(portalFailure(details(method, error.toUpperCase(), status), `${description.toUpperCase()}..`).entry).toBe(entry)
    expect(portalFailure(details(method, error.toLowerCase(), status), `${description.toLowerCase()}. `).entry).toBe(entry)
  })
})

it.each([
  [CALLBACK, 3],
  [INFOCALL, 5]
])('the ERROR_COREs of %s are told apart: %i', (method, count) => {
  const entries = PORTAL_ERRORS.filter(one => one.method === method && one.error === 'ERROR_CORE').map(one => core(method, one.description).entry)
  expect(new Set(entries).size).toBe(count)
  expect(entries).not.toContain('unknownRefusal')
})

describe('the line an answer names is kept whatever it is', () => {
  const messages: [method: string, message: string, entry: EntryId][] = [
    [CALLBACK, 'Could not find line ', 'lineUnknown'],
    [CALLBACK, 'Could not find config for number ', 'lineNotConfigured'],
    [INFOCALL, 'Could not find config for number ', 'lineNotConfigured']
  ]
  const lines = [
    'reg151083', 'sip7', '493023125100', '+49 30 23125100', 'my line', 'Büro Köln', 'линия №5', '线路一', '🎉', 'a\nb', '(.*)$1', '{line}', '""', '0',
    'Phone number is not correct', 'Could not find line', 'Could not find line 5', 'Could not find config for number 5', 'Infocall failure'
  ]

  it.each(messages.flatMap(([method, message, entry]) => lines.map(line => ({ method, message, entry, line }))))(
    '$method, $message: $line', ({ method, message, entry, line }) => {
      expect(core(method, `${message}${line}`)).toMatchObject({ entry, line })
    }
  )

  it.each(messages)('%s, "%s" without any line', (method, message, entry) => {
    expect(core(method, message)).toMatchObject({ entry, line: null })
    expect(core(method, message.trim())).toMatchObject({ entry, line: null })
  })
})

describe('errors of binding the app to the portal', () => {
  it.each<[method: string, code: string, description: string, entry: EntryId]>([
    ['placement.bind', 'ERROR_PLACEMENT_MAX_COUNT', 'Placement max count: 1', 'placementTaken'],
    ['placement.bind', 'ERROR_CORE', 'Unable to set placement handler: Handler already binded', 'placementTaken'],
    ['placement.bind', 'ERROR_CORE', 'Something new', 'unknownRefusal'],
    [CALLBACK, 'ERROR_CORE', 'Handler already binded', 'unknownRefusal'],
    ['placement.bind', 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found', 'placementUnknown'],
    ['placement.bind', 'ERROR_EVENT_HANDLER_URL_MATCH', 'Handler URL host doesn\'t match application url', 'handlerRefused'],
    ['placement.bind', 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL', 'handlerRefused'],
    ['placement.bind', 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol', 'handlerRefused'],
    ['placement.bind', 'ACCESS_DENIED', 'Access denied!', 'placementsNotAllowed'],
    ['placement.unbind', 'ACCESS_DENIED', 'Access denied!', 'placementsNotAllowed'],
    ['placement.get', 'ACCESS_DENIED', 'Access denied!', 'placementsNotAllowed'],
    ['placement.get', 'ACCESS_DENIED', 'REST API is available only on commercial plans', 'planWithoutRest']
  ])('%s, %s "%s": %s', (method, code, description, entry) => {
    expect(portalFailure(details(method, code), description)).toMatchObject({ kind: 'refused', entry })
  })
})

describe('what nobody has documented', () => {
  it.each([400, 401, 403, 404, 409, 423, 429, 200])('with HTTP %i is a refusal', (status) => {
    expect(portalFailure(details(CALLBACK, 'ERROR_NEW', status), 'New')).toMatchObject({ kind: 'refused', entry: 'unknownRefusal', field: null, line: null })
  })

  it.each([500, 502, 503, 504])('with HTTP %i leaves open what happened', (status) => {
    expect(portalFailure(details(CALLBACK, 'ERROR_NEW', status), 'New')).toMatchObject({ kind: 'unclear', entry: 'unknownFault', field: null, line: null })
  })

  it.each(CALL_METHODS)('an ERROR_CORE of %s with another description is a refusal, with HTTP 500 unclear', (method) => {
    expect(core(method, 'Something new')).toMatchObject({ kind: 'refused', entry: 'unknownRefusal' })
    expect(core(method, '')).toMatchObject({ kind: 'refused', entry: 'unknownRefusal' })
    expect(portalFailure(details(method, 'ERROR_CORE', 500), 'Something new')).toMatchObject({ kind: 'unclear', entry: 'unknownFault' })
  })

  it('the voice message\'s own errors mean nothing for a callback', () => {
    expect(core(CALLBACK, 'Infocall failure').entry).toBe('unknownRefusal')
  })

  it('ACCESS_DENIED of another method is no matter of telephony', () => {
    expect(portalFailure(details('crm.item.get', 'ACCESS_DENIED', 403), 'Access denied').entry).toBe('accessDenied')
  })
})

describe('when the next try makes sense', () => {
  const limited = (code: string, retryAt: number | null) => portalFailure(details(CALLBACK, code, 503), '', retryAt).retryAt

  it.each([
    ['OPERATION_TIME_LIMIT', AT + 300_000, AT + 300_000],
    ['OPERATION_TIME_LIMIT', null, AT + 120_000],
    ['OPERATION_TIME_LIMIT', AT - 1, AT + 120_000],
    ['QUERY_LIMIT_EXCEEDED', AT + 300_000, AT + 10_000],
    ['OVERLOAD_LIMIT', AT + 300_000, null],
    ['ERROR_CORE', AT + 300_000, null]
  ])('after %s with the method free again at %s: %s', (code, known, expected) => {
    expect(limited(code, known)).toBe(expected)
  })
})

describe('a failure of the app itself', () => {
  it('has its entry\'s kind and field, and no line or waiting time of its own', () => {
    expect(failureOf('offline', details(CALLBACK, 'OFFLINE', 0))).toEqual({
      kind: 'refused', entry: 'offline', field: null, line: null, retryAt: null, details: details(CALLBACK, 'OFFLINE', 0)
    })
  })

  it.each<EntryId>(['connectionLost', 'timeout', 'gatewayPage', 'unreadableAnswer', 'interrupted', 'unknownFault'])('%s leaves open what happened', (entry) => {
    expect(failureOf(entry, details(CALLBACK, 'X')).kind).toBe('unclear')
  })

  it.each<EntryId>(['offline', 'otherTab', 'sessionNotRenewed', 'resultFalse'])('%s means that nothing happened', (entry) => {
    expect(failureOf(entry, details(CALLBACK, 'X')).kind).toBe('refused')
  })
})

describe('stored failures of other versions', () => {
  it.each(Object.keys(CATALOGUE))('%s is known', (id) => {
    expect(isEntryId(id)).toBe(true)
  })

  it.each(['', 'lineGone', 'constructor', 'toString', '__proto__'])('%j is not', (id) => {
    expect(isEntryId(id)).toBe(false)
  })
})
