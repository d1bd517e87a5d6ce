/** A fixed piece of work. Runs in a page too: it needs nothing around it. @returns how long it took, milliseconds */
export function work(steps: number): number {
  const begun = performance.now()
  let sum = 0
  for (let step = 0; step < steps; step++) sum = (sum + step * step) % 1_000_003
  return sum < 0 ? 0 : performance.now() - begun
}

/** About a millisecond. */
const PIECE = 400_000

/** @returns times of as many pieces as fit in, milliseconds */
function pieces(span: number): number[] {
  const end = performance.now() + span
  const times: number[] = []
  while (performance.now() < end) times.push(work(PIECE))
  return times
}

/** How long the machine is looked at before each measurement, milliseconds. */
const LOOK = 200
let best = Infinity

/**
 * How many times slower than at its best this machine is at the moment. A shared one runs at half its speed while a neighbour is busy, and
 * that changes several times a second.
 */
export function slowness(): number {
  // What the first pieces need to be compiled belongs to nobody.
  if (best === Infinity) best = Math.min(...pieces(10 * LOOK))
  const times = pieces(LOOK)
  best = Math.min(best, ...times)
  return times.reduce((sum, time) => sum + time, 0) / times.length / best
}
