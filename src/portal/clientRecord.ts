import * as v from 'valibot'
import { orderNumbers, type Client, type ClientNumber } from '@/telephony/client'
import { COMPANY, CONTACT, LEAD, type CrmRecord } from '@/telephony/launch'

/** Contacts of one record that are read: more than this nobody chooses from in a form. */
const CONTACTS = 8

/**
 * The commands that read a record and whom it belongs to, for the first batch: the contacts and the company of a deal, a smart-process
 * item and a lead (which has them where it is a repeat lead) are taken from the record's own answer in the same request.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html and, for `$result`,
 * https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export function recordCommands({ entityTypeId, id }: CrmRecord): Record<string, string> {
  const item = (type: number, of: string) => `crm.item.get?entityTypeId=${type}&id=${of}`
  const commands: Record<string, string> = { record: item(entityTypeId, String(id)) }
  if (entityTypeId === COMPANY) return commands
  commands.company = item(COMPANY, '$result[record][item][companyId]')
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
    fm: v.nullish(v.pipe(v.array(v.unknown()), v.transform(list => list.flatMap((entry) => {
      const phone = v.safeParse(PhoneSchema, entry)
      return phone.success ? [phone.output] : []
    }))), [])
  })
})
type Item = v.InferOutput<typeof ItemSchema>['item']

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
  return {
    record,
    title: own.title || name || firm,
    name,
    company: firm,
    numbers: orderNumbers([
      ...(record.entityTypeId === COMPANY ? [own] : people).flatMap(numbersOf),
      // A contact is called for itself: its company's numbers are another record's.
      ...(company && record.entityTypeId !== CONTACT ? numbersOf(company) : [])
    ])
  }
}

function itemOf(result: unknown): Item | null {
  const read = v.safeParse(ItemSchema, result)
  return read.success ? read.output.item : null
}

const personName = ({ name, lastName }: Item): string => [name, lastName].filter(Boolean).join(' ')

function numbersOf(item: Item): ClientNumber[] {
  const person = personName(item)
  return item.fm.map(({ value, valueType }) => ({ value, kind: valueType, owner: person || item.title, person }))
}
