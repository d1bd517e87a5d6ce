import { vi } from 'vitest'
import { fakePortal } from './desk'
import { administratorsAnswer } from './firstAnswer'
import { toFirstData, type FirstAnswer } from '@/portal/ports/firstAnswer'
import type { Inspection } from '@/portal/ports/installation'
import type { PlacementSync } from '@/portal/ports/placements'
import { failureOf, type FailureId } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'
import { SCOPES } from '@/install/scopes'

export const portalError = (entry: FailureId) => new PortalError(failureOf(entry, { code: 'X', method: 'batch', status: 0, at: 0, requestId: null }))

export const BOUND: PlacementSync = {
  results: [{ placement: 'LEFT_MENU', state: 'bound', failure: null }, { placement: 'CRM_DEAL_LIST_MENU', state: 'unchanged', failure: null }], failure: null
}

/** A portal that is being installed on; each part can be replaced, and every call is noted. */
export function fakeInstallation(answer: FirstAnswer = administratorsAnswer(), scopes: readonly string[] = SCOPES) {
  const inspect = vi.fn(async (): Promise<Inspection> => ({ scopes: [...scopes], data: toFirstData(answer), linesFailure: null }))
  const finish = vi.fn(async () => {})
  const portal = fakePortal({ installing: true, installation: { inspect, finish }, placements: { sync: async () => BOUND } })
  return { portal, inspect, finish }
}
