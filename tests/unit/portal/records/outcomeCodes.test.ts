import { describe, expect, it } from 'vitest'
import { CALL_CODES } from '../../../../sandbox/portal/statistics'
import { OUTCOME_KINDS, type OutcomeKind } from '@/core/telephony/callRecord'
import { codesOf, outcomeOf } from '@/portal/records/outcomeCodes'

describe('CALL_FAILED_CODE tells how a call ended', () => {
  it.each<[code: string, kind: OutcomeKind]>([
    ['200', 'answered'], ['304', 'missed'], ['603', 'declined'], ['603-S', 'cancelled'], ['403', 'forbidden'], ['404', 'invalidNumber'],
    ['486', 'busy'], ['480', 'unavailable'], ['484', 'noRoute'], ['503', 'noRoute'], ['402', 'noFunds'], ['423', 'blocked'],
    ['OTHER', 'other'], ['other', 'other'], ['603-s', 'cancelled'], [' 200 ', 'answered'], ['', 'other'],
    ['500', 'serverError'], ['402-B24', 'notInPlan'], ['402-b24', 'notInPlan'], ['200-S', 'unknown'], ['constructor', 'unknown'], ['Declined by the network', 'other'], ['1234567890123', 'other']
  ])('“%s”: %s', (code, kind) => {
    expect(outcomeOf(code)).toBe(kind)
  })

  it('those that portals are known to send are all known', () => {
    expect(Object.keys(CALL_CODES).filter(code => outcomeOf(code) === 'unknown')).toEqual([])
  })
})

describe('the codes of outcomes, for the portal\'s filter', () => {
  it.each<[kinds: OutcomeKind[], codes: string[]]>([
    [[], []],
    [['answered'], ['200']],
    [['noRoute'], ['484', '503']],
    [['busy', 'missed'], ['304', '486']],
    [['other'], ['OTHER', '']],
    [['unknown'], []]
  ])('%j: %j', (kinds, codes) => {
    expect(codesOf(kinds)).toEqual(codes)
  })

  it.each(OUTCOME_KINDS)('lead back to the outcome: %s', (kind) => {
    expect(codesOf([kind]).map(outcomeOf).every(one => one === kind)).toBe(true)
    expect(codesOf([kind]).length > 0).toBe(kind !== 'unknown')
  })
})
