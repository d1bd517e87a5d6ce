import { expect, test, type Desk } from './desk.ts'

test.use({ hurries: true })

async function call(desk: Desk): Promise<void> {
  await desk.fill({ line: /reg151083/, voice: 'German: female' })
  await desk.call()
  await desk.settled()
}

test('with storage blocked the whole path works, and a recent call is asked about', async ({ desk }) => {
  await desk.blockStorage()
  await desk.open()
  await desk.ready()
  await call(desk)
  await expect(desk.recent).toContainText('+49 30 901820')

  await desk.callBack.click()
  await expect(desk.question).toContainText('You called +49 30 901820 less than a minute ago')
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
})

test('with storage blocked ten fast clicks are one call', async ({ desk }) => {
  await desk.blockStorage()
  await desk.open()
  await desk.ready()
  await desk.fill()
  desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'latency', ms: 500 } })
  await desk.callBack.evaluate((button: HTMLElement) => {
    for (let click = 0; click < 10; click++) button.click()
  })
  await expect(desk.status).toContainText('Call started')
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
})

for (const { title, rings } of [{ title: 'that rang', rings: true }, { title: 'that did nothing', rings: false }]) {
  test(`with storage blocked, a frame loaded anew in the middle of a call ${title} knows of it`, async ({ desk }) => {
    await desk.blockStorage()
    await desk.open()
    await desk.ready()
    await desk.fill({ line: /reg151083/, voice: 'German: female' })
    desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'silent', executed: rings } })
    await desk.callBack.click()
    await expect.poll(() => desk.posts().length).toBe(1)
    await desk.reload()

    await expect(desk.unclear).toHaveCount(1)
    await expect(desk.unclear).toContainText('The page was closed or reloaded before the portal answered')
    await desk.expectIntact({ number: '+4930901820' })
    await expect(desk.voice).toHaveValue(/German: female/)
    await desk.callBack.click()
    await expect(desk.question).toContainText('An earlier call to +49 30 901820 may have started')
    await desk.settled()
    expect(desk.posts()).toHaveLength(1)
    expect(desk.sandbox.portal.calls).toHaveLength(rings ? 1 : 0)
  })
}

test('with storage blocked a call costs one small request more, before it; nothing is left on the portal once it has started', async ({ desk }) => {
  await desk.blockStorage()
  await desk.open()
  await desk.ready()
  // The first visit remembers whose it was, at any moment.
  await expect.poll(() => desk.sandbox.portal.requestsTo('user.option.set').map(({ status }) => status)).toEqual([200])
  const before = desk.sandbox.portal.requests.length
  await call(desk)
  // An administrator's first visit keeps the lines for everybody (app.option.set), at any moment: it does not belong to the click.
  const methods = () => desk.sandbox.portal.requests.slice(before).map(({ method }) => method).filter(method => /user\.option\.set|\.start/.test(method))
  await expect.poll(methods).toEqual(['user.option.set', 'voximplant.callback.start', 'user.option.set', 'user.option.set'])
  expect(Object.values(desk.sandbox.portal.options.user).map(options => options.ahead)).toEqual([''])
})

test('a browser that empties its storage between visits costs nothing but speed', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await call(desk)
  // Not before the page has gone: it keeps its form when it goes.
  await desk.page.addInitScript(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await desk.reload()
  await expect(desk.number).toHaveValue('')
  await call(desk)
  expect(desk.posts()).toHaveLength(2)
})

test('stored values that are damaged change nothing', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await call(desk)
  const damaged = await desk.frame.evaluate(() => {
    const keys = Object.keys(localStorage)
    for (const key of keys) localStorage.setItem(key, '[{"id":')
    return keys.length
  })
  expect(damaged).toBeGreaterThan(2)
  await desk.reload()
  await call(desk)
})
