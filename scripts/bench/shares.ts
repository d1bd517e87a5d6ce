import type { Page } from '@playwright/test'
import { calmTime } from './figures.ts'

/** What a visit's time went into, milliseconds. They overlap: a page runs scripts while it waits for others. */
export interface Shares {
  /** Something the page had asked for was on its way: files, and the portal's answers. */
  network: number
  /** Scripts ran. */
  script: number
  /** Styles were read and applied, and places worked out. */
  drawing: number
}

/**
 * Begins to count the work of the page's thread, which its frames share.
 * @returns what ends it
 */
export async function countWork(page: Page): Promise<() => Promise<Omit<Shares, 'network'>>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const seconds = (...names: string[]) => metrics.filter(({ name }) => names.includes(name)).reduce((sum, { value }) => sum + value, 0)
    await session.detach()
    return { script: 1000 * seconds('ScriptDuration'), drawing: 1000 * seconds('LayoutDuration', 'RecalcStyleDuration') }
  }
}

/** Runs in the app's frame. @param until when the form was usable @returns how long something was on its way until then, milliseconds */
export function busyNetwork(until: number): number {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  const spans = entries.flatMap(entry => entry instanceof PerformanceResourceTiming ? [[entry.startTime, Math.min(entry.responseEnd, until)] as const] : [])
  let busy = 0
  let reached = 0
  for (const [start, end] of spans.sort(([one], [other]) => one - other)) {
    busy += Math.max(0, end - Math.max(start, reached))
    reached = Math.max(reached, end)
  }
  return busy
}

/** One line about all runs. */
export function sharesInWords(runs: readonly Shares[]): string {
  return (['network', 'script', 'drawing'] as const).map(share => `${share} ${calmTime(runs.map(run => run[share]))}`).join(', ')
}
