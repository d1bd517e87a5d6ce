import { expect, test } from './desk.ts'

/** What `docs/scopes.md` tells administrators to grant, and nothing else. */
const SCOPES = ['telephony', 'call']

/** What the portal refuses each of them, whatever the scopes: lines are for administrators to list. */
const REFUSED = { administrator: [], manager: ['voximplant.line.get', 'voximplant.line.outgoing.get'] }

for (const user of ['administrator', 'manager'] as const) {
  test(`${user}: a call with the documented scopes alone`, async ({ desk }) => {
    desk.sandbox.portal.scopes = new Set(SCOPES)
    await desk.open({ user })
    await desk.ready()
    await desk.fill()
    await desk.call()
    const { requests } = desk.sandbox.portal
    expect(requests.filter(request => request.error !== null)).toEqual([])
    const refused = requests.flatMap(request => request.commands ?? []).filter(command => !command.executed)
    // My list says in words that it lacks to-dos.
    expect(refused.map(command => command.method).filter(method => method !== 'crm.activity.list')).toEqual(REFUSED[user])
  })
}

test('at 1920 px the frame\'s page has no scroll bars', async ({ desk }) => {
  await desk.page.setViewportSize({ width: 1920, height: 720 })
  await desk.open({ user: 'manager', bare: false, panel: false })
  await desk.ready()
  const overflow = () => desk.app.locator('html').evaluate(page => ({
    across: page.scrollWidth - document.body.offsetWidth,
    down: page.scrollHeight - page.clientHeight
  }))
  await expect.poll(overflow).toEqual({ across: 0, down: 0 })
  await desk.fill({ text: 'A long text.\n'.repeat(40) })
  await desk.call()
  await expect.poll(overflow).toEqual({ across: 0, down: 0 })
})
