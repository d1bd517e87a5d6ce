import { answersTo } from '../e2e/answers.ts'
import { FAULT_CASES, type FaultCase } from '../e2e/faultCases.ts'
import { METHOD_OF_TYPE, type TypeName } from '../e2e/words.ts'
import { expect, tellCounts, test, type BrowserDesk } from './desk.ts'

/** What no user should read: the portal's own words, a page's code, a text that was not filled in. */
const RAW = /ERROR_|error_description|<html|undefined|null|\{\w+\}/i

/** One click under one fault. */
async function click(desk: BrowserDesk, type: TypeName, one: Omit<FaultCase, 'name'>, number: string): Promise<{ posts: number, rings: number }> {
  const { portal } = desk.sandbox
  await desk.number.fill(number)
  portal.faults.clear()
  portal.faults.add({ method: METHOD_OF_TYPE[type], fault: one.fault })
  const before = { posts: desk.posts(type).length, rings: portal.calls.length }
  await desk.submitButton(type).click()
  // From then on nothing of the last case's end is on the screen.
  await expect.poll(() => desk.posts(type).length).toBeGreaterThan(before.posts)
  await desk.expectEnding(one.state)
  expect(await desk.ending()).not.toMatch(RAW)
  const counts = { posts: desk.posts(type).length - before.posts, rings: portal.calls.length - before.rings }
  expect(counts).toEqual({ posts: one.posts, rings: one.rings })
  await desk.expectIntact({ type, number })
  await desk.settled(type)
  return counts
}

for (const type of ['Call back', 'Voice message'] as const) {
  test(`${type}: every way an answer is lost or makes no sense`, async ({ desk }) => {
    test.setTimeout(180_000)
    desk.sandbox.portal.bucket.enabled = false
    await desk.openFilled({ type })
    for (const [index, one] of FAULT_CASES.entries()) {
      await test.step(one.name, async () => {
        // A number of its own: the same one would be asked about first.
        const { posts, rings } = await click(desk, type, one, `+49 30 90182${10 + index}`)
        tellCounts(`${type}, ${one.name}`, posts, rings)
      })
    }
  })
}

test('every refusal, and every answer that looks like one and leaves open what happened', async ({ desk, kind, protocol }) => {
  test.skip(kind === 'Chromium', 'Chromium: npm run e2e')
  test.skip(protocol !== 'h2', 'what an answer says does not depend on how it travels')
  const type = 'Call back'
  // A limit's countdown takes the button away for a while.
  const answers = answersTo(type).filter(({ name }) => !/LIMIT_EXCEEDED|TIME_LIMIT/.test(name))
  test.setTimeout(answers.length * 8_000)
  desk.sandbox.portal.bucket.enabled = false
  await desk.openFilled()
  for (const [index, { name, fault, form, state, rings }] of answers.entries()) {
    await test.step(name, async () => {
      desk.sandbox.portal.refusals = form
      await click(desk, type, { fault, state, posts: 1, rings: rings ? 1 : 0 }, `+49 30 90${18_200 + index}`)
    })
  }
})
