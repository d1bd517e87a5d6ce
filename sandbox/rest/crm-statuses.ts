import * as v from 'valibot'
import { listParams, map, pageOf, type Row } from './crm-page'
import { matchesFilter } from './filter'
import { defineMethod, text, type RestMethod } from './method'

const STAGES: readonly [directory: string, id: string, name: string][] = [
  ['STATUS', 'NEW', 'Unprocessed'],
  ['STATUS', 'IN_PROCESS', 'In progress'],
  ['DEAL_STAGE', 'NEW', 'New'],
  ['DEAL_STAGE', 'PREPARATION', 'Create papers'],
  ['DEAL_STAGE', 'WON', 'Deal won'],
  ['DYNAMIC_183_STAGE_7', 'DT183_7:NEW', 'To be scheduled']
]

/** The CRM's directories, as far as they hold stages. Anybody may read them; leads and deals share ids. */
export const crmStatusMethods: RestMethod[] = [
  defineMethod({
    name: 'crm.status.list',
    scope: ['crm'],
    schema: v.object({ ...listParams, filter: map(v.union([text, v.array(text)])) }),
    run: ({ select, filter, order, start }) => {
      const rows = STAGES.map(([directory, id, name], index): Row => ({
        ID: String(index + 1), ENTITY_ID: directory, STATUS_ID: id, NAME: name, NAME_INIT: '', SORT: String((index + 1) * 10), SYSTEM: 'Y', COLOR: null, SEMANTICS: null
      }))
      return pageOf(rows.filter(row => matchesFilter(row, filter)), { select, order, start })
    }
  })
]
