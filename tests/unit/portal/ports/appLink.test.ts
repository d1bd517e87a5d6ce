// @vitest-environment node
import { expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { readAtStoppedClock } from '../../support/reading'
import { refusal, result, stubNetwork, type Answer } from '../../support/wire'
import { PortalError } from '@/core/failure/failure'
import { readAppLink } from '@/portal/ports/appLink'

readAtStoppedClock(Date.UTC(2026, 0, 15, 12))

/** Asks the portal over a real frame of the SDK. */
async function ask(answer: Answer) {
  const sent = stubNetwork(answer, answer, answer)
  const { frame } = await openPortalPage()
  const asking = readAppLink(frame).catch((error: unknown) => error instanceof PortalError ? error.failure.entry : error)
  await vi.advanceTimersByTimeAsync(60_000)
  return { told: await asking, origin: frame.getTargetOrigin(), asked: sent.map(({ url }) => new URL(url).pathname) }
}

it.each(['bitrix24.callback_desk', 'local.5c8bb1b0891cf2.87252039', 'callback-desk'])('the app\'s code there is part of the address: %s', async (CODE) => {
  const { told, origin, asked } = await ask(result({ ID: 1, CODE, INSTALLED: true }))
  expect(told).toBe(`${origin}/marketplace/view/${CODE}/`)
  expect(asked).toEqual(['/rest/app.info'])
})

it.each([['../../evil'], ['a/b'], [''], [5], [null], ['//evil.example'], ['x?y=1'], ['..']])('%j is no code', async (CODE) => {
  expect((await ask(result({ CODE }))).told).toBe('unreadableAnswer')
})

it('the portal does not tell', async () => {
  expect((await ask(refusal(403, 'insufficient_scope'))).told).toBe('scopeMissing')
})
