import fc from 'fast-check'

/** What it takes to see a failure of a model again, brought down to its fewest steps. */
export interface Replay {
  seed: number
  path: string
  /** Which of the steps were taken: what `fc.commands` takes as `replayPath`. */
  steps: string
}

/** @param command what to call to see it again @returns what failed, and how; empty where nothing did */
export async function failureOf<Parts>(details: fc.RunDetails<Parts>, command: (replay: Replay) => string): Promise<string> {
  if (!details.failed) return ''
  const told = await fc.asyncDefaultReportMessage(details) ?? ''
  const steps = /replayPath="([^"]+)"/.exec(told)?.[1] ?? ''
  return `${told}\n\nAgain: ${command({ seed: details.seed, path: details.counterexamplePath ?? '', steps })}`
}
