import { expect, NETWORK_COMPLAINTS, test, Desk } from './desk.ts'
import { ageAttempts, liveOn, storedAttempts } from './lostAnswers.ts'

const STATISTICS = 'voximplant.statistic.get'
const HOUR = 60 * 60 * 1000
const questions = ({ sandbox }: Desk) => sandbox.portal.requestsTo(STATISTICS)
  .filter(({ params }) => JSON.stringify(params).includes('CALL_ID'))

/** What the desk says for codes: one with a word of its own, one that two share, one nobody knows. The others: tests/unit. */
const WORDS: Record<string, string> = { '486': 'Busy', '503': 'This route is unavailable', '999': 'Ended with code 999' }

test('codes: from the click to their words', async ({ desk, passTime }) => {
  const { telephony } = desk.sandbox.portal
  telephony.speed = 100
  await desk.open()
  for (const [index, [code, words]] of Object.entries(WORDS).entries()) {
    await test.step(`${code}: ${words}`, async () => {
      telephony.next({ code })
      await desk.fill({ number: `+49 30 90182${10 + index}` })
      await desk.call()
      await expect(desk.status).toContainText('How the call ends is shown here.')
      await expect.poll(() => desk.sandbox.portal.statistics.length).toBe(index + 1)
      await passTime(31_000)
      await expect(desk.status).toContainText(words)
      await expect(desk.recent.first()).toContainText(words)
      await desk.settled()
    })
  }
})

test('calls followed for two minutes are hardly any questions', async ({ desk, passTime }) => {
  const { portal } = desk.sandbox
  const count = 3
  portal.telephony.speed = 0
  await desk.open()
  for (let call = 0; call < count; call += 1) {
    await desk.fill({ number: `+49 30 9018${100 + call}` })
    await desk.call()
    await desk.settled()
  }
  const before = questions(desk).length
  for (let second = 0; second < 120; second += 5) {
    await passTime(5_000)
    await desk.atRest()
  }
  const asked = questions(desk).length - before
  console.log(`  measured: ${count} calls, ${asked} questions in two minutes`)
  expect(asked).toBeGreaterThan(2)
  expect(asked).toBeLessThanOrEqual(5)
  // One question is for all of them.
  expect(JSON.stringify(questions(desk).at(-1)?.params).match(/callback\./g)).toHaveLength(count)
})

