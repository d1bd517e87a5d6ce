import type { Sandbox } from '../../sandbox/index.ts'

/** Pictures show a working morning, whenever they are taken: Berlin's 10:40 of the day in winter. */
const MORNING = { hours: 9, minutes: 40 } as const
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Calls of the sales manager before the pictures: minutes ago, whom, and how they ended. */
const CALLS = [
  [12, '+442079460321', '486', 0], [31, '+498999998230', '304', 0], [47, '+493023125017', '200', 184], [70, '+12025550147', '304', 0],
  [96, '+79990000012', '200', 421], [118, '+441134960142', '480', 0], [133, '+493023125101', '200', 66]
] as const

/** The moment the pictures are of: today, on a working day's morning. */
export function morning(): number {
  const day = new Date()
  // A weekend's pictures are of the Friday before.
  const back = day.getUTCDay() === 0 ? 2 : day.getUTCDay() === 6 ? 1 : 0
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), MORNING.hours, MORNING.minutes) - back * DAY
}

const realNow = Date.now

/** Has the portal, which runs in this very process, live in that moment; time goes on from there. */
export function beginAt(moment: number): void {
  const ahead = moment - realNow()
  Date.now = () => realNow() + ahead
}

/** Does something that needs the time as it is: Playwright compares this process's clock with the browser's. */
export async function inRealTime(act: () => Promise<void>): Promise<void> {
  const pictured = Date.now
  Date.now = realNow
  try {
    await act()
  } finally {
    Date.now = pictured
  }
}

/** A portal in the middle of a morning: calls of the weeks before, of today, and what somebody has promised. */
export function fillDay({ portal }: Sandbox): void {
  const manager = portal.people.manager.id
  const at = Date.now()
  portal.scopes.add('user_brief')
  portal.pastCalls = { count: 420, until: at - 2.5 * DAY }
  portal.enterPastCalls()
  portal.telephony.enter(CALLS.map(([minutes, number, code, duration], index) => ({
    id: `callback.${String(index).repeat(32).slice(0, 32)}.${Math.floor(at / 1000)}`,
    type: 'callback', at: at - minutes * MINUTE, userId: manager, line: 'reg151083', number, code, duration, app: null
  })))
  const todo = { authorId: manager, responsibleId: manager, description: '', pingOffsets: [15] }
  portal.timeline.addTodo({ ...todo, entityTypeId: 1, entityId: 1, title: 'Call back Klaus Riedel', deadline: iso(at - 10 * MINUTE) })
  portal.timeline.addTodo({ ...todo, entityTypeId: 3, entityId: 3, title: 'Send the price list', deadline: iso(at + 95 * MINUTE) })
  portal.timeline.addComment({ entityTypeId: 2, entityId: 1, authorId: manager, text: 'Wants the offer with the larger tank as well.' })
  portal.options.app['settings'] = JSON.stringify(SETTINGS)
}

const SETTINGS = {
  v: 1, revision: 3, by: '1', at: 1,
  settings: {
    lines: null, voices: null, defaultLine: null, quiet: { from: '20:00', to: '08:00' }, recentMinutes: 10, processTypes: [183], caller: 'Nordlicht GmbH',
    texts: {
      callback: { standard: 'Callback: {name}, {company}.', ready: ['Second call: {name}, about the offer.', 'Complaint: {name}, please be patient.'], names: ['Second call', 'Complaint'] },
      infocall: { standard: 'Good day. Your order is ready for collection.', ready: ['Good day. Your technician arrives within the hour.'], names: ['Technician'] }
    }
  }
}

function iso(moment: number): string {
  return new Date(moment).toISOString()
}
