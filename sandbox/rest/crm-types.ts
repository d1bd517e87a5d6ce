import * as v from 'valibot'
import { defineMethod, type RestMethod } from './method'
import { RestError } from './rest-error'

const PAGE = 50
const FLAGS = {
  isCategoriesEnabled: 'N',
  isStagesEnabled: 'Y',
  isBeginCloseDatesEnabled: 'N',
  isClientEnabled: 'Y',
  isUseInUserfieldEnabled: 'N',
  isLinkWithProductsEnabled: 'N',
  isMycompanyEnabled: 'N',
  isDocumentsEnabled: 'N',
  isSourceEnabled: 'N',
  isObserversEnabled: 'N',
  isRecyclebinEnabled: 'N',
  isAutomationEnabled: 'N',
  isBizProcEnabled: 'N',
  isSetOpenPermissions: 'Y',
  isPaymentsEnabled: 'N',
  isCountersEnabled: 'N'
}

/** The CRM's smart processes, for those who administer the CRM. */
export const crmTypeMethods: RestMethod[] = [
  defineMethod({
    name: 'crm.type.list',
    scope: ['crm'],
    schema: v.looseObject({ start: v.optional(v.pipe(v.unknown(), v.transform(Number)), 0) }),
    run: ({ start }, { portal, person }) => {
      if (!person.administrator) {
        throw new RestError(400, 'ACCESS_DENIED', 'Access denied')
      }
      const types = portal.crm.processes.map(({ id, title, entityTypeId }) => ({
        id, title, code: '', createdBy: 1, entityTypeId, customSectionId: null, ...FLAGS,
        createdTime: '2026-01-12T09:30:00+01:00', updatedTime: '2026-01-12T09:30:00+01:00', updatedBy: 1
      }))
      const end = start + PAGE
      return { result: { types: types.slice(start, end) }, total: types.length, ...(end < types.length ? { next: end } : {}) }
    }
  })
]
