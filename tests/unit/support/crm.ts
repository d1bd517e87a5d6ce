/** CRM records as `crm.item.get` answers them. */

export const phone = (value: string, valueType = 'WORK') => ({ id: 1, typeId: 'PHONE', valueType, value })
const mail = { id: 2, typeId: 'EMAIL', valueType: 'WORK', value: 'erika@muster.example' }

export const LEAD_ITEM = {
  item: { id: 5, title: 'Request from the site', name: 'Erika', lastName: 'Muster', companyTitle: 'Muster GmbH', companyId: 0, fm: [phone('+49 30 1', 'MOBILE'), mail, phone('+49 30 2')] }
}
export const ERIKA = { item: { id: 11, name: 'Erika', secondName: 'Maria', lastName: 'Muster', companyId: 21, fm: [mail, phone('+49 30 11', 'HOME'), phone('+49 30 12')] } }
export const LI = { item: { id: 12, name: 'Li', lastName: null, fm: [phone('+49 30 13', 'MOBILE')] } }
export const MUSTER = { item: { id: 21, title: 'Muster GmbH', fm: [phone('+49 30 21', 'FAX'), phone('+49 30 22')] } }
export const DEAL_ITEM = { item: { id: 5, title: 'Ten chairs', contactId: 11, contactIds: [11, 12], companyId: 21 } }
/** A smart process item; its own name is its title. */
export const ORDER = { item: { id: 5, title: 'Order 17', contactId: 11, contactIds: [11], companyId: 21 } }
