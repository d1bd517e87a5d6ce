import { expect, test } from './desk.ts'

test.use({ visitOptions: { blockStorage: true } })
test.skip(({ kind }) => kind === 'Chromium', 'Chromium: npm run e2e')

test.beforeEach(async ({ desk }) => {
  await desk.open()
  await desk.ready()
  expect(await desk.run(() => {
    try {
      return String(window.localStorage)
    } catch (error) {
      return error instanceof DOMException ? error.name : 'another error'
    }
  }), 'storage is blocked').toMatch(/^(SecurityError|null|undefined)$/)
})

test('storage blocked: the whole way to a call, and a recent one is asked about', async ({ desk }) => {
  await desk.fill({ line: /reg151083/, voice: 'German: female' })
  await desk.callBack.click()
  await desk.expectEnding('Call started')
  await expect.poll(() => desk.recent.text()).toContain('+49 30 901820')
  await desk.settled()
  await desk.callBack.click()
  await expect.poll(() => desk.question.text()).toContain('You called +49 30 901820 less than a minute ago')
  expect(desk.posts()).toHaveLength(1)
})

test('storage blocked: a reload in the middle of a call knows of it', async ({ desk }) => {
  await desk.fill()
  desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'silent', executed: true } })
  await desk.callBack.click()
  await expect.poll(() => desk.posts().length).toBe(1)
  await desk.tab.reload()
  await desk.ready()
  await expect.poll(() => desk.unclear.count()).toBe(1)
  await desk.settled()
  await desk.callBack.click()
  await expect.poll(() => desk.question.text()).toContain('An earlier call to +49 30 901820 may have started')
  expect(desk.posts()).toHaveLength(1)
})
