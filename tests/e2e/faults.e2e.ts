import { expect, NETWORK_COMPLAINTS, test, type Desk, type TypeName } from './desk.ts'
import { FAULT_CASES, type FaultCase } from './faultCases.ts'
import { METHOD_OF_TYPE } from './words.ts'

const NUMBER = '+49 30 901820'
const TYPES: readonly TypeName[] = ['Call back', 'Voice message']

const PROTOCOLS = [
  { protocol: 'h2', title: 'HTTP/2', version: '2' },
  { protocol: 'http', title: 'HTTP/1.1', version: '1.1' }
] as const

/** One click under one fault, from the form as it is to what the user sees. */
async function click(desk: Desk, type: TypeName, one: FaultCase, version: string, number = NUMBER): Promise<void> {
  const { portal } = desk.sandbox
  await desk.fill({ type, number })
  portal.faults.clear()
  portal.faults.add({ method: METHOD_OF_TYPE[type], fault: one.fault })
  const before = { posts: desk.posts(type).length, rings: portal.calls.length }
  await desk.submitButton(type).click()
  // From then on nothing of the last case's end is on the screen.
  await expect.poll(() => desk.posts(type).length).toBeGreaterThan(before.posts)

  const place = one.state === 'Call started' ? desk.status : desk.alert
  await expect(place).toContainText(one.state)
  // What is visible: the details for support are folded away.
  await expect(place).not.toContainText(/ERROR_|error_description|<html|undefined|null|\{\w+\}/i, { useInnerText: true })
  const posts = desk.posts(type).slice(before.posts)
  expect(posts).toHaveLength(one.posts)
  expect(portal.calls.length - before.rings).toBe(one.rings)
  expect(posts.every(post => post.protocol === version)).toBe(true)
  // Nothing that was typed is lost.
  await desk.expectIntact({ type, number })
}

for (const { protocol, title, version } of PROTOCOLS) {
  for (const type of TYPES) {
    test.describe(`${type} over ${title}`, () => {
      test.use({ protocol, hurries: true, allowedComplaints: NETWORK_COMPLAINTS })
      test('every fault', async ({ desk }) => {
        test.setTimeout(180_000)
        desk.sandbox.portal.bucket.enabled = false
        await desk.open()
        await desk.ready()
        for (const [index, one] of FAULT_CASES.entries()) {
          // A number of its own: the same one would be asked about first.
          await test.step(one.name, () => click(desk, type, one, version, `+49 30 90182${10 + index}`))
          await desk.settled(type)
        }
      })
    })
  }
}
