import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { DEAL, LEAD, type CrmRecord } from '@/core/launch'
import { callMethod, resultOf } from '@/portal/sdk/call'

const StatusesSchema = v.array(v.object({ ENTITY_ID: v.string(), STATUS_ID: v.string(), NAME: v.string() }))

/** The directories with a type of record's stages begin with this; those of further pipelines go on with the pipeline's id. */
function directoryOf({ entityTypeId }: CrmRecord): RegExp {
  if (entityTypeId === LEAD) return /^STATUS$/
  return entityTypeId === DEAL ? /^DEAL_STAGE(_\d+)?$/ : new RegExp(`^DYNAMIC_${entityTypeId}_STAGE_\\d+$`)
}

/**
 * What people call the stage a record is in; empty where the portal does not say: nobody needs it to call.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-list.html
 * @param stageId as the record has it: `NEW`, `C2:WON`, `DT183_7:NEW`
 */
export async function stageName(frame: B24Frame, record: CrmRecord, stageId: string): Promise<string> {
  try {
    // Leads and deals share ids of stages: each directory that has this one answers.
    const answer = await callMethod(frame, 'crm.status.list', { filter: { STATUS_ID: stageId } })
    const directory = directoryOf(record)
    return resultOf(answer, StatusesSchema).find(one => one.STATUS_ID === stageId && directory.test(one.ENTITY_ID))?.NAME ?? ''
  } catch {
    return ''
  }
}
