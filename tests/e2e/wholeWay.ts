import { expect, type Desk } from './desk.ts'

/** What is asked after the form is usable, at any moment: how a call may leave (once, over TLS), who was here, recent calls to the number, and the stage of its record. */
export const AFTERWARDS: readonly string[] = ['profile', 'user.option.set', 'voximplant.statistic.get', 'crm.status.list']

/**
 * A manager without a line of their own opens a deal's card, sees the client's name and number, clicks once, and one call rings.
 * The app is installed, its lines are shared.
 */
export async function callFromDeal(desk: Desk): Promise<void> {
  const { portal } = desk.sandbox
  portal.people.manager.defaultLine = null
  // Whatever is asked besides the one read is not waited for.
  for (const method of ['user.option.set', 'voximplant.statistic.get']) portal.faults.add({ method, fault: { kind: 'silent', executed: false } })
  const before = portal.requests.length
  await desk.openFromCard('/crm/deal/details/2/')
  await expect(desk.client).toHaveAccessibleName('Fleet tracking, annual · Oliver Bennett · Bennett Logistics Ltd')
  await expect(desk.number).toHaveValue('+44 20 7946 0321')
  await expect(desk.line).toHaveValue('SIP line')
  // An administrator's page that was left just now may still have been asking.
  const opening = portal.requests.slice(before).filter(({ user, method, commands }) => user === 'manager'
    // What stands beside the form asks for itself.
    && (method !== 'batch' || commands?.some(one => one.method === 'profile')))
  expect(opening.filter(({ outcome, method }) => outcome === 'answered' && !AFTERWARDS.includes(method)).map(({ method }) => method), 'requests until the form is usable').toEqual(['batch'])
  expect(opening.find(({ method }) => method === 'batch')?.commands?.map(({ method }) => method)).toContain('crm.item.get')

  await desk.text().fill('{manager} asks for {name}.')
  await desk.call()
  expect(desk.posts()).toHaveLength(1)
  expect(portal.calls.map(({ user, line, number, text }) => ({ user, line, number, text }))).toEqual([
    { user: 'manager', line: 'reg150907', number: '+442079460321', text: 'Jonas Weber asks for Oliver Bennett.' }
  ])
  portal.faults.clear()
}
