import { expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'

test.use({ hurries: true, allowedComplaints: NETWORK_COMPLAINTS })

const MAY_HAVE_STARTED = 'An earlier call to +49 30 901820 may have started'

/** A click whose answer never comes, and the page loaded anew while the request is on its way. */
async function interrupted(desk: Desk): Promise<void> {
  await desk.open()
  await desk.ready()
  await desk.fill({ line: /reg151083/, voice: 'German: female' })
  desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'silent', executed: true } })
  await desk.callBack.click()
  await expect.poll(() => desk.sandbox.portal.calls.length).toBe(1)
  await desk.reload()
}

test('a reload in the middle of a request keeps the attempt in sight and the form as it was', async ({ desk }) => {
  await interrupted(desk)
  await expect(desk.unclear).toHaveCount(1)
  await expect(desk.unclear).toContainText(/Call back to \+49 30 901820, \d+:\d\d/)
  await expect(desk.unclear).toContainText('The page was closed or reloaded before the portal answered')
  await desk.expectIntact()
  await expect(desk.line).toHaveValue(/Cloud PBX \(9\)/)
  await expect(desk.voice).toHaveValue(/German: female/)

  await desk.reload()
  await expect(desk.unclear).toHaveCount(1)
  expect(desk.posts()).toHaveLength(1)
})

test('another call to that number needs "Call anyway", which names the earlier one', async ({ desk }) => {
  await interrupted(desk)
  await desk.callBack.click()
  await expect(desk.question).toContainText(MAY_HAVE_STARTED)
  await expect(desk.question).toContainText(/\d+:\d\d.*“Call back” over line Cloud PBX \(9\)/)
  await desk.settled()
  await desk.doNotCall.click()
  await desk.expectIntact()
  expect(desk.posts()).toHaveLength(1)

  await desk.callBack.click()
  await desk.settled()
  await desk.callAllTheSame()
  await desk.settled()
  expect(desk.posts()).toHaveLength(2)
  // What became of the first one is still not known.
  await expect(desk.unclear).toHaveCount(1)
})

test('the number is recognised however it is written, and on whichever line', async ({ desk }) => {
  await interrupted(desk)
  const ways = [
    { number: '+49 (0) 30 90-18-20', line: /SIP line 2/ },
    { number: 'tel: 0049 30 901820', line: /SIP line 2/ },
    { number: '+4930901820', line: /sip7/ },
    { number: '+49 30 90 18 20', line: /sip7/, type: 'Voice message' as const }
  ]
  for (const way of ways) {
    await desk.fill(way)
    await expect(desk.question, 'about the number before').toBeHidden()
    await desk.submitButton(way.type).click()
    await expect(desk.question, way.number).toContainText(MAY_HAVE_STARTED)
    await desk.settled(way.type)
  }
  expect([...desk.posts(), ...desk.posts('Voice message')]).toHaveLength(1)

  await desk.fill({ number: '+49 30 901821', line: /SIP line 2/ })
  await desk.call()
  expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual(['+4930901820', '+4930901821'])
})

for (const { answer, state } of [
  { answer: 'It rang', state: 'Rang, as you said' },
  { answer: 'It did not ring', state: 'Did not ring, as you said' }
]) {
  test(`"${answer}" settles an attempt for good`, async ({ desk }) => {
    await interrupted(desk)
    await desk.unclear.getByRole('button', { name: answer }).click()
    await expect(desk.unclear).toHaveCount(0)
    await expect(desk.recent).toContainText(state)

    await desk.reload()
    await expect(desk.recent).toContainText(state)
    await expect(desk.unclear).toHaveCount(0)
  })
}

test('once it is known that it did not ring, the number is called without a question', async ({ desk }) => {
  await interrupted(desk)
  await desk.unclear.getByRole('button', { name: 'It did not ring' }).click()
  await desk.call()
  expect(desk.posts()).toHaveLength(2)
})

test('an unclear end on the screen asks before the next click too', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await desk.fill()
  desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'gateway', status: 504, executed: true } })
  await desk.callBack.click()
  await expect(desk.alert).toContainText('Not clear whether the call started')
  await desk.settled()
  await desk.callBack.click()
  await expect(desk.question).toContainText(MAY_HAVE_STARTED)
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
})

for (const { title, executed, rings } of [
  { title: 'that rang', executed: true, rings: 1 },
  { title: 'that did nothing', executed: false, rings: 0 }
]) {
  test(`no answer for a minute to a request ${title}: unclear, and not sent again`, async ({ desk }) => {
    await desk.open()
    await desk.ready()
    await desk.fill()
    desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'silent', executed } })
    await desk.callBack.click()
    await expect.poll(() => desk.posts().length).toBe(1)
    await desk.page.clock.fastForward(50_000)
    await expect(desk.status).toHaveText('The request is on its way to Bitrix24…')

    await desk.page.clock.fastForward(11_000)
    await expect(desk.alert).toContainText('Not clear whether the call started')
    await expect(desk.alert).toContainText('The portal did not answer within a minute')
    await expect(desk.unclear).toHaveCount(1)
    await desk.settled()
    await desk.expectIntact()
    expect(desk.posts()).toHaveLength(1)
    expect(desk.sandbox.portal.calls).toHaveLength(rings)
  })
}
