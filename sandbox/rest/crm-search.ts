import * as v from 'valibot'
import { crmSections, multiFields, recordName, samePhone, type CrmSection } from '../portal/crm'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { coreError } from './rest-error'

/** In the order they are answered. */
const SEARCHED = ['CONTACT', 'LEAD', 'COMPANY']

/** Who a number belongs to. Whoever may call may ask: the CRM's rights do not count here. */
export const crmSearchMethods: RestMethod[] = [
  defineMethod({
    name: 'telephony.externalCall.searchCrmEntities',
    scope: ['telephony'],
    schema: v.object({ PHONE_NUMBER: v.optional(text, '') }),
    run: ({ PHONE_NUMBER }, { portal }) => {
      if (PHONE_NUMBER.trim() === '') {
        throw coreError(portal, 'PHONE_NUMBER is empty')
      }
      const sections = SEARCHED.flatMap(wanted => crmSections(portal.crm).filter(({ code }) => code === wanted))
      return { result: sections.flatMap(section => found(section, PHONE_NUMBER, portal)) }
    }
  })
]

function found({ code, records }: CrmSection, number: string, portal: RestContext['portal']): Record<string, unknown>[] {
  return records
    .filter(record => multiFields(record).some(({ typeId, value }) => typeId === 'PHONE' && samePhone(value, number)))
    .map(record => ({
      CRM_ENTITY_TYPE: code,
      CRM_ENTITY_ID: record.item.id,
      ASSIGNED_BY_ID: record.item.assignedById,
      NAME: recordName(record),
      ASSIGNED_BY: assignedBy(portal, record.item.assignedById)
    }))
}

function assignedBy(portal: RestContext['portal'], id: number): Record<string, unknown> | [] {
  return Object.values(portal.people).some(person => person.id === id)
    ? { ID: String(id), TIMEMAN_STATUS: 'OPENED', USER_PHONE_INNER: null, WORK_PHONE: null, PERSONAL_PHONE: null, PERSONAL_MOBILE: null }
    : []
}
