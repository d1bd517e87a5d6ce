import type { ClientItem, Company, Contact, Crm, Deal, Lead, MultiField } from './crm'

/** User ids of the people responsible: the sales manager and the administrator. */
const MANAGER = 7
const ADMINISTRATOR = 1

/** A CRM to try everything with. All numbers are from ranges kept for fiction or not in use. */
export function crmData(): Crm {
  return {
    leads: leads(),
    deals: deals(),
    contacts: contacts(),
    companies: companies(),
    processes: [{ id: 3, entityTypeId: 183, title: 'Service visits', items: visits() }],
    addresses: [{ id: 1, ownerTypeId: 4, ownerId: 1, country: 'Deutschland' }, { id: 2, ownerTypeId: 4, ownerId: 2, country: 'United Kingdom' }]
  }
}

function leads(): Lead[] {
  const lead = (id: number, title: string, who: Partial<Lead>, ...fm: Omit<MultiField, 'id'>[]): Lead => ({
    id, title, name: null, lastName: null, companyTitle: null, contactIds: [], companyId: 0, stageId: 'NEW',
    assignedById: MANAGER, ...who, fm: numbered(100 + id * 10, fm)
  })
  return [
    lead(1, 'Heat pump maintenance', { name: 'Klaus', lastName: 'Riedel', companyTitle: 'Riedel Haustechnik' }, phone('WORK', '030 23125 017'), email('riedel@example.de')),
    lead(2, 'Website form: fleet tracking', { name: 'Emily', lastName: 'Carter' }, phone('MOBILE', '+44 113 496 0142')),
    lead(3, 'Заявка с выставки', { name: 'Дмитрий', lastName: 'Орлов', companyTitle: 'ООО «Полярис»' }, phone('WORK', '8 (495) 000-12-56'), phone('MOBILE', '+7 999 000-00-34')),
    lead(4, 'Missed call', {}, phone('HOME', '(0 30) 2 31 25-044')),
    lead(5, 'Newsletter subscriber', { name: 'Ines', lastName: 'Falk' }, email('ines.falk@example.de')),
    lead(6, 'Repeat inquiry', { contactIds: [1], companyId: 1 })
  ]
}

function contacts(): Contact[] {
  const contact = (id: number, name: string, lastName: string, more: Partial<Contact>, ...fm: Omit<MultiField, 'id'>[]): Contact => ({
    id, name, lastName, post: null, companyId: 0, assignedById: MANAGER, ...more, fm: numbered(1000 + id * 10, fm)
  })
  return [
    contact(1, 'Anna', 'Schneider', { companyId: 1, post: 'Managing director' },
      phone('HOME', '(0 30) 23125-199'), phone('MOBILE', '0171 3920015'), phone('WORK', '+49 30 23125 101'), email('anna@example.de')),
    contact(2, 'Oliver', 'Bennett', { companyId: 2, post: 'Owner' }, phone('WORK', '+44 20 7946 0321'), phone('MOBILE', '0044 113 4960555')),
    contact(3, 'Мария', 'Иванова', { companyId: 3, post: 'Закупки' }, phone('MOBILE', '+7 (999) 000-00-12')),
    contact(4, 'Peter', 'Lang', { companyId: 1, post: 'Accounting' }),
    contact(5, '<img src=x onerror="alert(1)">', 'Müller', {}, phone('WORK', '069/90009-012')),
    // The sales manager may not see this one.
    contact(6, 'Sabine', 'Köhler', { companyId: 4, assignedById: ADMINISTRATOR }, phone('MOBILE', '0152 28895456')),
    contact(7, 'Wolfgang', 'Ebert', { companyId: 1, post: 'Site manager' }, phone('WORK', '0049-89-99998-230')),
    contact(8, 'Grace', 'O\'Connor', {}, phone('MOBILE', '+1 (202) 555-0147'))
  ]
}

function companies(): Company[] {
  const company = (id: number, title: string, assignedById: number, ...fm: Omit<MultiField, 'id'>[]): Company => ({
    id, title, assignedById, fm: numbered(2000 + id * 10, fm)
  })
  return [
    company(1, 'Schneider & Söhne GmbH', MANAGER, phone('WORK', '+49 (0)30 23125-100'), phone('OTHER', '030/23125-110'), email('post@example.de')),
    company(2, 'Bennett Logistics Ltd', MANAGER, phone('WORK', '+44 20 7946 0300')),
    company(3, 'ООО «Северный свет»', MANAGER, phone('WORK', '+7 495 000-12-34')),
    company(4, 'Alpenblick Hotel AG', ADMINISTRATOR)
  ]
}

function deals(): Deal[] {
  const deal = (id: number, title: string, opportunity: number, clients: Partial<Deal> = {}): Deal => ({
    id, title, opportunity, currencyId: 'EUR', contactIds: [], companyId: 0, stageId: 'NEW', assignedById: MANAGER, ...clients
  })
  return [
    deal(1, 'Heat pump for the head office', 48_500, { contactIds: [1, 7], companyId: 1 }),
    deal(2, 'Fleet tracking, annual', 12_000, { contactIds: [2], companyId: 2 }),
    deal(3, 'Поставка светильников', 7300, { contactIds: [3], companyId: 3 }),
    deal(4, 'Placeholder', 0),
    deal(5, 'Winter tyres', 2400, { companyId: 2 }),
    // Its contact and its company are not the sales manager's.
    deal(6, 'Contract renewal', 9900, { contactIds: [6], companyId: 4 }),
    deal(7, 'Spare parts', 310, { contactIds: [5] }),
    deal(8, 'Final invoice', 180, { contactIds: [4] })
  ]
}

function visits(): ClientItem[] {
  const visit = (id: number, title: string, clients: Partial<ClientItem> = {}): ClientItem => ({
    id, title, contactIds: [], companyId: 0, stageId: 'DT183_7:NEW', assignedById: MANAGER, ...clients
  })
  return [
    visit(1, 'Annual inspection', { contactIds: [7, 1], companyId: 1 }),
    visit(2, 'Warehouse visit', { companyId: 2 }),
    visit(3, 'To be planned')
  ]
}

function phone(valueType: MultiField['valueType'], value: string): Omit<MultiField, 'id'> {
  return { typeId: 'PHONE', valueType, value }
}

function email(value: string): Omit<MultiField, 'id'> {
  return { typeId: 'EMAIL', valueType: 'WORK', value }
}

function numbered(first: number, fields: readonly Omit<MultiField, 'id'>[]): MultiField[] {
  return fields.map((field, index) => ({ id: first + index, ...field }))
}
