import { describe, expect, it } from 'vitest'
import { CALLBACK } from '../../support/portalErrors'
import { CATALOGUE, failureOf, isFailureId, type FailureId } from '@/core/failure/catalogue'
import type { FailureDetails } from '@/core/failure/failure'

const details = (method: string, code: string, status = 400): FailureDetails => ({ code, method, status, at: 1_700_000_000_000, requestId: 'r1' })

describe('a failure of the app itself', () => {
  it('has its entry\'s kind and field, and no line or waiting time of its own', () => {
    expect(failureOf('offline', details(CALLBACK, 'OFFLINE', 0))).toEqual({
      kind: 'refused', entry: 'offline', field: null, line: null, retryAt: null, details: details(CALLBACK, 'OFFLINE', 0)
    })
  })

  it.each<FailureId>(['connectionLost', 'timeout', 'gatewayPage', 'unreadableAnswer', 'interrupted', 'unknownFault', 'telephonyFault'])('%s leaves open what happened', (entry) => {
    expect(failureOf(entry, details(CALLBACK, 'X')).kind).toBe('unclear')
  })

  it.each<FailureId>(['offline', 'otherTab', 'sessionNotRenewed'])('%s means that nothing happened', (entry) => {
    expect(failureOf(entry, details(CALLBACK, 'X')).kind).toBe('refused')
  })
})

describe('stored failures of other versions', () => {
  it.each(Object.keys(CATALOGUE))('%s is known', (id) => {
    expect(isFailureId(id)).toBe(true)
  })

  it.each(['', 'lineGone', 'infocallFailed', 'resultFalse', 'constructor', 'toString', '__proto__'])('%j is not', (id) => {
    expect(isFailureId(id)).toBe(false)
  })
})