test('a call is not asked about while the tab is hidden, and at once when it is shown again', async ({ desk, passTime }) => {
  desk.sandbox.portal.telephony.speed = 0
  await desk.open()
  await desk.fill()
  await desk.call()
  await desk.frame.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const before = questions(desk).length
  await passTime(10 * 60_000)
  desk.sandbox.portal.telephony.finishAll()
  await desk.atRest()
  expect(questions(desk)).toHaveLength(before)
  await desk.frame.evaluate(() => {
    Reflect.deleteProperty(document, 'visibilityState')
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(desk.status).toContainText('Answered')
  expect(questions(desk)).toHaveLength(before + 1)
})

test.describe('without the right to see statistics', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('it is said once, with a link to the portal\'s own page, and calling works', async ({ desk, passTime }) => {
    desk.sandbox.portal.people.manager.rights.statistics = 'none'
    await desk.open({ user: 'manager' })
    await desk.fill()
    await desk.call()
    await passTime(11_000)
    await expect(desk.app.getByText('How calls end cannot be shown here')).toBeVisible()
    await expect(desk.app.getByRole('link', { name: 'Call statistics of Bitrix24' })).toHaveAttribute('href', /^http/)
    const asked = desk.sandbox.portal.requestsTo(STATISTICS).length
    await desk.fill({ number: '+49 40 428990' })
    await desk.settled()
    await desk.call()
    await passTime(10 * 60_000)
    await desk.atRest()
    expect(desk.sandbox.portal.requestsTo(STATISTICS)).toHaveLength(asked)
  })

  test('CRM tells how a callback to a client ended', async ({ desk, passTime }) => {
    const { portal } = desk.sandbox
    portal.telephony.speed = 100
    portal.people.manager.rights.statistics = 'none'
    await desk.open({ user: 'manager' })
    // A contact of the manager's own.
    await desk.fill({ number: '+49 30 23125 101' })
    await desk.call()
    await expect.poll(() => portal.statistics.length).toBe(1)
    await liveOn(desk, passTime, 3 * 60_000)
    await expect(desk.recent).toContainText('Answered')
  })
})

test.describe('an answer that is lost', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('the call is found with its id, not that of a colleague to the same number in the same minute', async ({ desk, passTime }) => {
    const { portal } = desk.sandbox
    portal.telephony.speed = 100
    await desk.open({ user: 'manager' })
    await desk.fill()
    // The colleague's call comes first and ends first.
    const other = portal.telephony.start({
      type: 'callback', user: 'administrator', userId: 1, line: 'reg151083', number: '+4930901820', text: 'x', voice: null
    })
    portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'cut', executed: true } })
    await desk.callBack.click()
    await expect(desk.alert).toContainText('Not clear whether the call started')
    await expect(desk.unclear).toContainText('The portal\'s call records are being searched.')
    await expect.poll(() => portal.statistics.length).toBe(2)
    await passTime(21_000)
    await expect(desk.unclear).toHaveCount(0)
    await expect(desk.recent).toContainText('Answered')
    const own = portal.calls.find(({ user }) => user === 'manager')
    expect((await storedAttempts(desk)).map(({ state, callId }) => ({ state, callId }))).toEqual([{ state: 'started', callId: own?.id }])
    expect(own?.id).not.toBe(other.id)
    expect(desk.posts()).toHaveLength(1)
  })

  test('a call that never was did not happen, once enough time has passed; another computer learns it', async ({ desk, browser }) => {
    await desk.open()
    await desk.fill()
    desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'cut', executed: false } })
    await desk.callBack.click()
    await expect(desk.unclear).toHaveCount(1)
    // Another computer knows of it as soon as the portal does.
    await expect.poll(() => JSON.stringify(desk.sandbox.portal.requestsTo('user.option.set').map(({ params }) => params))).toContain('unclear')
    const context = await browser.newContext({ ignoreHTTPSErrors: true })
    const elsewhere = new Desk(await context.newPage(), desk.sandbox, desk.complaints)
    await elsewhere.open()
    await expect(elsewhere.unclear).toHaveCount(1)

    // Six hours later: the same attempt, clicked six hours ago.
    await ageAttempts(desk, 6 * HOUR)
    await desk.reload()
    await expect(desk.unclear).toHaveCount(0)
    await expect(desk.recent).toContainText('Did not happen')
    await expect.poll(() => JSON.stringify(desk.sandbox.portal.requestsTo('user.option.set').at(-1)?.params)).toContain('did-not-happen')
    await elsewhere.reload()
    await expect(elsewhere.unclear).toHaveCount(0)
    expect(desk.posts()).toHaveLength(1)
    await context.close()
  })

  test('too early to tell, it stays in sight, and can be settled by hand', async ({ desk, passTime }) => {
    await desk.open()
    await desk.fill()
    desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'cut', executed: false } })
    await desk.callBack.click()
    await expect(desk.unclear).toHaveCount(1)
    await passTime(21_000)
    await expect(desk.unclear).toContainText('The portal records calls only after they have ended: the search goes on.')
    await desk.unclear.getByRole('button', { name: 'It did not ring' }).click()
    await expect(desk.unclear).toHaveCount(0)
  })
})

test.describe('an answer that is lost, where none of the code arrives that loads later', () => {
  test.use({ allowedComplaints: new RegExp(`${NETWORK_COMPLAINTS.source}|Failed to fetch dynamically imported module`) })

  test('the call is found all the same: no screen\'s widget starts the search', async ({ desk, passTime }) => {
    const { portal } = desk.sandbox
    portal.telephony.speed = 100
    const refused: string[] = []
    await desk.page.route(/\/assets\/(?!(?:main|session|interface|desk|rolldown-runtime)-)[^/]*\.js/, async (route) => {
      refused.push(route.request().url())
      await route.abort()
    })
    await desk.open({ user: 'manager' })
    await desk.fill()
    portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'cut', executed: true } })
    await desk.callBack.click()
    await expect(desk.alert).toContainText('Not clear whether the call started')
    await expect.poll(() => portal.statistics.length).toBe(1)
    await passTime(21_000)
    await expect.poll(async () => (await storedAttempts(desk)).map(({ state, callId }) => ({ state, callId }))).toEqual([{ state: 'started', callId: portal.calls[0]?.id }])
    await expect(desk.unclear).toHaveCount(0)
    expect(refused.some(url => url.includes('/beside-'))).toBe(true)
    expect(desk.posts()).toHaveLength(1)
  })
})

