import * as v from 'valibot'
import { orderNumbers, type Client, type ClientNumber, type CountryHint } from '@/core/client'
import { COMPANY, CONTACT, LEAD, type CrmRecord } from '@/core/launch'
import { RecordIdSchema } from '@/portal/sdk/recordId'

/** Contacts of one record that are read: more than this nobody chooses from in a form. */
const CONTACTS = 8

/**
 * The commands that read a record and whom it belongs to, for the first batch: the contacts and the company of a deal, a smart-process
 * item and a lead (which has them where it is a repeat lead) are taken from the record's own answer in the same request.
 * Their addresses tell the country of numbers without country code.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html,
 * https://apidocs.bitrix24.com/api-reference/crm/requisites/addresses/crm-address-list.html and, for `$result`,
 * https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export function recordCommands({ entityTypeId, id }: CrmRecord): Record<string, string> {
  const item = (type: number, of: string) => `crm.item.get?entityTypeId=${type}&id=${of}`
  // An address belongs to a company's or contact's details, or to a lead.
  const address = (type: number, of: string) =>
    `crm.address.list?filter[ANCHOR_TYPE_ID]=${type}&filter[ANCHOR_ID]=${of}&select[0]=COUNTRY&select[1]=COUNTRY_CODE&select[2]=ANCHOR_ID`
  const commands: Record<string, string> = { record: item(entityTypeId, String(id)) }
  if ([LEAD, CONTACT, COMPANY].includes(entityTypeId)) commands.address = address(entityTypeId, String(id))
  if (entityTypeId === COMPANY) return commands
  commands.company = item(COMPANY, '$result[record][item][companyId]')
  commands.companyAddress = address(COMPANY, '$result[record][item][companyId]')
  if (entityTypeId === CONTACT) return commands
  for (let index = 0; index < CONTACTS; index++) commands[`contact${index}`] = item(CONTACT, `$result[record][item][contactIds][${index}]`)
  return commands
}

const PhoneSchema = v.object({ typeId: v.literal('PHONE'), valueType: v.nullish(v.string(), 'OTHER'), value: v.string() })
const word = v.nullish(v.string(), '')
const ItemSchema = v.object({
  item: v.object({
    title: word,
    name: word,
    lastName: word,
    companyTitle: word,
    stageId: word,
    // 0 for none.
    companyId: v.fallback(v.nullish(v.pipe(v.union([v.number(), v.string()]), v.transform(Number)), 0), 0),
    fm: v.nullish(v.pipe(v.array(v.unknown()), v.transform(list => list.flatMap((entry) => {
      const phone = v.safeParse(PhoneSchema, entry)
      return phone.success ? [phone.output] : []
    }))), [])
  })
})
type Item = v.InferOutput<typeof ItemSchema>['item']
const AddressesSchema = v.array(v.object({ COUNTRY: word, COUNTRY_CODE: word, ANCHOR_ID: RecordIdSchema }))

/**
 * Who is to be called, from the answers to `recordCommands`; null where the record itself could not be read.
 * @param results the batch's results by command; those that failed are absent
 */
export function toClient(record: CrmRecord, results: Readonly<Record<string, unknown>>): Client | null {
  const own = itemOf(results.record)
  if (!own) return null
  const company = itemOf(results.company)
  const contacts = Array.from({ length: CONTACTS }, (_, index) => itemOf(results[`contact${index}`])).filter(item => item !== null)
  // A lead has a name and numbers of its own, and those of the client it came back from.
  const isPerson = record.entityTypeId === CONTACT || record.entityTypeId === LEAD
  const people = isPerson ? [own, ...contacts] : contacts
  const firm = record.entityTypeId === COMPANY ? own.title : company?.title || own.companyTitle
  const name = people.map(personName).find(Boolean) ?? ''
  const everybody = record.entityTypeId === COMPANY ? [own] : company ? [...people, company] : people
  const anybodys: CountryHint[] = [
    addressHint(results.companyAddress, own.companyId), ...company ? [numbersHint([company])] : [], numbersHint(everybody)
  ]
  const numbers = (item: Item) => numbersOf(item, [...item === own ? [addressHint(results.address, record.id)] : [], numbersHint([item]), ...anybodys])
  return {
    record,
    title: own.title || name || firm,
    name,
    company: firm,
    ...own.stageId ? { stageId: own.stageId } : {},
    numbers: orderNumbers([
      ...(record.entityTypeId === COMPANY ? [own] : people).flatMap(numbers),
      // A contact is called for itself: its company's numbers are another record's.
      ...(company && record.entityTypeId !== CONTACT ? numbers(company) : [])
    ])
  }
}

function itemOf(result: unknown): Item | null {
  const read = v.safeParse(ItemSchema, result)
  return read.success ? read.output.item : null
}

const personName = ({ name, lastName }: Item): string => [name, lastName].filter(Boolean).join(' ')

function numbersOf(item: Item, hints: readonly CountryHint[]): ClientNumber[] {
  const person = personName(item)
  return item.fm.map(({ value, valueType }) => ({ value, kind: valueType, owner: person || item.title, person, hints }))
}

const numbersHint = (items: readonly Item[]): CountryHint => ({ kind: 'numbers', values: items.flatMap(({ fm }) => fm.map(({ value }) => value)) })

/** @param owner portals drop a condition without a value, and answer with everybody's addresses */
function addressHint(result: unknown, owner: number): CountryHint {
  const read = v.safeParse(AddressesSchema, result)
  const own = read.success ? read.output.filter(({ ANCHOR_ID }) => ANCHOR_ID === owner) : []
  return { kind: 'address', values: own.map(({ COUNTRY, COUNTRY_CODE }) => COUNTRY_CODE || COUNTRY) }
}
