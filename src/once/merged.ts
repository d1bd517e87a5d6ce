/**
 * What this tab and the browser know together: each click once, as it is known best, newest first. Neither alone will do:
 * what the browser holds may be older (it took nothing more) or gone, and what other tabs did is only there.
 * @param howFar how much is known of a click: it only ever goes on
 */
export function merged<Click extends { id: string, at: number }>(
  stored: readonly Click[], own: readonly Click[], howFar: (click: Click) => number
): Click[] {
  const all = new Map(own.map(click => [click.id, click]))
  for (const click of stored) {
    const known = all.get(click.id)
    if (!known || howFar(click) >= howFar(known)) all.set(click.id, click)
  }
  return [...all.values()].sort((a, b) => b.at - a.at)
}
