import { vi } from 'vitest'
import { NOW } from '../support/attempts'
import { setVisible } from '../support/visibility'
import { nextAction } from './actions'
import type { BrowserKind } from './browser'
import { checkLater, checkNow, notPutRight } from './checks'
import { settle } from './tab'
import { World } from './world'

const MINUTE = 60_000
const LONGEST = 40
/** One sequence in so many is watched until the records must have told everything. */
const WATCHED = 4

/** What one sequence came to. */
export interface SequenceEnd {
  actions: number
  clicks: number
  calls: number
  /** What did not hold, with the story of how it came about. Empty: all is well. */
  failure: string
}

/** Most browsers are as they should be. */
function anyBrowser(random: () => number): BrowserKind {
  const at = random()
  if (at < 0.7) return { locks: 'ok', storage: 'ok' }
  if (at < 0.8) return { locks: 'none', storage: 'ok' }
  return at < 0.9 ? { locks: 'blocked', storage: 'ok' } : { locks: 'blocked', storage: 'blocked' }
}

/** Plays the sequence of a seed on the app's real stores: the same seed is the same sequence. */
export async function playSequence(seed: number): Promise<SequenceEnd> {
  vi.useFakeTimers({ now: NOW })
  const world = new World(seed, anyBrowser)
  let actions = 0
  const end = (wrong: readonly string[]): SequenceEnd => ({
    actions, clicks: world.clicks.length, calls: [...world.cloud.rang.values()].flat().length,
    failure: wrong.length === 0 ? '' : [`seed ${seed}`, ...new Set(wrong), ...world.story].join('\n')
  })
  try {
    await world.openTab()
    const length = 5 + Math.floor(world.random() * LONGEST)
    for (; actions < length; actions++) {
      const tab = world.tabs[Math.floor(world.random() * world.tabs.length)]
      if (!tab) break
      const { name, act } = nextAction(world)
      world.story.push(`  tab ${world.tabs.indexOf(tab) + 1}: ${name}`)
      await act(world, tab)
      await settle()
      const wrong = checkNow(world)
      if (wrong.length > 0) return end(wrong)
    }
    await calmDown(world)
    return end(seed % WATCHED === 0 ? await afterTheDay(world) : checkLater(world))
  } finally {
    for (const tab of world.tabs) tab.close()
    vi.clearAllTimers()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    localStorage.clear()
    sessionStorage.clear()
  }
}

/** Everything works again, and every request has had its minute and a half. */
async function calmDown(world: World): Promise<void> {
  world.story.push('  all is well again')
  world.browser.full = false
  world.browser.onLine = true
  world.cloud.silentStatistics = false
  world.cloud.lostOptions = false
  world.cloud.planned.length = 0
  setVisible(true)
  await vi.advanceTimersByTimeAsync(3 * MINUTE)
}

/**
 * Six hours later the records have told what became of every attempt whose records are in sight, unless somebody set the clock, or the browser
 * has forgotten that it was its own: then its user has to say. What was thought not to have happened is put right by then.
 */
async function afterTheDay(world: World): Promise<string[]> {
  world.story.push('  six hours later')
  await vi.advanceTimersByTimeAsync(360 * MINUTE)
  // On older portals every record is somebody's, and none proves that the user sees all of them.
  const { role, namesCaller } = world.cloud.kind
  const seesAll = role === 'admin' || (role === 'any' && !namesCaller)
  const said: readonly unknown[] = ['elsewhere', 'mayBeRedial', ...seesAll ? [] : ['messageNotInSight', 'callbackNotInSight']]
  const open = world.clockSet ? [] : world.tabs.flatMap(tab => tab.attempts.open.filter(({ id }) => !said.includes(tab.search.reasonOf(id))))
  return [...checkLater(world), ...open.map(({ text }) => `${text}: still unclear`), ...notPutRight(world)]
}
