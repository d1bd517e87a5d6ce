import { expect, NETWORK_COMPLAINTS, test, type TypeName } from './desk.ts'
import { liveOn, LOST_ANSWERS, storedAttempts, type LostAnswer } from './lostAnswers.ts'

/** The same answers, lost before the portal did anything, and those that never come. */
const EVERY: readonly LostAnswer[] = [
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

/** What becomes of an answer has nothing to do with who sees which calls: two that rang, two that did not. */
const SOME = EVERY.filter(({ fault }) => fault.kind === 'cut' || fault.kind === 'silent')

for (const role of ['own', 'department', 'any'] as const) {
  for (const name of TYPES) {
    const { type, method } = KINDS[name]
    // Records of voice messages are nobody's.
    const seen = role === 'any' || type === 'callback'
    const cases = role === 'any' ? EVERY : SOME

    test.describe(`${name}, by somebody who sees ${role} calls: every answer that can be lost`, () => {
      test.use({ allowedComplaints: NETWORK_COMPLAINTS })

      test('ends as started with its own id where that is in sight, as never having happened where that is known, and is unclear otherwise', async ({ desk, passTime }) => {
        test.setTimeout(180_000)
        const { portal } = desk.sandbox
        portal.bucket.enabled = false
        portal.telephony.speed = 100
        portal.people.manager.rights.statistics = role
        // Only those see it who see everybody's calls: that is how they can be told.
        portal.telephony.enter([{ id: 'infocall.old.1', type: 'infocall', at: Date.now() - 86_400_000, userId: 1, line: LINE, number: '+4940428990', code: '200', duration: 5, app: null }])
        await desk.open({ user: 'manager' })
        await desk.ready()
        const numberOf = (index: number) => `+493090182${10 + index}`
        // Somebody else of another department calls the same clients from the same line, just before and just after: it shows to whoever sees all.
        const colleague = (index: number) => role === 'any' ? null : portal.telephony.start({
          type, user: 'administrator', userId: 1, line: LINE, number: numberOf(index), text: 'x', voice: null
        })

        for (const [index, one] of cases.entries()) {
          await test.step(one.name, async () => {
            colleague(index)
            await desk.fill({ type: name, number: numberOf(index) })
            portal.faults.add({ method, fault: one.fault })
            await desk.submitButton(name).click()
            await expect.poll(() => desk.posts(name).length).toBe(index + 1)
            if (one.fault.kind === 'silent') await passTime(61_000)
            // Where its record is in sight by then, it may be found before anybody has read that it was not clear.
            const ending = one.rings ? /Not clear whether the call started|Call started/ : 'Not clear whether the call started'
            await expect(desk.alert.or(desk.status).first()).toContainText(ending)
            await desk.settled(name)
            colleague(index)
          })
        }
        const rang = portal.calls.filter(({ user }) => user === 'manager')
        expect(rang.map(({ number }) => number)).toEqual(cases.flatMap(({ rings }, index) => rings ? [numberOf(index)] : []))
        await expect.poll(() => portal.statistics.length).toBe(portal.calls.length + 1)

        // Those that rang are found within the minute, each with its own id; the others may still be going on.
        await passTime(60_000)
        await expect(desk.unclear).toHaveCount(cases.length - (seen ? rang.length : 0))
        const found = new Map((await storedAttempts(desk)).map(attempt => [attempt.number, attempt.callId]))
        expect(cases.map((_, index) => found.get(numberOf(index))))
          .toEqual(cases.map((_, index) => (seen && rang.find(({ number }) => number === numberOf(index))?.id) || null))

        // Once even a long call would have its record, those that did not ring never happened, for whoever knows that there is none.
        await liveOn(desk, passTime, 2 * 60 * 60_000)
        await expect(desk.unclear).toHaveCount(role === 'any' ? 0 : cases.length - (seen ? rang.length : 0))
        const absent = role === 'any' ? 'did-not-happen' : 'unclear'
        expect((await storedAttempts(desk)).map(({ number, state }) => [number, state]).reverse())
          .toEqual(cases.map(({ rings }, index) => [numberOf(index), rings && seen ? 'started' : absent]))

        // One click, one request, at most one call.
        expect(desk.posts(name)).toHaveLength(cases.length)
        expect(portal.calls.filter(({ user }) => user === 'manager')).toHaveLength(rang.length)
      })
    })
  }
}
