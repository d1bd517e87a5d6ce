import type { EndedCall } from '../../sandbox/portal/statistics.ts'
import { expect, NETWORK_COMPLAINTS, test, type TypeName } from './desk.ts'
import { ageAttempts, LOST_ANSWERS, storedAttempts, type LostAnswer } from './lostAnswers.ts'

const HOUR = 60 * 60 * 1000
/** The same answers, lost before the portal did anything, and those that never come. */
const CASES: readonly LostAnswer[] = [
  ...LOST_ANSWERS,
  { name: 'a 502 page before anything happens', fault: { kind: 'gateway', status: 502, executed: false }, rings: false },
  { name: 'a login page before anything happens', fault: { kind: 'html', executed: false }, rings: false },
  { name: 'broken JSON that stands for nothing', fault: { kind: 'brokenJson', executed: false }, rings: false },
  { name: 'an empty answer that stands for nothing', fault: { kind: 'emptyBody', executed: false }, rings: false },
  { name: 'no result, and nothing done', fault: { kind: 'noResult', executed: false }, rings: false },
  { name: 'no answer for a minute, started', fault: { kind: 'silent', executed: true }, rings: true },
  { name: 'no answer for a minute, not started', fault: { kind: 'silent', executed: false }, rings: false }
]

const KINDS = {
  'Call back': { type: 'callback', method: 'voximplant.callback.start' },
  'Voice message': { type: 'infocall', method: 'voximplant.infocall.startwithtext' }
} as const
const TYPES: readonly TypeName[] = ['Call back', 'Voice message']
const LINE = 'reg151083'

for (const name of TYPES) {
  const { type, method } = KINDS[name]

  test.describe(`${name}: every answer that can be lost`, () => {
    test.use({ protocol: 'h2', allowedComplaints: NETWORK_COMPLAINTS })

    test('ends as started with its own id, or as never having happened, whatever colleagues did meanwhile', async ({ desk }) => {
      test.setTimeout(180_000)
      const { portal } = desk.sandbox
      portal.bucket.enabled = false
      portal.telephony.speed = 100
      await desk.page.clock.install()
      await desk.open({ user: 'manager' })
      await desk.ready()
      const numberOf = (index: number) => `+493090182${10 + index}`
      const colleague = (index: number) => portal.telephony.start({
        type, user: 'administrator', userId: 1, line: LINE, number: numberOf(index), text: 'x', voice: null
      })

      for (const [index, one] of CASES.entries()) {
        await test.step(one.name, async () => {
          // Somebody else calls the same client from the same line, just before and just after.
          colleague(index)
          await desk.fill({ type: name, number: numberOf(index) })
          portal.faults.add({ method, fault: one.fault })
          const before = desk.posts(name).length
          await desk.submitButton(name).click()
          await expect.poll(() => desk.posts(name).length).toBe(before + 1)
          if (one.fault.kind === 'silent') await desk.page.clock.fastForward(61_000)
          await desk.settled(name)
          // A search that is under way may have found it already: then the form's own words are all that is unclear.
          try { await expect(desk.alert).toContainText('Not clear whether the call started') } catch (e) { await desk.page.screenshot({ path: '/tmp/lost.png', fullPage: true }); console.log(JSON.stringify(portal.requests.slice(-8).map(r => [r.method, r.status, r.outcome, r.fault]))); throw e }
          colleague(index)
        })
      }
      const rang = portal.calls.filter(({ user }) => user === 'manager')
      expect(rang.map(({ number }) => number)).toEqual(CASES.flatMap(({ rings }, index) => rings ? [numberOf(index)] : []))
      await expect.poll(() => portal.statistics.length).toBe(portal.calls.length)

      // Those that rang are found, each with its own id.
      await desk.page.clock.fastForward(5 * 60_000)
      await expect(desk.unclear).toHaveCount(CASES.length - rang.length)
      const found = new Map((await storedAttempts(desk)).map(attempt => [attempt.number, attempt]))
      expect(CASES.map((_, index) => found.get(numberOf(index))?.callId ?? null))
        .toEqual(CASES.map((_, index) => rang.find(({ number }) => number === numberOf(index))?.id ?? null))

      // Those that did not are told apart from them once even a long call would have its record.
      await ageAttempts(desk, 5 * HOUR)
      portal.telephony.enter((await storedAttempts(desk)).map((attempt): EndedCall => ({
        id: `${type}.${attempt.key.replace(/\D/g, '')}.${Math.floor(attempt.at / 1000)}`,
        type, at: attempt.at, userId: 1, line: LINE, number: attempt.number, code: '200', duration: 20, app: null
      })))
      await desk.reload()
      await expect(desk.unclear).toHaveCount(0)
      expect((await storedAttempts(desk)).map(({ number, state }) => [number, state]).reverse())
        .toEqual(CASES.map(({ rings }, index) => [numberOf(index), rings ? 'started' : 'did-not-happen']))

      // One click, one request, at most one call.
      expect(desk.posts(name)).toHaveLength(CASES.length)
      expect(portal.calls.filter(({ user }) => user === 'manager')).toHaveLength(rang.length)
    })
  })
}
