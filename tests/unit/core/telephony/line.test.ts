import { describe, expect, it } from 'vitest'
import lineNames from '../../../../sandbox/data/lines.json'
import { canStart, chooseLine, isForeign, lineIdIn, lineKind, toLine } from '@/core/telephony/line'
import type { LineKind } from '@/core/telephony/types'

describe('the kind of a line is told from its id', () => {
  it.each<[id: string, kind: LineKind]>([
    ['reg150907', 'cloud-pbx'],
    ['reg1', 'cloud-pbx'],
    ['sip7', 'office-pbx'],
    ['sip11', 'office-pbx'],
    ['493023125100', 'rented'],
    ['+493023125100', 'rented'],
    ['12345', 'rented'],
    ['1234', 'other'],
    ['sip', 'other'],
    ['reg', 'other'],
    ['SIP7', 'other'],
    ['sip7a', 'other'],
    ['my sip7', 'other'],
    ['REST_APP:5', 'external'],
    ['REST_APP:local.5f.1', 'external'],
    ['rest_app:local.5f.1', 'other'],
    ['my REST_APP:5', 'other'],
    ['линия 5', 'other'],
    ['', 'other']
  ])('%j: %s', (id, kind) => {
    expect(lineKind(id)).toBe(kind)
  })

  it('every line of the sandbox is of a known kind', () => {
    expect(Object.keys(lineNames).map(lineKind)).not.toContain('other')
  })
})

it.each<[kind: LineKind, callback: boolean, infocall: boolean, foreign: boolean]>([
  ['cloud-pbx', true, true, false],
  ['office-pbx', true, true, false],
  ['rented', true, true, false],
  ['external', true, false, true],
  // Nobody knows what it is: the portal decides.
  ['other', true, true, true]
])('a line of kind %s starts callbacks: %s, voice messages: %s; may be another app\'s: %s', (kind, callback, infocall, foreign) => {
  expect([canStart('callback', kind), canStart('infocall', kind), isForeign(kind)]).toEqual([callback, infocall, foreign])
})

it.each([
  ['reg151083', 'reg151083'], [' sip7 ', 'sip7'], ['REST_APP:5', 'REST_APP:5'], ['LINK_BASE_NUMBER', null], [' LINK_BASE_NUMBER\n', null], ['', null], [' ', null]
])('a default line answered as %j is %j', (answer, id) => {
  expect(lineIdIn(answer)).toBe(id)
})

it.each([
  [['sip7', ' Office PBX 1 '], { id: 'sip7', name: 'Office PBX 1', kind: 'office-pbx' }],
  [['reg1', ''], { id: 'reg1', name: '', kind: 'cloud-pbx' }]
] as const)('a line of %j keeps its id, its name trimmed', ([id, name], line) => {
  expect(toLine(id, name)).toEqual(line)
})

it('a line the portal told only the id of has no name', () => {
  expect(toLine('reg1').name).toBe('')
})

describe('the line the form starts with', () => {
  it.each<[rule: string, ids: readonly string[], wishes: readonly (string | null)[], chosen: string | null]>([
    ['the first wish', ['reg1', 'sip7'], ['sip7', 'reg1'], 'sip7'],
    ['the next wish where the first is none', ['reg1', 'sip7'], [null, 'reg1'], 'reg1'],
    ['the next wish where the first is gone', ['reg1', 'sip7'], ['reg9', 'sip7'], 'sip7'],
    ['none of two where no wish exists', ['reg1', 'sip7'], ['reg9', null], null],
    ['the only line', ['reg1'], [], 'reg1'],
    ['the only line whatever was wished', ['reg1'], ['sip7'], 'reg1'],
    ['none where there is no line', [], ['sip7'], null]
  ])('is %s', (_rule, ids, wishes, chosen) => {
    expect(chooseLine(ids.map(id => toLine(id)), wishes)).toBe(chosen)
  })
})