test.describe('a record that comes late', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('puts right what its absence said, in every tab; until then the next click asks', async ({ desk, passTime }) => {
    const { telephony, faults } = desk.sandbox.portal
    telephony.speed = 0
    telephony.rowDelayMs = 30 * 60_000
    await desk.open()
    await desk.fill({ type: 'Voice message' })
    faults.add({ method: 'voximplant.infocall.startwithtext', fault: { kind: 'cut', executed: true } })
    await desk.sendMessage.click()
    await expect(desk.unclear).toHaveCount(1)
    telephony.finishAll()
    await liveOn(desk, passTime, 30 * 60_000)
    await expect(desk.recent).toContainText(/Did not happen.*most likely/)
    await expect(desk.unclear).toHaveCount(0)

    const another = await desk.anotherTab()
    await another.open()
    await another.ready()
    for (const tab of [desk, another]) {
      await tab.sendMessage.click()
      await expect(tab.question).toContainText('A call to +49 30 901820 probably did not happen')
      await tab.settled('Voice message')
      await tab.doNotCall.click()
      await tab.settled('Voice message')
    }
    expect(desk.posts('Voice message')).toHaveLength(1)

    telephony.catchUp()
    await liveOn(desk, passTime, 20 * 60_000)
    for (const tab of [desk, another]) await expect(tab.recent).toContainText('Answered')
    expect(await storedAttempts(desk)).toMatchObject([{ state: 'started', callId: telephony.calls[0]?.id, found: 'likely' }])
    await desk.call('Voice message')
    expect(desk.posts('Voice message')).toHaveLength(2)
  })
})

for (const { type, words, more } of [
  { type: 'Voice message', words: 'shows records of voice messages only to people who may see everybody\'s calls', more: false },
  { type: 'Call back', words: 'If a colleague answered, the record is theirs', more: true }
] as const) {
  test.describe('a record that is not in sight', () => {
    test.use({ allowedComplaints: NETWORK_COMPLAINTS })

    test(`proves nothing to a manager, who asks before calling again and settles it: ${type}`, async ({ desk, passTime }) => {
      const { portal } = desk.sandbox
      portal.telephony.speed = 100
      portal.telephony.next({ answeredBy: 'administrator' })
      await desk.open({ user: 'manager' })
      await desk.fill({ type })
      portal.faults.add({ method: '*', fault: { kind: 'controller', error_description: type === 'Call back' ? '' : 'Infocall failure', executed: true } })
      await desk.submitButton(type).click()
      await expect(desk.unclear).toHaveCount(1)
      await expect.poll(() => portal.statistics.length).toBe(1)
      await liveOn(desk, passTime, 2 * HOUR)
      await expect(desk.unclear).toContainText(words)
      // My list reads records too, under other names.
      const searches = () => portal.requests.filter(({ commands = [] }) => commands.some(({ name, method }) => method === STATISTICS && /^c\d/.test(name))).length
      const searched = searches()
      expect(searched).toBeGreaterThan(0)
      await liveOn(desk, passTime, 8 * HOUR)
      expect(searches() > searched, 'looked for while it may still come').toBe(more)
      await expect(desk.unclear).toHaveCount(1)
      await desk.submitButton(type).click()
      await expect(desk.question).toContainText('may have started')
      await desk.settled(type)
      await desk.doNotCall.click()
      await desk.unclear.getByRole('button', { name: 'It rang', exact: true }).click()
      await expect(desk.unclear).toHaveCount(0)
      expect(desk.posts(type)).toHaveLength(1)
    })
  })
}

test('a missed callback that the portal rings again is shown as such, and the next click says that it may', async ({ desk, passTime }) => {
  const { portal } = desk.sandbox
  portal.telephony.speed = 100
  portal.telephony.redial = { attempts: 1, periodMs: 60_000 }
  portal.telephony.next({ code: '304' })
  await desk.open()
  await desk.fill({ line: /reg151083/ })
  await desk.call()
  await expect.poll(() => portal.statistics.length).toBe(1)
  await passTime(70_000)
  await expect(desk.recent).toContainText('Not answered')
  await desk.settled()
  await desk.callBack.click()
  await expect(desk.question).toContainText('Your call to +49 30 901820 was not answered')
  await expect(desk.question).toContainText('The portal may be about to ring it again by itself.')
  await desk.settled()
  await desk.doNotCall.click()
  expect(desk.posts()).toHaveLength(1)

  // Answered this time.
  await expect.poll(() => portal.statistics.length).toBe(2)
  await liveOn(desk, passTime, 6 * 60_000)
  await expect(desk.recent.first()).toContainText(/Answered.*Rung again by the portal, most likely/)
  await desk.settled()
  await desk.call()
  expect(desk.posts()).toHaveLength(2)
})

test('recent calls to the number are there before the click, a colleague\'s too', async ({ desk }) => {
  const { portal } = desk.sandbox
  portal.telephony.speed = 100
  portal.telephony.next({ code: '304' })
  portal.telephony.start({ type: 'callback', user: 'manager', userId: 7, line: 'reg151083', number: '+4930901820', text: 'x', voice: null })
  await expect.poll(() => portal.statistics.length).toBe(1)
  await desk.open()
  await desk.number.fill('+49 30 901820')
  const history = desk.app.getByRole('list', { name: 'Recent calls to this number' })
  await expect(history.getByRole('listitem')).toHaveText([/^Called .* by Jonas Weber: Not answered$/])
  await desk.number.fill('+49 30 901821')
  await expect(history).toBeHidden()
})
