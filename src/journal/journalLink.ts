import * as v from 'valibot'
import { recordKey, type CrmRecord } from '@/core/launch'
import { JournalViewSchema, type JournalView } from './journalView'
import { EVERYTHING, NEWEST } from './rows'

/** What a link to the journal says, each by its name in the address: `params[period]=today`. */
type LinkParams = Readonly<Record<string, string>>

/** The parameters of a link that opens the journal like this; what goes without saying is left out. */
export function paramsOf({ filter, order }: JournalView): LinkParams {
  const custom = filter.period === 'custom'
  const said: Record<string, string | null> = {
    period: filter.period === EVERYTHING.period ? null : filter.period,
    from: custom ? filter.from : null,
    to: custom ? filter.to : null,
    result: filter.result === EVERYTHING.result ? null : filter.result,
    type: filter.type,
    line: filter.line,
    employee: filter.userId,
    number: filter.number,
    client: filter.client && recordKey(filter.client),
    ...order.sort === NEWEST.sort && order.descending === NEWEST.descending ? {} : { sort: order.sort, order: order.descending ? 'desc' : 'asc' }
  }
  return { screen: 'journal', ...Object.fromEntries(Object.entries(said).flatMap(([name, value]) => value ? [[name, value]] : [])) }
}

/** What a link to the journal shows. It shows and does nothing else; what it says wrongly counts for nothing. */
export function viewOf(params: LinkParams): JournalView {
  const { period, from, to, result, type, line, employee, number, client, sort, order } = params
  return v.parse(JournalViewSchema, {
    filter: {
      period, from: from ?? '', to: to ?? '', result, number,
      type: type ?? null, line: line ?? null, userId: employee ?? null, client: clientIn(client)
    },
    order: { sort, descending: order !== 'asc' }
  })
}

function clientIn(written: string | undefined): CrmRecord | null {
  const [, entityTypeId, id] = /^(\d{1,9}):(\d{1,15})$/.exec(written ?? '') ?? []
  return id ? { entityTypeId: Number(entityTypeId), id: Number(id) } : null
}

/** @param app address the portal opens the app at */
export function linkTo(app: string, params: LinkParams): string {
  const address = new URL(app)
  for (const [name, value] of Object.entries(params)) address.searchParams.set(`params[${name}]`, value)
  return address.href
}
