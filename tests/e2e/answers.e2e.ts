import { answersTo, type Answer } from './answers.ts'
import { expect, NETWORK_COMPLAINTS, test, type Desk, type TypeName } from './desk.ts'
import { METHOD_OF_TYPE } from './words.ts'

test.use({ hurries: true, allowedComplaints: NETWORK_COMPLAINTS })

/** Answers of each kind. Every one, in every form: tests/unit/portal. */
const SOME = /^no code|^(?:QUERY_LIMIT|insufficient_scope|INTERNAL_SERVER)|^"".*empty, rings|^"Infocall failure".*coded, does not ring|^an error/

/** The click, what it comes to, and what stands before the next click on that number. */
async function click(desk: Desk, type: TypeName, answer: Answer, number: string): Promise<void> {
  const { portal } = desk.sandbox
  portal.refusals = answer.form
  portal.faults.clear()
  portal.faults.add({ method: METHOD_OF_TYPE[type], fault: answer.fault })
  const before = { posts: desk.posts(type).length, rings: portal.calls.length }
  const posted = () => desk.posts(type).length - before.posts
  await desk.fill({ type, number })
  await desk.send(type)
  expect(posted()).toBe(1)
  await expect(desk.alert).toContainText(answer.state)
  // What is visible: the details for support are folded away.
  await expect(desk.alert).not.toContainText(/ERROR_|error_description|Infocall|Parse error|reachable|undefined|null|\{\w+\}/i, { useInnerText: true })
  expect(portal.calls.length - before.rings).toBe(answer.rings ? 1 : 0)
  await desk.expectIntact({ type, number })

  // A limit's countdown blocks the button: the next click cannot be made, and the next case starts on a fresh page.
  if (answer.name.startsWith('QUERY_LIMIT')) {
    await expect(desk.alert).toContainText(/You can try again in \d+ s/)
    await expect(desk.submitButton(type)).toBeDisabled()
    await desk.open()
    await desk.ready()
    return
  }
  await desk.settled(type)
  if (answer.state === 'Call refused') {
    await desk.call(type)
    expect(posted()).toBe(2)
  } else {
    await desk.submitButton(type).click()
    await expect(desk.question).toContainText('may have started')
    expect(posted()).toBe(1)
  }
  await desk.settled(type)
}

for (const type of ['Call back', 'Voice message'] as const) {
  test(`${type}: answers of every kind, and the question before the next click`, async ({ desk }) => {
    const answers = answersTo(type).filter(({ name }) => SOME.test(name))
    desk.sandbox.portal.bucket.enabled = false
    await desk.open()
    await desk.ready()
    for (const [index, answer] of answers.entries()) {
      // A number of its own: the same one would be asked about first.
      await test.step(answer.name, () => click(desk, type, answer, `+49 30 90${18_200 + index}`))
    }
    const { portal } = desk.sandbox
    const confirmed = answers.filter(({ state, rings, name }) => rings || (state === 'Call refused' && !name.startsWith('QUERY_LIMIT')))
    expect(portal.calls).toHaveLength(confirmed.length)
  })
}
