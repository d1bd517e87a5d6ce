import * as v from 'valibot'
import { findSection, mayRead } from '../portal/crm'
import { listParams, map, pageOf, type Row } from './crm-page'
import { matchesFilter } from './filter'
import { defineMethod, text, type RestMethod } from './method'

/** Details, to which addresses of contacts and companies belong. */
const REQUISITE = 8
const LEAD = 1
const ACTUAL = 1

/** Addresses of leads, and of the details of contacts and companies. */
export const crmAddressMethods: RestMethod[] = [
  defineMethod({
    name: 'crm.address.list',
    scope: ['crm'],
    schema: v.object({ ...listParams, filter: map(v.union([text, v.array(text)])) }),
    run: ({ select, filter, order, start }, { portal, person }) => {
      const rows = portal.crm.addresses.flatMap(({ id, ownerTypeId, ownerId, country }): Row[] => {
        const record = findSection(portal.crm, ownerTypeId)?.records.find(({ item }) => item.id === ownerId)
        if (record === undefined || !mayRead(person, record)) return []
        return [{
          TYPE_ID: String(ACTUAL),
          ENTITY_TYPE_ID: String(ownerTypeId === LEAD ? LEAD : REQUISITE),
          ENTITY_ID: String(ownerTypeId === LEAD ? ownerId : id),
          ADDRESS_1: null, ADDRESS_2: null, CITY: null, POSTAL_CODE: null, REGION: null, PROVINCE: null,
          COUNTRY: country,
          // Kept by portals for old apps, and empty.
          COUNTRY_CODE: null,
          LOC_ADDR_ID: '0',
          ANCHOR_TYPE_ID: String(ownerTypeId),
          ANCHOR_ID: String(ownerId)
        }]
      })
      return pageOf(rows.filter(row => matchesFilter(row, filter)), { select, order, start })
    }
  })
]
