/** Seeds that failed once, each with what it showed. They are played in every run; one that fails joins them for good. */
export const SEEDS: readonly { seed: number, showed: string }[] = [
  { seed: 1011, showed: 'a browser that forgets finds the call of a forgotten click (a limit, decision 0002)' },
  { seed: 1087, showed: 'full storage still holds as on its way what the tab has long settled' },
  { seed: 1267, showed: 'site data cleared: another tab\'s attempt stayed on its way for ever' },
  { seed: 1307, showed: 'a text written in one tab follows to the other' },
  { seed: 1699, showed: 'full storage holds an attempt as unclear that was found' },
  { seed: 20261454, showed: 'choosing the type that is chosen is no typing' },
  { seed: 20261818, showed: 'the same in a second tab, after the first one typed a number' },
  { seed: 20262234, showed: 'the same before the second tab is closed' },
  { seed: 749427, showed: 'session storage is each tab\'s own: a new one has no note of what another is sending' },
  { seed: 749510, showed: 'the same after a reload of the other tab' },
  { seed: 103389, showed: 'a click\'s answer found a store of its own tab only while no other tab had run code since' },
  { seed: 104252, showed: 'a record that came very late was taken for one that is not in sight, and the search gave up' },
  { seed: 104556, showed: 'a record another attempt was probably given left no doubt about the one it belonged to' },
  { seed: 105549, showed: 'the same, the other way round: the other attempt\'s record was surely this one\'s' }
]
