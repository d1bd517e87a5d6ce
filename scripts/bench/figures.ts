/** A measured figure beside what it may be. */
export interface Figure {
  what: string
  /** In milliseconds, median. */
  measured: number
  /** What it is compared with, milliseconds; null where the limit is a plain time. */
  floor: number | null
  limit: Limit
}

/** `times`: at most so many times the floor. `more`: at most so many milliseconds above it. `below`: at most so many milliseconds. */
type Limit = { kind: 'times' | 'more' | 'below', value: number }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = NaN, high = NaN] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}

export function isWithin({ measured, floor, limit }: Figure): boolean {
  switch (limit.kind) {
    case 'times': return measured <= limit.value * (floor ?? NaN)
    case 'more': return measured <= limit.value + (floor ?? NaN)
    case 'below': return measured <= limit.value
  }
}

const ms = (value: number) => `${value.toFixed(0)} ms`

/** The figures as a table in Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  return [
    '| | measured | floor | compared | limit | |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...figures.map((figure) => {
      const { what, measured, floor } = figure
      const [compared, limit] = compare(figure)
      return `| ${what} | ${ms(measured)} | ${floor === null ? '' : ms(floor)} | ${compared} | ${limit} | ${isWithin(figure) ? '✓' : '✗'} |`
    })
  ].join('\n')
}

function compare({ measured, floor, limit: { kind, value } }: Figure): [string, string] {
  switch (kind) {
    case 'times': return [`${(measured / (floor ?? NaN)).toFixed(2)} ×`, `${value} ×`]
    case 'more': return [`${measured - (floor ?? NaN) >= 0 ? '+' : ''}${ms(measured - (floor ?? NaN))}`, `+${value} ms`]
    case 'below': return ['', ms(value)]
  }
}
