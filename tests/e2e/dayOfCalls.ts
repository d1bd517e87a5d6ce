import type { Sandbox } from '../../sandbox/index.ts'
import type { Desk } from './desk.ts'

const MINUTE = 60_000
/** The sales manager's user id. */
const MANAGER = 7

/** A person of the portal's CRM, with a number of a range kept for fiction. */
export interface Client {
  id: number
  name: string
  number: string
}

/** Gives the manager's CRM some more people. */
export function addClients({ portal }: Sandbox, count: number): Client[] {
  return Array.from({ length: count }, (_, index) => {
    const client = { id: 100 + index, name: `Client${index + 1} Sample`, number: `+4930231255${String(index).padStart(2, '0')}` }
    portal.crm.contacts.push({
      id: client.id, name: `Client${index + 1}`, lastName: 'Sample', post: null, companyId: 0, assignedById: MANAGER,
      fm: [{ id: 9000 + index, typeId: 'PHONE', valueType: 'WORK', value: client.number }]
    })
    return client
  })
}

/** A call of the manager's that has ended. @param ago minutes */
export function enterCall({ portal }: Sandbox, { number }: Pick<Client, 'number'>, ago: number, code = '304', change: { type?: 'callback' | 'incoming', userId?: number } = {}): void {
  const at = Date.now() - ago * MINUTE
  portal.telephony.enter([{
    id: `callback.${number.slice(1)}${ago}.${Math.floor(at / 1000)}`, type: 'callback', at, userId: MANAGER, line: 'reg151083', number, code, duration: code === '200' ? 60 : 0, app: null,
    ...change
  }])
}

/** A to-do of the manager's. @param inMinutes from now on; past where negative */
export function enterTodo({ portal }: Sandbox, { id }: Pick<Client, 'id'>, inMinutes: number, title: string, entityTypeId = 3): void {
  portal.timeline.addTodo({
    entityTypeId, entityId: id, authorId: MANAGER, responsibleId: MANAGER, title, description: '', deadline: new Date(Date.now() + inMinutes * MINUTE).toISOString(), pingOffsets: []
  })
}

/** Requests without those of My list, which is read beside the form once that can be used. */
export function withoutMyList<Logged extends { commands?: { name: string }[] }>(requests: readonly Logged[]): Logged[] {
  return requests.filter(({ commands = [] }) => !commands.some(({ name }) => name === 'todos' || /^(?:reached|r)\d/.test(name)))
}

/** What stands beside the form, by the words a person knows it by. */
export class Beside {
  constructor(readonly desk: Desk) {}
  get list() { return this.desk.app.getByRole('list', { name: 'My list' }) }
  get people() { return this.list.getByRole('button') }
  person(name: string | RegExp) { return this.list.getByRole('button', { name }) }
  tab(name: 'My list' | 'Recent calls') { return this.desk.app.getByRole('tab', { name }) }
  get refresh() { return this.desk.app.getByRole('button', { name: 'Refresh the list' }) }
  get next() { return this.desk.app.getByRole('button', { name: /^Next: / }) }
}
