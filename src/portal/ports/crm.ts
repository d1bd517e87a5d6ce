import type { B24Frame } from '@bitrix24/b24jssdk'
import type { CrmRecord } from '@/core/launch'
import type { FoundClient } from './findClients'

/** Whom numbers and records belong to, as far as the user may see them in CRM. */
export interface CrmPort {
  /** Whom a number belongs to. Never throws. @param number E.164 with `+` */
  findClients: (number: string) => Promise<FoundClient[]>
  /** Names of people and companies, empty where CRM shows none; nothing about those it did not answer about. @param records at most 1,000 */
  clientNames: (records: readonly CrmRecord[]) => Promise<FoundClient[]>
  /** What people call the stage a record is in; empty where the portal does not say. Never throws. */
  stageName: (record: CrmRecord, stageId: string) => Promise<string>
  /** People and companies a name, or a part of it, belongs to. @throws {PortalError} where that could not be found out */
  clientsCalled: (name: string) => Promise<FoundClient[]>
}

/** Nobody needs names before the journal is open. */
const names = () => import('./clientNames')

/** CRM through a frame. */
export const crmPort = (frame: B24Frame): CrmPort => ({
  findClients: async (number) => {
    try {
      return await (await import('./findClients')).findClients(frame, number)
    } catch {
      // The code itself did not arrive: that a name could not be looked up keeps nobody from calling.
      return []
    }
  },
  stageName: async (record, stageId) => {
    try {
      return await (await import('./stageName')).stageName(frame, record, stageId)
    } catch {
      return ''
    }
  },
  clientNames: async records => (await names()).clientNames(frame, records),
  clientsCalled: async name => (await names()).clientsCalled(frame, name)
})
