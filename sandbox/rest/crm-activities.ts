import * as v from 'valibot'
import { crmSections, findSection, mayRead } from '../portal/crm'
import type { StatisticRecord } from '../portal/statistics'
import type { Todo } from '../portal/timeline'
import { listParams, map, pageOf, type Row } from './crm-page'
import { matchesFilter } from './filter'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { isoWithZone } from './time'

const ActivityListSchema = v.optional(v.object({
  ...listParams,
  filter: map(v.nullable(v.union([text, v.array(text)])))
}), {})

/** To-dos, and the calls that left an activity, of the records a person may see. */
export const crmActivityMethods: RestMethod[] = [
  defineMethod({
    name: 'crm.activity.list',
    scope: ['crm'],
    schema: ActivityListSchema,
    run: ({ select, filter, order, start }, context) => {
      const { portal: { timeline, statistics } } = context
      const rows = [...timeline.todos.map(todoRow), ...callRows(statistics, context)]
      const found = rows.filter(row => matchesFilter(row, filter) && mayReadOwner(row, context))
      const page = pageOf(found, { select, order: Object.keys(order).length === 0 ? { START_TIME: 'asc' } : order, start })
      return { ...page, result: page.result.map(withSettings) }
    }
  })
]

function todoRow({ id, entityTypeId, entityId, title, description, deadline, createdAt, authorId, responsibleId }: Todo): Row {
  const at = isoWithZone(new Date(deadline))
  return {
    ID: String(id), OWNER_ID: String(entityId), OWNER_TYPE_ID: String(entityTypeId), TYPE_ID: '6', PROVIDER_ID: 'CRM_TODO', PROVIDER_TYPE_ID: 'TODO',
    SUBJECT: title, DESCRIPTION: description, CREATED: isoWithZone(new Date(createdAt)), START_TIME: at, END_TIME: at, DEADLINE: at, COMPLETED: 'N',
    RESPONSIBLE_ID: String(responsibleId), AUTHOR_ID: String(authorId), ORIGINATOR_ID: null, ORIGIN_ID: null, RESULT_STREAM: '0', SETTINGS: null
  }
}

const remembered = new WeakMap<StatisticRecord, Row>()

/** The calls whose row names an activity. Each is written once: rows do not change, and there may be tens of thousands. */
function callRows(rows: readonly StatisticRecord[], { portal }: RestContext): Row[] {
  const typeIds = new Map(crmSections(portal.crm).map(({ code, entityTypeId }) => [code, String(entityTypeId)]))
  return rows.filter(row => row.CRM_ACTIVITY_ID !== null).map((row) => {
    const known = remembered.get(row) ?? callRow(row, typeIds.get(row.CRM_ENTITY_TYPE ?? '') ?? null)
    remembered.set(row, known)
    return known
  })
}

/** Answered calls end in another stream of results than all others. */
const ANSWERED = '3'
const MISSED = '4'

function callRow(row: StatisticRecord, ownerTypeId: string | null): Row {
  const end = isoWithZone(new Date(Date.parse(row.CALL_START_DATE ?? '') + Number(row.CALL_DURATION) * 1000))
  const answered = row.CALL_FAILED_CODE === '200'
  return {
    ID: row.CRM_ACTIVITY_ID, OWNER_ID: row.CRM_ENTITY_ID, OWNER_TYPE_ID: ownerTypeId, TYPE_ID: '2', PROVIDER_ID: 'VOXIMPLANT_CALL',
    PROVIDER_TYPE_ID: row.CALL_TYPE === '4' ? 'CALLBACK' : 'CALL', SUBJECT: `Call: ${row.PHONE_NUMBER}`, DESCRIPTION: null,
    CREATED: end, START_TIME: row.CALL_START_DATE, END_TIME: end, DEADLINE: end, COMPLETED: answered ? 'Y' : 'N',
    RESPONSIBLE_ID: row.PORTAL_USER_ID, AUTHOR_ID: row.PORTAL_USER_ID, ORIGINATOR_ID: null, ORIGIN_ID: `VI_${row.CALL_ID}`,
    RESULT_STREAM: answered ? ANSWERED : MISSED, SETTINGS: row.CALL_FAILED_CODE === '304' ? 'missed' : null
  }
}

/** The one value that is no text. */
function withSettings(row: Row): Record<string, unknown> {
  return 'SETTINGS' in row ? { ...row, SETTINGS: row.SETTINGS === 'missed' ? { MISSED_CALL: true } : [] } : row
}

function mayReadOwner({ OWNER_ID, OWNER_TYPE_ID }: Row, { portal, person }: RestContext): boolean {
  const record = findSection(portal.crm, Number(OWNER_TYPE_ID))?.records.find(({ item }) => item.id === Number(OWNER_ID))
  return record !== undefined && mayRead(person, record)
}
