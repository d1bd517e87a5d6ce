/** How the portal's clock relates to this computer's, milliseconds. */
export interface ClockDifference {
  /** Portal's time minus this computer's. */
  offset: number
  /** The true difference is at most this far from `offset`. */
  error: number
}

/**
 * The difference of the clocks, from one answer of the portal: it began after the request was sent and ended before the
 * answer was here.
 * @param portal when the portal began and ended its work, on its own clock
 * @param here when the request was sent and the answer received, on this computer's
 */
export function clockDifference(portal: { start: number, finish: number }, here: { sent: number, received: number }): ClockDifference {
  const most = portal.start - here.sent
  const least = portal.finish - here.received
  return { offset: Math.round((most + least) / 2), error: Math.ceil(Math.abs(most - least) / 2) }
}

/** A moment of this computer's clock on the portal's. */
export function onPortalClock(moment: number, { offset }: ClockDifference): number {
  return moment + offset
}
