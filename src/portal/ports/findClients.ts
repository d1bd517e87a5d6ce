import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { COMPANY, CONTACT, LEAD, type CrmRecord } from '@/core/launch'
import { callMethod, resultOf } from '@/portal/sdk/call'
import { RecordIdSchema } from '@/portal/sdk/recordId'

/** A record of CRM that a number belongs to. */
export interface FoundClient {
  record: CrmRecord
  name: string
}

const TYPES: ReadonlyMap<string, number> = new Map([['CONTACT', CONTACT], ['COMPANY', COMPANY], ['LEAD', LEAD]])
const FoundSchema = v.array(v.object({
  CRM_ENTITY_TYPE: v.string(),
  CRM_ENTITY_ID: RecordIdSchema,
  NAME: v.nullish(v.string(), '')
}))

/**
 * Whom a number belongs to. Never throws: that a name could not be looked up keeps nobody from calling.
 * Source: https://apidocs.bitrix24.com/api-reference/telephony/telephony-external-call-search-crm-entities.html
 * @param number E.164 with `+`
 */
export async function findClients(frame: B24Frame, number: string): Promise<FoundClient[]> {
  try {
    const answer = await callMethod(frame, 'telephony.externalCall.searchCrmEntities', { PHONE_NUMBER: number })
    return resultOf(answer, FoundSchema).flatMap(({ CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id, NAME: name }) => {
      const entityTypeId = TYPES.get(type)
      return entityTypeId ? [{ record: { entityTypeId, id }, name: name.trim() }] : []
    })
  } catch {
    return []
  }
}
