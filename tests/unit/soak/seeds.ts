/**
 * Seeds that failed once, each with what it showed. They are played in every run.
 */
export const SEEDS: readonly { seed: number, showed: string }[] = []
