/** One figure, with what it must not exceed, or what it has to be. */
export interface Figure {
  what: string
  figure: string
  limit: string
  holds: boolean
}

/** The figure of something that must not exceed a limit. */
export function atMost(what: string, figure: number, limit: number, unit = ''): Figure {
  return { what, figure: `${round(figure)}${unit}`, limit: `≤ ${round(limit)}${unit}`, holds: figure <= limit }
}

/** The figure of something of which there must be enough. */
export function atLeast(what: string, figure: number, limit: number, unit = ''): Figure {
  return { what, figure: `${round(figure)}${unit}`, limit: `≥ ${round(limit)}${unit}`, holds: figure >= limit }
}

/** A figure without a limit: it says what the others are about. */
export function told(what: string, figure: string): Figure {
  return { what, figure, limit: '', holds: true }
}

/** Prints figures as a table that can go into the documentation as it is. */
export function printTable(title: string, figures: readonly Figure[]): void {
  console.log(`\n| ${title} | figure | limit | |\n| --- | ---: | ---: | --- |`)
  for (const { what, figure, limit, holds } of figures) console.log(`| ${what} | ${figure} | ${limit} | ${limit === '' ? '' : holds ? 'holds' : '**exceeded**'} |`)
}

const round = (value: number) => (Math.round(value * 100) / 100).toLocaleString('en')
