import { describe, expect, it } from 'vitest'
import { administratorsAnswer, managersAnswer } from '../../support/firstAnswer'
import { toFirstData } from '@/portal/ports/firstAnswer'
import { PortalError } from '@/core/failure/failure'
import { toLine } from '@/core/telephony/line'
import { writePublished } from '@/core/options/publishedLines'

const sip7 = { id: 'sip7', name: '', kind: 'office-pbx' }
const MISSING = { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' }
const LIMIT = { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' }

it('an administrator\'s answer tells the user, all lines, both defaults and the voices', () => {
  expect(toFirstData(administratorsAnswer())).toEqual({
    user: { id: '1', name: 'Anna Schmidt', isAdmin: true },
    lines: {
      state: 'listed',
      lines: [
        { id: 'reg151083', name: 'Cloud PBX (9)', kind: 'cloud-pbx' },
        { id: 'sip7', name: 'Office PBX 1', kind: 'office-pbx' },
        { id: '493023125100', name: '', kind: 'rented' }
      ],
      portalDefault: 'reg151083',
      userDefault: 'sip7'
    },
    voices: {
      state: 'listed',
      voices: [
        { id: 'eurgermanfemale', name: 'German (Female) (Default)', language: 'de', gender: 'female' },
        { id: 'ruinternalmale', name: 'Russian (Male)', language: 'ru', gender: 'male' }
      ]
    },
    shared: { settings: { state: 'none' }, published: null },
    own: { choices: null, settings: { state: 'none' }, roaming: undefined },
    whole: true
  })
})

describe('names of lines come prepared for a page', () => {
  const nameOf = (name: string) => {
    const { lines } = toFirstData(administratorsAnswer({ lines: { reg1: name } }))
    return lines.state === 'listed' ? lines.lines[0]?.name : lines.state
  }

  it.each([
    ['A &amp; B', 'A & B'],
    ['&quot;Sales&quot; &lt;Berlin&gt;', '"Sales" <Berlin>'],
    ['O&#039;Neill', 'O\'Neill'],
    ['&amp;amp;', '&amp;'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['R&D, &copy; &#8364; &nbsp;', 'R&D, &copy; &#8364; &nbsp;'],
    ['<img src=x>', '<img src=x>']
  ])('%s is %s', (answered, name) => {
    expect(nameOf(answered)).toBe(name)
  })

  it('is the same when the answer comes back from storage', () => {
    const answer = administratorsAnswer({ lines: { reg1: '&amp;amp;' } })
    expect(toFirstData(JSON.parse(JSON.stringify(answer)))).toEqual(toFirstData(answer))
  })

  it('names of voices and people do not', () => {
    const data = toFirstData(administratorsAnswer({ voices: { newmale: 'A &amp; B' }, profile: { ID: '1', NAME: 'A &amp; B' } }))
    expect([data.user.name, data.voices]).toEqual(['A &amp; B', { state: 'listed', voices: [expect.objectContaining({ name: 'A &amp; B' })] }])
  })
})

describe('a default line that is none', () => {
  it('leaves a user without rights no line to call from', () => {
    expect(toFirstData(managersAnswer({ userDefault: { defaultLineId: 'LINK_BASE_NUMBER' } })).lines).toEqual({ state: 'own', line: null })
  })

  it('is no default of those who may list the lines, nor of the portal', () => {
    const answer = administratorsAnswer({ portalDefault: 'LINK_BASE_NUMBER', userDefault: { defaultLineId: 'LINK_BASE_NUMBER' } })
    expect(toFirstData(answer).lines).toMatchObject({ state: 'listed', portalDefault: null, userDefault: null })
  })

  it('but another app\'s line is one, of its kind', () => {
    expect(toFirstData(managersAnswer({ userDefault: { defaultLineId: 'REST_APP:5' } })).lines).toEqual({
      state: 'own', line: { id: 'REST_APP:5', name: '', kind: 'external' }
    })
  })
})

describe('a manager, who may not list the lines', () => {
  it('uses the own default line: no error', () => {
    expect(toFirstData(managersAnswer())).toMatchObject({
      user: { id: '7', name: 'Max Kraus', isAdmin: false }, lines: { state: 'own', line: sip7 }, voices: { state: 'listed' }
    })
  })

  it.each<[what: string, userDefault: unknown]>([
    ['null', { defaultLineId: null }],
    ['empty', { defaultLineId: '' }],
    ['false', { defaultLineId: false }],
    ['absent', {}],
    ['PHP\'s empty map', []],
    ['null altogether', null],
    ['unreadable', 'sip7']
  ])('without a default line (%s) has none', (_what, userDefault) => {
    expect(toFirstData(managersAnswer({ userDefault })).lines).toEqual({ state: 'own', line: null })
  })

  it('on an older portal without the user\'s default line has none', () => {
    expect(toFirstData(managersAnswer({ userDefault: undefined }, { userDefault: MISSING })).lines).toEqual({ state: 'own', line: null })
  })

  it('whose default line is a number of digits only has it as an id', () => {
    expect(toFirstData(managersAnswer({ userDefault: { defaultLineId: 493023125100 } })).lines).toEqual({
      state: 'own', line: { id: '493023125100', name: '', kind: 'rented' }
    })
  })
})

describe('published lines', () => {
  const published = writePublished({ lines: [toLine('reg1', 'Sales'), toLine('sip7', 'Office')], portalDefault: 'reg1' })

  it('serve a manager, whose own default line is still preferred', () => {
    expect(toFirstData(managersAnswer({ appOptions: { lines: published } })).lines).toEqual({
      state: 'published',
      lines: [{ id: 'reg1', name: 'Sales', kind: 'cloud-pbx' }, { id: 'sip7', name: 'Office', kind: 'office-pbx' }],
      portalDefault: 'reg1',
      userDefault: 'sip7'
    })
  })

  it('serve where the lines could not be read for another reason', () => {
    expect(toFirstData(managersAnswer({ appOptions: { lines: published } }, { lines: LIMIT })).lines).toMatchObject({ state: 'published' })
  })

  it('do not count for those who may list the lines', () => {
    const { lines, shared } = toFirstData(administratorsAnswer({ appOptions: { lines: published } }))
    expect(lines).toMatchObject({ state: 'listed', portalDefault: 'reg151083' })
    expect(shared?.published?.lines).toHaveLength(2)
  })

  it.each<[what: string, appOptions: unknown]>([
    ['damaged', { lines: '{"v":1,"lines":[["reg1"' }],
    ['of another version', { lines: '{"v":2,"lines":[["reg1","x"]],"portalDefault":null}' }],
    ['of another shape', { lines: { v: 1, lines: [], portalDefault: null } }],
    ['empty', { lines: '{"v":1,"lines":[],"portalDefault":null}' }],
    ['absent', {}],
    ['absent with all options, as PHP writes that', []]
  ])('that are %s leave the own default line', (_what, appOptions) => {
    expect(toFirstData(managersAnswer({ appOptions })).lines).toMatchObject({ state: 'own', line: sip7 })
  })

  it.each<[what: string, results: Record<string, unknown>, errors: Record<string, unknown>, entry: string]>([
    ['refused', {}, { appOptions: LIMIT }, 'rateLimit'],
    ['unreadable', { appOptions: 'x' }, {}, 'unreadableAnswer']
  ])('that are in options that were %s may be there all the same: nobody knows, and the own default line is the last resort', (_what, results, errors, entry) => {
    expect(toFirstData(managersAnswer(results, errors)).lines).toMatchObject({ state: 'failed', failure: { entry }, line: sip7 })
  })
})

it('options that could not be read are not the same as none', () => {
  expect(toFirstData(administratorsAnswer({}, { appOptions: LIMIT, userOptions: LIMIT }))).toMatchObject({
    shared: null, own: null, whole: false, lines: { state: 'listed' }
  })
  expect(toFirstData(administratorsAnswer())).toMatchObject({
    shared: { settings: { state: 'none' }, published: null }, own: { choices: null }, whole: true
  })
})

describe('the lines', () => {
  it('are none where PHP answers an empty list', () => {
    expect(toFirstData(administratorsAnswer({ lines: [], portalDefault: '', userDefault: [] })).lines).toEqual({
      state: 'listed', lines: [], portalDefault: null, userDefault: null
    })
  })

  it.each<[what: string, value: unknown, expected: string | null]>([
    ['an id', 'reg1', 'reg1'], ['digits', 74951234567, '74951234567'], ['empty', '', null], ['null', null, null], ['false', false, null],
    ['PHP\'s empty map', [], null], ['absent', undefined, null], ['unreadable', { id: 'reg1' }, null]
  ])('have a portal default that is %s', (_what, portalDefault, expected) => {
    expect(toFirstData(administratorsAnswer({ portalDefault })).lines).toMatchObject({ state: 'listed', portalDefault: expected })
  })

  it.each<[what: string, userDefault: unknown, expected: string | null]>([
    ['an id', { defaultLineId: 'sip7' }, 'sip7'], ['empty', { defaultLineId: '' }, null], ['false', { defaultLineId: false }, null], ['PHP\'s empty map', [], null]
  ])('have a default of the user that is %s', (_what, userDefault, expected) => {
    expect(toFirstData(administratorsAnswer({ userDefault })).lines).toMatchObject({ state: 'listed', userDefault: expected })
  })

  it('are listed without the defaults where only those cannot be read', () => {
    const answer = administratorsAnswer({ portalDefault: undefined, userDefault: undefined }, { portalDefault: LIMIT, userDefault: MISSING })
    expect(toFirstData(answer).lines).toMatchObject({ state: 'listed', portalDefault: null, userDefault: null })
  })

  it.each<[what: string, lines: unknown, error: unknown, entry: string]>([
    ['too many requests', undefined, LIMIT, 'rateLimit'],
    ['a server fault', undefined, { error: 'INTERNAL_SERVER_ERROR', error_description: '' }, 'serverFault'],
    ['a plan without REST', undefined, { error: 'ACCESS_DENIED', error_description: 'REST API is available only on commercial plans' }, 'planWithoutRest'],
    ['a missing method', undefined, MISSING, 'methodMissing'],
    ['an unreadable error', undefined, 'oops', 'unreadableAnswer'],
    ['no answer to the command', undefined, undefined, 'unreadableAnswer'],
    ['garbage', 'oops', undefined, 'unreadableAnswer'],
    ['a list that is not empty', [{ id: 'reg1' }], undefined, 'unreadableAnswer'],
    ['names that are none', { reg1: { name: 'x' } }, undefined, 'unreadableAnswer']
  ])('that fail for %s: the failure is told, unless the own default line serves', (_what, lines, error, entry) => {
    const errors = error === undefined ? {} : { lines: error }
    expect(toFirstData(administratorsAnswer({ lines, userDefault: [] }, errors)).lines).toMatchObject({
      state: 'failed', failure: { entry, details: { method: 'voximplant.line.get' } }
    })
    expect(toFirstData(administratorsAnswer({ lines }, errors)).lines).toEqual({ state: 'own', line: sip7 })
  })
})

describe('the voices', () => {
  it('are none where PHP answers an empty list', () => {
    expect(toFirstData(administratorsAnswer({ voices: [] })).voices).toEqual({ state: 'listed', voices: [] })
  })

  it.each<[what: string, voices: unknown, errors: Record<string, unknown>, entry: string]>([
    ['a refusal', undefined, { voices: LIMIT }, 'rateLimit'],
    ['garbage', [{ id: 1 }], {}, 'unreadableAnswer'],
    ['nothing', undefined, {}, 'unreadableAnswer']
  ])('that fail for %s keep nobody from calling', (_what, voices, errors, entry) => {
    const data = toFirstData(administratorsAnswer({ voices }, errors))
    expect(data.voices).toMatchObject({ state: 'failed', failure: { entry, details: { method: 'voximplant.tts.voices.get' } } })
    expect(data.lines.state).toBe('listed')
  })
})

describe('the user', () => {
  it.each<[what: string, profile: unknown, user: object]>([
    ['an id that is a number', { ID: 5, ADMIN: false, NAME: 'Li', LAST_NAME: 'Wei' }, { id: '5', name: 'Li Wei', isAdmin: false }],
    ['no rights told', { ID: '5', NAME: 'Li', LAST_NAME: 'Wei' }, { id: '5', name: 'Li Wei', isAdmin: false }],
    ['a first name only', { ID: '5', NAME: 'Li', LAST_NAME: '' }, { id: '5', name: 'Li', isAdmin: false }],
    ['a last name only', { ID: '5', NAME: null, LAST_NAME: 'Wei' }, { id: '5', name: 'Wei', isAdmin: false }],
    ['no name', { ID: '5' }, { id: '5', name: '', isAdmin: false }]
  ])('with %s', (_what, profile, user) => {
    expect(toFirstData(administratorsAnswer({ profile })).user).toEqual(user)
  })
})

describe('without a user there is no start', () => {
  const entryOf = (answer: unknown) => {
    try {
      toFirstData(answer)
      return 'no failure'
    } catch (error) {
      return error instanceof PortalError ? `${error.failure.entry} of ${error.failure.details.method}` : 'another error'
    }
  }

  it.each<[what: string, answer: unknown, entry: string]>([
    ['a profile refused', administratorsAnswer({ profile: undefined }, { profile: { error: 'insufficient_scope', error_description: '' } }), 'scopeMissing'],
    ['a profile without an id', administratorsAnswer({ profile: { ADMIN: true } }), 'unreadableAnswer'],
    ['a profile with an empty id', administratorsAnswer({ profile: { ID: '' } }), 'unreadableAnswer'],
    ['no profile', administratorsAnswer({ profile: undefined }), 'unreadableAnswer'],
    ['PHP\'s empty lists everywhere', { result: [], result_error: [] }, 'unreadableAnswer'],
    ['everything refused', { result: [], result_error: { profile: LIMIT, lines: LIMIT } }, 'rateLimit'],
    ['null', null, 'unreadableAnswer'],
    ['a text', 'x', 'unreadableAnswer'],
    ['a list', [], 'unreadableAnswer'],
    ['a number', 5, 'unreadableAnswer'],
    ['half an answer', { result_error: {} }, 'unreadableAnswer']
  ])('%s', (_what, answer, entry) => {
    expect(entryOf(answer)).toBe(`${entry} of profile`)
  })
})

it('PHP\'s empty list of errors is no error', () => {
  expect(toFirstData({ ...administratorsAnswer(), result_error: [] }).user.id).toBe('1')
})

it('an answer understood once is understood when it comes back from storage', () => {
  const answer = managersAnswer()
  expect(toFirstData(JSON.parse(JSON.stringify(answer)))).toEqual(toFirstData(answer))
})
