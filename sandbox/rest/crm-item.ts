import { multiFields, type ClientItem, type CrmRecord, type MultiField } from '../portal/crm'

/** A record with the fields REST gives it. */
export type WireItem = Record<string, unknown> & { id: number }

const CREATED = '2026-01-12T09:30:00+01:00'

/** Writes a record as `crm.item.get` answers it. */
export function wireItem(record: CrmRecord, entityTypeId: number): WireItem {
  const { item } = record
  return {
    id: item.id,
    createdTime: CREATED,
    updatedTime: CREATED,
    createdBy: item.assignedById,
    updatedBy: item.assignedById,
    assignedById: item.assignedById,
    opened: 'Y',
    ...ownFields(record),
    ...(record.kind === 'deal' || record.kind === 'process' ? {} : phoneFields(multiFields(record))),
    observers: [],
    entityTypeId
  }
}

function ownFields(record: CrmRecord): Record<string, unknown> {
  switch (record.kind) {
    case 'lead': {
      const { name, lastName, companyTitle } = record.item
      return { ...clientFields(record.item), name, lastName, secondName: null, companyTitle, post: null, opportunity: 0, currencyId: 'EUR', comments: null }
    }
    case 'deal': {
      const { opportunity, currencyId } = record.item
      return { ...clientFields(record.item), leadId: null, categoryId: 0, closed: 'N', opportunity, currencyId, comments: null }
    }
    case 'contact': {
      const { name, lastName, post, companyId } = record.item
      return { name, lastName, secondName: null, honorific: null, post, companyId, companyIds: companyId === 0 ? [] : [companyId], leadId: null, comments: null }
    }
    case 'company': {
      const { title } = record.item
      return { title, typeId: 'CUSTOMER', industry: null, isMyCompany: 'N', leadId: null, contactIds: [], comments: null }
    }
    case 'process':
      return { xmlId: null, ...clientFields(record.item), categoryId: 7, opportunity: 0, currencyId: 'EUR' }
  }
}

function clientFields({ title, stageId, contactIds, companyId }: ClientItem): Record<string, unknown> {
  return { title, stageId, stageSemanticId: 'P', contactId: contactIds[0] ?? 0, contactIds, companyId }
}

function phoneFields(fm: readonly MultiField[]): Record<string, unknown> {
  const first = (typeId: MultiField['typeId'], valueType?: MultiField['valueType']): string =>
    fm.find(field => field.typeId === typeId && (valueType === undefined || field.valueType === valueType))?.value ?? ''
  return {
    hasPhone: first('PHONE') === '' ? 'N' : 'Y',
    hasEmail: first('EMAIL') === '' ? 'N' : 'Y',
    hasImol: 'N',
    phoneMobile: first('PHONE', 'MOBILE'),
    phoneWork: first('PHONE', 'WORK'),
    phoneMailing: first('PHONE', 'MAILING'),
    emailHome: first('EMAIL', 'HOME'),
    emailWork: first('EMAIL', 'WORK'),
    emailMailing: first('EMAIL', 'MAILING'),
    email: first('EMAIL'),
    phone: first('PHONE'),
    fm: fm.map(({ id, valueType, value, typeId }) => ({ id, valueType, value, typeId }))
  }
}
