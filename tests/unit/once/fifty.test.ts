import { describe, expect, it } from 'vitest'
import { randomFrom } from '../support/random'
import { pauseAfter, rarerBy } from '@/calls/outcomes/executionTime'
import { FOLLOWING, isOver, nextPoll, SEARCHING, type Asked, type Followed } from '@/once/pace'

const SECOND = 1000
const MINUTE = 60 * SECOND
const COLLEAGUES = 50
/** How long everybody calls, and when counting begins. */
const [FROM, TO] = [10 * MINUTE, 20 * MINUTE]

interface Tab {
  /** Calls that are going on, by when they end. */
  calls: (Followed & { ends: number })[]
  asked: Asked
  nextCall: number
}

/**
 * Everybody calls one number after the other, every four minutes, and talks for up to three; one call in fifty is unclear, and looked for.
 * @param cost seconds of the portal's time for a question
 * @returns questions in ten minutes, and how many seconds of the portal's time they took at most within ten minutes
 */
function busyOffice(cost: number): { questions: number, used: number } {
  const random = randomFrom(50)
  const tabs = Array.from({ length: COLLEAGUES }, (): Tab => ({ calls: [], asked: { at: null, failures: 0 }, nextCall: random() * 4 * MINUTE }))
  const answered: number[] = []
  const usedAt = (now: number) => answered.filter(at => at > now - 10 * MINUTE).length * (cost < 0.1 ? 0 : cost)
  let used = 0
  for (let now = 0; now < TO; now += SECOND) {
    for (const tab of tabs) {
      if (now >= tab.nextCall) {
        const pace = random() < 0.02 ? SEARCHING : FOLLOWING
        tab.calls.push({ start: now, pace, ends: pace === SEARCHING ? Infinity : now + random() * 3 * MINUTE })
        tab.nextCall += 4 * MINUTE
      }
      // Each tab knows what its own last answer said.
      const known = tab.asked.at === null ? 0 : usedAt(tab.asked.at)
      const next = nextPoll(tab.calls, tab.asked, now, rarerBy(known))
      if (next === null || now < Math.max(next, (tab.asked.at ?? 0) + pauseAfter(known))) continue
      tab.asked = { at: now, failures: 0 }
      answered.push(now)
      used = Math.max(used, usedAt(now))
      tab.calls = tab.calls.filter(({ start, pace, ends }) => ends > now && !isOver(pace, start, tab.asked))
    }
  }
  return { questions: answered.filter(at => at >= FROM).length, used }
}

describe('fifty colleagues who call at the same time', () => {
  it.each([[0.05], [0.2], [0.5], [2]])('leave the portal\'s time to people where a question takes %s s', (cost) => {
    const { questions, used } = busyOffice(cost)
    // eslint-disable-next-line no-console -- a figure for the documentation
    console.log(`fifty colleagues, ${cost} s a question: ${questions} questions in ten minutes (${(questions / 600).toFixed(2)} a second), ${Math.round(used)} s of the portal's time at most`)
    // Behind one address they share two requests a second; their clicks and what they read need the rest.
    expect(questions / 600).toBeLessThan(1.2)
    // Portals give 420 s.
    expect(used).toBeLessThan(420 * 0.75)
  })
})
