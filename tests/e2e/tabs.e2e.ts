import { bindEverywhere, expect, test, type Desk } from './desk.ts'

const OTHER_TAB = 'Another tab is starting a call right now'
const LATE = { method: 'voximplant.callback.start', fault: { kind: 'latency', ms: 1500 } } as const

/** A second tab, open and filled in. */
async function secondTab(desk: Desk, number?: string): Promise<Desk> {
  const other = await desk.anotherTab()
  await other.open()
  await other.ready()
  await other.fill({ number })
  return other
}

async function firstTab(desk: Desk): Promise<void> {
  await desk.open()
  await desk.ready()
  await desk.fill()
}

test('two tabs clicked at the same time: one request, one call, and the other tab says so', async ({ desk }) => {
  await firstTab(desk)
  const tabs = [desk, await secondTab(desk)] as const
  desk.sandbox.portal.faults.add(LATE)
  await Promise.all(tabs.map(tab => tab.callBack.dispatchEvent('click')))

  const ends = await Promise.all(tabs.map(async (tab) => {
    await expect(tab.status.or(tab.alert)).toContainText(/Call started|Call refused/)
    await tab.settled()
    return await tab.alert.isVisible() ? await tab.alert.innerText() : 'started'
  }))
  expect(ends.filter(end => end === 'started')).toHaveLength(1)
  expect(ends.find(end => end !== 'started')).toContain(OTHER_TAB)
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('while one tab waits for the portal, another one starts nothing, not even to another number', async ({ desk }) => {
  await firstTab(desk)
  const other = await secondTab(desk, '+49 40 428990')
  desk.sandbox.portal.faults.add(LATE)
  await desk.callBack.click()
  await expect.poll(() => desk.posts().length).toBe(1)

  await other.callBack.click()
  await expect(other.alert).toContainText(OTHER_TAB)
  await other.expectIntact({ number: '+49 40 428990' })
  expect(desk.posts()).toHaveLength(1)

  await expect(desk.status).toContainText('Call started')
  await other.settled()
  await other.call()
  expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual(['+4930901820', '+4940428990'])
})

test('what is typed in one tab survives its reload, whatever is typed in another meanwhile; a new tab begins with the latest', async ({ desk }) => {
  await firstTab(desk)
  const other = await secondTab(desk, '+49 40 428990')
  await other.text().fill('The other tab\'s text.')
  await desk.reload()
  await desk.expectIntact()
  await other.reload()
  await other.expectIntact({ number: '+49 40 428990', text: 'The other tab\'s text.' })

  // Reloading is not typing: the latest is still the other tab's.
  await desk.reload()
  await desk.expectIntact()
  const third = await desk.anotherTab()
  await third.open()
  await third.ready()
  await third.expectIntact({ number: '+49 40 428990', text: 'The other tab\'s text.' })
})

test('a call made in one tab is known in the other: it is listed, and asked about', async ({ desk }) => {
  await firstTab(desk)
  const other = await secondTab(desk)
  await desk.call()

  await expect(other.recent).toContainText(/\+49 30 901820.*Started/s)
  await other.callBack.click()
  await expect(other.question).toContainText('You called +49 30 901820 less than a minute ago')
  await other.settled()
  expect(desk.posts()).toHaveLength(1)
})

test('a tab opened during a request does not call it unclear, and starts nothing either', async ({ desk }) => {
  await firstTab(desk)
  desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'silent', executed: true } })
  await desk.callBack.click()
  await expect.poll(() => desk.sandbox.portal.calls.length).toBe(1)

  const other = await secondTab(desk)
  await expect(other.recent).toContainText('On its way')
  await expect(other.unclear).toHaveCount(0)
  await other.callBack.click()
  await expect(other.alert).toContainText(OTHER_TAB)
  await other.settled()
  await expect(other.unclear).toHaveCount(0)
  expect(desk.posts()).toHaveLength(1)

  // The tab that was waiting goes: now nobody will hear the answer.
  await desk.page.close()
  await other.callBack.click()
  await expect(other.question).toContainText('An earlier call to +49 30 901820 may have started')
  await expect(other.unclear).toHaveCount(1)
  await other.settled()
  expect(desk.posts()).toHaveLength(1)
})

test('what one tab settles is settled in the other', async ({ desk }) => {
  await firstTab(desk)
  const other = await secondTab(desk)
  desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'brokenJson', executed: true } })
  await desk.callBack.click()
  await expect(desk.alert).toContainText('Not clear whether the call started')

  await other.unclear.getByRole('button', { name: 'It rang' }).click()
  await expect(desk.unclear).toHaveCount(0)
  await expect(desk.recent).toContainText('Rang, as you said')
})

test('without locks, the app opened once more in a slider of the same tab knows that a call is on its way', async ({ desk }) => {
  bindEverywhere(desk.sandbox)
  await desk.page.context().addInitScript(() => { Reflect.deleteProperty(Navigator.prototype, 'locks') })
  await desk.open({ user: 'manager', bare: false, panel: false })
  await desk.ready()
  await desk.fill({ number: '+44 20 7946 0321' })
  await expect(desk.found).toBeVisible()
  desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'silent', executed: true } })
  await desk.callBack.click()
  await desk.found.click()
  await desk.portalPage.getByRole('toolbar', { name: 'Record' }).getByRole('button', { name: 'Call back' }).click()
  const upper = desk.portalPage.frameLocator('iframe').first()
  await expect(upper.getByRole('textbox', { name: 'Phone number' })).toHaveValue('+44 20 7946 0321')
  await upper.getByRole('button', { name: 'Call back', exact: true }).click()
  await expect(upper.getByRole('alert')).toContainText(OTHER_TAB)
  expect(desk.sandbox.portal.calls.map(({ number }) => number)).toEqual(['+442079460321'])
})
