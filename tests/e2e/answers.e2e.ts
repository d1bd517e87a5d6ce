import type { Fault } from '../../sandbox/index.ts'
import documented from '../../sandbox/data/errors.json' with { type: 'json' }
import { expect, NETWORK_COMPLAINTS, test, type Desk, type TypeName } from './desk.ts'

test.use({ protocol: 'h2', allowedComplaints: NETWORK_COMPLAINTS })

/** One answer of the portal to a click, and what the click must come to. */
interface Answer {
  name: string
  fault: Fault
  /** How exceptions without a code arrive. */
  form: 'empty' | 'coded'
  state: 'Call refused' | 'Not clear whether the call started'
  rings: boolean
}

const METHOD_OF_TYPE = { 'Call back': 'voximplant.callback.start', 'Voice message': 'voximplant.infocall.startwithtext' } as const
const FORMS = ['empty', 'coded'] as const
/** Documented errors that do not say that nothing rang: docs/decisions/0017-refusals.md. */
const LEAVES_OPEN = /^INTERNAL_SERVER_ERROR|^ERROR_UNEXPECTED_ANSWER|Infocall failure/
/** What portals say when their own request to the telephony service is lost, and what that service may say itself. */
const CONTROLLER_WORDS = ['Infocall failure', '', 'Parse error or connect error from server', 'Destination is not reachable at the moment.']

/** Every documented error of a type's method, in both forms where it has no code. */
function refusals(type: TypeName): Answer[] {
  return documented
    .filter(({ method }) => method === METHOD_OF_TYPE[type] || method === '*')
    // An expired token is renewed: tests/e2e/faults.e2e.ts.
    .filter(({ error }) => error !== 'expired_token')
    .flatMap(({ status, error, error_description: description, uncoded = false }) => (uncoded ? FORMS : ['coded'] as const).map((form): Answer => ({
      name: `${uncoded && form === 'empty' ? 'no code' : error}: ${description}`,
      fault: { kind: 'error', error, error_description: description, status, uncoded },
      form,
      state: LEAVES_OPEN.test(`${error}: ${description}`) ? 'Not clear whether the call started' : 'Call refused',
      rings: false
    })))
}

/** Every answer that looks like one and leaves open what happened, with a ring and without. */
const DOUBTFUL: readonly Answer[] = [true, false].flatMap(rings => [
  ...FORMS.flatMap(form => CONTROLLER_WORDS.map(words => ({
    name: `"${words}" of the telephony service, ${form}`, form, fault: { kind: 'controller' as const, error_description: words, executed: rings }
  }))),
  { name: 'an error that is no text', form: 'empty' as const, fault: { kind: 'malformedError' as const, executed: rings } },
  ...(rings ? [{ name: 'an error beside a call\'s id', form: 'empty' as const, fault: { kind: 'contradiction' as const, executed: true as const } }] : [])
].map((one): Answer => ({ ...one, name: `${one.name}, ${rings ? 'rings' : 'does not ring'}`, state: 'Not clear whether the call started', rings })))

/** The click, what it comes to, and what stands before the next click on that number. */
async function click(desk: Desk, type: TypeName, answer: Answer, number: string): Promise<void> {
  const { portal } = desk.sandbox
  portal.refusals = answer.form
  portal.faults.clear()
  portal.faults.add({ method: METHOD_OF_TYPE[type], fault: answer.fault })
  const before = { posts: desk.posts(type).length, rings: portal.calls.length }
  const posted = () => desk.posts(type).length - before.posts
  await desk.fill({ type, number })
  await desk.submitButton(type).click()
  await expect.poll(posted).toBe(1)
  await expect(desk.alert).toContainText(answer.state)
  // What is visible: the details for support are folded away.
  await expect(desk.alert).not.toContainText(/ERROR_|error_description|Infocall|Parse error|reachable|undefined|null|\{\w+\}/i, { useInnerText: true })
  expect(portal.calls.length - before.rings).toBe(answer.rings ? 1 : 0)
  await desk.expectIntact({ type, number })

  // A limit's countdown blocks the button: the next click cannot be made, and the next case starts on a fresh page.
  if (/LIMIT_EXCEEDED|TIME_LIMIT/.test(answer.name)) {
    await expect(desk.alert).toContainText(/You can try again in \d+ s/)
    await expect(desk.submitButton(type)).toBeDisabled()
    await desk.open()
    await desk.ready()
    return
  }
  await desk.settled(type)
  await desk.submitButton(type).click()
  if (answer.state === 'Call refused') {
    await expect.poll(posted).toBe(2)
    await expect(desk.status).toContainText('Call started')
  } else {
    await expect(desk.question).toContainText('may have started')
    expect(posted()).toBe(1)
  }
  await desk.settled(type)
}

for (const type of ['Call back', 'Voice message'] as const) {
  test(`${type}: every answer of a portal, and the question before the next click`, async ({ desk }) => {
    const answers = [...refusals(type), ...DOUBTFUL]
    test.setTimeout(answers.length * 10_000)
    desk.sandbox.portal.bucket.enabled = false
    await desk.open()
    await desk.ready()
    for (const [index, answer] of answers.entries()) {
      // A number of its own: the same one would be asked about first.
      await test.step(answer.name, () => click(desk, type, answer, `+49 30 90${18_200 + index}`))
    }
    const { portal } = desk.sandbox
    const confirmed = answers.filter(({ state, rings, name }) => rings || (state === 'Call refused' && !/LIMIT_EXCEEDED|TIME_LIMIT/.test(name)))
    expect(portal.calls).toHaveLength(confirmed.length)
  })
}
