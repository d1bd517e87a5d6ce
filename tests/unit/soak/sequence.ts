import fc from 'fast-check'
import { vi } from 'vitest'
import { NOW } from '../support/attempts'
import { setVisible } from '../support/visibility'
import { checkLater, notPutRight } from './checks'
import { Known } from './known'
import { expectNothingWrong } from './steps'
import { settle } from './tab'
import { World, type Place, type Turn } from './world'

const MINUTE = 60_000

/** Steps as they are written in `cases.ts`, or as fast-check makes them up. */
export type Steps = Iterable<fc.AsyncCommand<Known, World>>

/** What sequences came to, all together. */
export const total = { steps: 0, clicks: 0, calls: 0 }

/** Runs something in a world of its own, on a clock of its own; afterwards nothing of it is left. */
async function inWorld(place: Place, turn: Turn, run: (known: Known, world: World) => Promise<void>): Promise<void> {
  vi.useFakeTimers({ now: NOW })
  // Other files' tests may have left something.
  localStorage.clear()
  sessionStorage.clear()
  const known = new Known({ forgetful: place.browser.storage === 'blocked' })
  const world = new World(place, known, turn)
  try {
    await run(known, world)
  } finally {
    total.steps += known.steps
    total.clicks += known.clicks.length
    total.calls += [...world.cloud.rang.values()].flat().length
    for (const tab of known.tabs) tab.close()
    vi.clearAllTimers()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    localStorage.clear()
    sessionStorage.clear()
  }
}

/** One step after the other has come to its end. @param watched the records have time to tell what became of every call */
export async function playSteps(place: Place, steps: Steps, watched: boolean): Promise<void> {
  await inWorld(place, () => Promise.resolve(), async (known, world) => {
    await world.openTab()
    await fc.asyncModelRun(() => ({ model: known, real: world }), steps)
    await calmDown(world)
    expectNothingWrong(watched ? await afterTheDay(known, world) : checkLater(known, world))
  })
}

/** In what order locks, writes and answers reach two tabs, and steps fall between them, is for the scheduler to say. */
export async function playBeside(place: Place, steps: Steps, scheduler: fc.Scheduler): Promise<void> {
  let taking = false
  const turn: Turn = async (what) => { if (taking) await scheduler.schedule(Promise.resolve(), what) }
  await inWorld(place, turn, async (known, world) => {
    await world.openTab()
    await world.openTab()
    taking = true
    await fc.scheduledModelRun(scheduler, () => ({ model: known, real: world }), steps)
    taking = false
    await calmDown(world)
    expectNothingWrong(checkLater(known, world))
  })
}

/** What goes on beside the steps has its turn, and then all that follows from it at once. */
export const orders = () => fc.scheduler({
  act: async (turn) => {
    await turn()
    await settle()
  }
})

/** Everything works again, and every request has had its minute and a half. */
async function calmDown({ browser, cloud }: World): Promise<void> {
  browser.full = false
  browser.onLine = true
  cloud.silentStatistics = false
  cloud.lostOptions = false
  cloud.planned.length = 0
  setVisible(true)
  await vi.advanceTimersByTimeAsync(3 * MINUTE)
}

/**
 * Six hours later the records have told what became of every attempt whose records are in sight, unless somebody set the clock, or the browser
 * has forgotten that it was its own: then its user has to say. What was thought not to have happened is put right by then.
 */
async function afterTheDay(known: Known, world: World): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(360 * MINUTE)
  // On older portals every record is somebody's, and none proves that the user sees all of them.
  const { role, namesCaller } = world.cloud.kind
  const seesAll = role === 'admin' || (role === 'any' && !namesCaller)
  const said: readonly unknown[] = ['elsewhere', 'mayBeRedial', ...seesAll ? [] : ['messageNotInSight', 'callbackNotInSight']]
  const open = known.clockSet ? [] : known.tabs.flatMap(tab => tab.attempts.open.filter(({ id }) => !said.includes(tab.search.reasonOf(id))))
  return [...checkLater(known, world), ...open.map(({ text }) => `${text}: still unclear`), ...notPutRight(known, world)]
}
