import type { B24Frame } from '@bitrix24/b24jssdk'
import { afterEach, beforeEach, vi } from 'vitest'
import { openPortalPage } from './frame'
import { stubNetwork, type Answer } from './wire'

/** Every test of the file reads at a stopped clock, and leaves no network behind. @param now milliseconds since 1970 */
export function readAtStoppedClock(now: number): void {
  beforeEach(() => {
    vi.useFakeTimers({ now })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
}

/**
 * Runs a read over a real frame of the SDK, whose repetitions have a minute.
 * @param answers in the order of the requests; the last one serves all that follow
 * @returns what was sent, and the value or what was thrown
 */
export async function over<Value>(read: (frame: B24Frame) => Promise<Value>, ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame } = await openPortalPage()
  const reading = read(frame).then(value => ({ value }), (error: unknown) => ({ error }))
  await vi.advanceTimersByTimeAsync(60_000)
  return { sent: sent.map(({ url, body }) => ({ path: new URL(url).pathname, body })), ...await reading }
}
