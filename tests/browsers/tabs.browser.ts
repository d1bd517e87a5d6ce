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

test('a call made in one tab is known in the other once that is in front: it is listed, and asked about', async ({ desk }) => {
  const other = await twoTabs(desk)
  await desk.tab.focus()
  await desk.callBack.click()
  await desk.expectEnding('Call started')
  // WebKit's driver brings no tab to the front, and one behind draws nothing.
  await desk.tab.close()
  await other.tab.focus()
  await expect.poll(() => other.recent.text()).toMatch(/\+49 30 901820.*Started/s)
  await other.callBack.click()
  await expect.poll(() => other.question.text()).toContain('You called +49 30 901820 less than a minute ago')
  expect(desk.posts()).toHaveLength(1)
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
