import { describe, expect, it } from 'vitest'
import { CALLBACK, CALL_METHODS, INFOCALL, INFOCALL_SOUND, PORTAL_ERRORS } from '../../support/portalErrors'
import { portalFailure } from '@/portal/errors/portalErrors'
import type { FailureId } from '@/core/failure/catalogue'
import type { FailureDetails } from '@/core/failure/failure'

const AT = 1_700_000_000_000
const details = (method: string, code: string, status = 400): FailureDetails => ({ code, method, status, at: AT, requestId: 'r1' })
/** Exceptions without a code arrive in either form. */
const FORMS = ['', 'ERROR_CORE']
const core = (method: string, description: string, code = 'ERROR_CORE') => portalFailure(details(method, code), description)

/** Answers after which nobody knows what happened; all others are refusals. */
const UNCLEAR: readonly FailureId[] = ['serverFault', 'unexpectedAnswer', 'telephonyFault']
const FIELDS: Partial<Record<FailureId, string>> = {
  lineUnknown: 'line', lineNotConfigured: 'line', serviceLine: 'line', linesNotAllowed: 'line', numberRejected: 'number'
}
/** Seconds until the next try. */
const WAITS: Partial<Record<FailureId, number>> = { rateLimit: 10, timeLimit: 120 }

const IN_EVERY_FORM = PORTAL_ERRORS.flatMap(one => one.error === 'ERROR_CORE' ? FORMS.map(error => ({ ...one, error })) : [one])

describe('every documented portal error has its entry', () => {
  it.each(IN_EVERY_FORM)('$method, $status $error "$description": $entry', ({ method, status, error, description, entry }) => {
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

  it.each(IN_EVERY_FORM)('$method, "$error" "$description" is recognised in any case and with whatever ends a sentence', ({ method, status, error, description, entry }) => {
    expect(portalFailure(details(method, error.toUpperCase(), status), `${description.toUpperCase()}..`).entry).toBe(entry)
    expect(portalFailure(details(method, error.toLowerCase(), status), `${description.toLowerCase()}. `).entry).toBe(entry)
    expect(portalFailure(details(method, error, status), `  ${description.replace(/[.!]$/, '')}!;`).entry).toBe(entry)
  })
})

it.each([
  [CALLBACK, 3],
  [INFOCALL, 5],
  [INFOCALL_SOUND, 5]
])('the errors without a code of %s are told apart: %i', (method, count) => {
  for (const form of FORMS) {
    const entries = PORTAL_ERRORS.filter(one => one.method === method && one.error === 'ERROR_CORE').map(one => core(method, one.description, form).entry)
    expect(new Set(entries).size).toBe(count)
    expect(entries).not.toContain('unknownRefusal')
  }
})

describe('the line an answer names is kept whatever it is', () => {
  const messages: [method: string, message: string, entry: FailureId][] = [
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
  it.each<[method: string, code: string, description: string, entry: FailureId]>([
    ['placement.bind', 'ERROR_PLACEMENT_MAX_COUNT', 'Placement max count: 1', 'placementTaken'],
    ['placement.bind', 'ERROR_CORE', 'Unable to set placement handler: Handler already binded', 'placementTaken'],
    ['placement.bind', 'ERROR_CORE', 'Something new', 'unknownRefusal'],
    ['placement.bind', '', 'Unable to set placement handler: Handler already binded.', 'placementTaken'],
    ['placement.bind', '', 'Access denied!', 'placementsNotAllowed'],
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

describe('several errors in one description', () => {
  it.each<[description: string, entry: FailureId, line: string | null]>([
    ['Could not find config for number reg1; Phone number is not correct', 'lineNotConfigured', 'reg1'],
    ['Phone number is not correct; Could not find config for number reg1.', 'numberRejected', null],
    ['Phone number is not correct; Infocall failure', 'telephonyFault', null],
    ['Infocall failure; Phone number is not correct', 'telephonyFault', null]
  ])('%s: %s', (description, entry, line) => {
    expect(core(INFOCALL, description, '')).toMatchObject({ entry, line })
  })
})

describe('a refusal that is none: the portal may have asked its telephony service for the call', () => {
  const DOUBTFUL = [
    'Infocall failure', '', ' ', 'Parse error or connect error from server', 'Something new', 'Access denied', 'Access denied!',
    'Phone number is not correct for this carrier', 'The infocall limit for this month is exceeded at the carrier', 'Something; Phone number is not correct',
    'Error: could not find line 5'
  ]
  const cases = CALL_METHODS.flatMap(method => FORMS.flatMap(form => DOUBTFUL.map(description => ({ method, form, description }))))
  it.each(cases)('$method, "$form" "$description"', ({ method, form, description }) => {
    expect(core(method, description, form)).toMatchObject({ kind: 'unclear', entry: 'telephonyFault', field: null, line: null, retryAt: null })
  })

  it.each(['Making infocall using LINK_BASE_NUMBER is not allowed', 'Infocall limit for this month is exceeded', 'Handler already binded'])('a callback: %s', (description) => {
    expect(core(CALLBACK, description, '').entry).toBe('telephonyFault')
  })

  it.each(CALL_METHODS)('an unknown code of %s as well', (method) => {
    for (const status of [200, 400, 409, 423]) expect(portalFailure(details(method, 'ERROR_NEW', status), 'New')).toMatchObject({ kind: 'unclear', entry: 'telephonyFault' })
  })
})

describe('what nobody has documented', () => {
  it.each([401, 402, 403, 404, 405, 429])('a call is refused by REST itself with HTTP %i', (status) => {
    expect(portalFailure(details(CALLBACK, 'ERROR_NEW', status), 'New')).toMatchObject({ kind: 'refused', entry: 'unknownRefusal', field: null, line: null })
  })

  it('a missing right is one whatever its form', () => {
    expect(portalFailure(details(CALLBACK, '', 403), 'Access denied!').entry).toBe('callsNotAllowed')
    expect(portalFailure(details('crm.timeline.comment.add', '', 400), 'Access denied.').entry).toBe('noteNotAllowed')
    expect(portalFailure(details('voximplant.line.get', '', 400), 'Access denied!').entry).toBe('linesNotAllowed')
    expect(portalFailure(details('crm.timeline.comment.list', 'ERROR_CORE', 400), 'Access denied.').entry).toBe('accessDenied')
  })

  it.each(['ERROR_NEW', '', 'ERROR_CORE'])('"%s" of another method with HTTP 400 is a refusal', (code) => {
    expect(portalFailure(details('crm.item.get', code), 'Something new')).toMatchObject({ kind: 'refused', entry: 'unknownRefusal' })
    expect(portalFailure(details('crm.item.get', code), '')).toMatchObject({ kind: 'refused', entry: 'unknownRefusal' })
  })

  it.each([500, 502, 503, 504])('with HTTP %i leaves open what happened', (status) => {
    for (const code of ['ERROR_NEW', ...FORMS]) {
      expect(portalFailure(details(CALLBACK, code, status), 'New')).toMatchObject({ kind: 'unclear', entry: 'unknownFault', field: null, line: null })
    }
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
