import type { Person } from './people'

/** A phone number or an e-mail of a record. */
export interface MultiField {
  id: number
  typeId: 'PHONE' | 'EMAIL'
  valueType: 'WORK' | 'MOBILE' | 'HOME' | 'MAILING' | 'OTHER'
  value: string
}

interface Owned {
  id: number
  /** Who is responsible, by user id. */
  assignedById: number
}

/** What a deal and an item of a smart process have in common. */
export interface ClientItem extends Owned {
  title: string
  /** The first one is the main contact. */
  contactIds: number[]
  /** 0 where there is none. */
  companyId: number
  stageId: string
}

export interface Lead extends ClientItem {
  name: string | null
  lastName: string | null
  companyTitle: string | null
  fm: MultiField[]
}

export interface Contact extends Owned {
  name: string | null
  lastName: string | null
  post: string | null
  companyId: number
  fm: MultiField[]
}

export interface Company extends Owned {
  title: string
  fm: MultiField[]
}

export interface Deal extends ClientItem {
  opportunity: number
  currencyId: string
}

/** A smart process with its items. */
interface SmartProcess {
  id: number
  entityTypeId: number
  title: string
  items: ClientItem[]
}

/** An address of a lead, or of the details of a contact or company. */
interface Address {
  id: number
  ownerTypeId: number
  ownerId: number
  /** In whatever words somebody has written it. */
  country: string
}

/** A portal's CRM: plain values, free to change. */
export interface Crm {
  leads: Lead[]
  deals: Deal[]
  contacts: Contact[]
  companies: Company[]
  processes: SmartProcess[]
  addresses: Address[]
}

/** Any record with the kind it is of. */
export type CrmRecord =
  | { kind: 'lead', item: Lead }
  | { kind: 'deal', item: Deal }
  | { kind: 'contact', item: Contact }
  | { kind: 'company', item: Company }
  | { kind: 'process', item: ClientItem, process: SmartProcess }

/** One kind of record: where its pages are, how its placements are called, and which records there are. */
export interface CrmSection {
  entityTypeId: number
  /** As in placement codes: `CRM_` + code + `_DETAIL_TOOLBAR`. */
  code: string
  title: string
  listPath: string
  /** Followed by the id and a slash. */
  cardPath: string
  records: CrmRecord[]
}

/** The kinds of records a CRM has, smart processes last. */
export function crmSections(crm: Crm): CrmSection[] {
  return [
    section(1, 'LEAD', 'Leads', crm.leads.map(item => ({ kind: 'lead', item }))),
    section(3, 'CONTACT', 'Contacts', crm.contacts.map(item => ({ kind: 'contact', item }))),
    section(4, 'COMPANY', 'Companies', crm.companies.map(item => ({ kind: 'company', item }))),
    section(2, 'DEAL', 'Deals', crm.deals.map(item => ({ kind: 'deal', item }))),
    ...crm.processes.map((process): CrmSection => ({
      entityTypeId: process.entityTypeId,
      code: `DYNAMIC_${process.entityTypeId}`,
      title: process.title,
      listPath: `/crm/type/${process.entityTypeId}/list/category/0/`,
      cardPath: `/crm/type/${process.entityTypeId}/details/`,
      records: process.items.map(item => ({ kind: 'process', item, process }))
    }))
  ]
}

function section(entityTypeId: number, code: string, title: string, records: CrmRecord[]): CrmSection {
  const folder = `/crm/${code.toLowerCase()}`
  return { entityTypeId, code, title, listPath: `${folder}/list/`, cardPath: `${folder}/details/`, records }
}

/** The records of a kind; undefined when the CRM has no such kind. */
export function findSection(crm: Crm, entityTypeId: number): CrmSection | undefined {
  return crmSections(crm).find(candidate => candidate.entityTypeId === entityTypeId)
}

/** Whether a person may see a record. */
export function mayRead(person: Person, { item }: CrmRecord): boolean {
  switch (person.rights.crm) {
    case 'all': return true
    case 'own': return item.assignedById === person.id
    case 'none': return false
  }
}

/** A record as people call it. */
export function recordName(record: CrmRecord): string {
  switch (record.kind) {
    case 'contact': return personName(record.item) || `Contact #${record.item.id}`
    default: return record.item.title
  }
}

/** First and last name; empty where there is neither. */
function personName({ name, lastName }: Pick<Contact, 'name' | 'lastName'>): string {
  return [name, lastName].filter(part => part !== null && part !== '').join(' ')
}

/** A record's own phones and e-mails; deals and smart processes have none. */
export function multiFields(record: CrmRecord): readonly MultiField[] {
  return record.kind === 'deal' || record.kind === 'process' ? [] : record.item.fm
}

/** Whether two spellings mean the same number: `8 (495) 000-12-34`, `+74950001234`. */
export function samePhone(a: string, b: string): boolean {
  const [first, second] = [significantDigits(a), significantDigits(b)]
  return first !== '' && (first === second || (first.length >= 9 && second.length >= 9 && first.slice(-9) === second.slice(-9)))
}

/** A number without what is written in some spellings only. */
export function significantDigits(number: string): string {
  return number.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
}

/** A number of this CRM as it is dialled; those without a country are German, those with a leading 8 Russian. */
export function international(number: string): string {
  const digits = number.replace('(0)', '').replace(/\D/g, '')
  if (number.trim().startsWith('+')) {
    return `+${digits}`
  }
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits.startsWith('8') ? `+7${digits.slice(1)}` : `+49${digits.replace(/^0/, '')}`
}
