/** Longer than the longest way to an answer (twice a token's renewal, 10 s, and a request, 60 s): a click still on its way then has lost its tab. */
const LONGEST = 150_000
/** How often to look whether another tab's request lost its tab, milliseconds. */
export const LOOK_AGAIN = 5_000

/**
 * Whether the tab of a click that is still on its way is gone.
 * @param at when it was clicked, milliseconds since 1970
 * @param locked whether this tab holds the lock that one had; without locks only the click's age tells
 */
export function hasLostTab(at: number, locked: boolean): boolean {
  return locked || Math.abs(Date.now() - at) >= LONGEST
}
