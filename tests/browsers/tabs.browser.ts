import { expect, test, type BrowserDesk } from './desk.ts'

const OTHER_TAB = 'Another tab is starting a call right now'
const LATE = { method: 'voximplant.callback.start', fault: { kind: 'latency', ms: 3000 } } as const

/** Two tabs, both open and filled in. */
async function twoTabs(desk: BrowserDesk, number?: string): Promise<BrowserDesk> {
  await desk.openFilled()
  const other = await desk.anotherTab()
  await other.openFilled({ number })
  return other
}

test('two tabs clicked one right after the other: one request, one call, and the other tab says so', async ({ desk }) => {
  const other = await twoTabs(desk)
  desk.sandbox.portal.faults.add(LATE)
  await desk.callBack.clickByScript(1)
  await other.callBack.clickByScript(1)
  await other.expectEnding(OTHER_TAB)
  await desk.expectEnding('Call started')
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('what is typed in one tab survives its reload, whatever is typed in another meanwhile', async ({ desk }) => {
  const other = await twoTabs(desk, '+49 40 428990')
  await desk.tab.focus()
  await desk.tab.reload()
  await desk.ready()
  await desk.expectIntact()
  await other.tab.focus()
  await other.tab.reload()
  await other.ready()
  await other.expectIntact({ number: '+49 40 428990' })
})
