/** A measured figure beside what it may be. */
export interface Figure {
  what: string
  /** Milliseconds (of a `count`: how often), one of each run. */
  measured: readonly number[]
  /** What they are compared with; null where the limit is a plain time. */
  floor: readonly number[] | null
  limit: Limit
}

/**
 * `times`: at most so many times the floor. `more`: at most so many milliseconds above it. `below`: at most so many milliseconds.
 * `count`: never more than so many.
 */
type Limit = { kind: 'times' | 'more' | 'below' | 'count', value: number }
type Statistic = (values: readonly number[]) => number

/** How often each thing is measured. */
export const RUNS = 15

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = NaN, high = NaN] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}

/**
 * The median of the faster half. Whatever else a machine does only ever adds to a time, and a shared one runs at half its speed whenever
 * a neighbour is busy: the faster half is nearer to what was to be measured. App and floor are both read this way.
 */
function calm(values: readonly number[]): number {
  return median(values.toSorted((a, b) => a - b).slice(0, Math.ceil(values.length / 2)))
}

/** A time as the table has it: the calm one. */
export const calmTime = (measured: readonly number[]): string => ms(calm(measured))

/** How many times the floor something takes, for orientation: `1.67 ×`. */
export function timesFloor(measured: readonly number[], floor: readonly number[]): string {
  return shown('times', compared(calm, measured, floor, 'times'))
}

export function isWithin({ measured, floor, limit: { kind, value } }: Figure): boolean {
  return compared(calm, measured, floor, kind) <= value
}

/** The figures as a table in Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  return [
    '| | measured | floor | compared | limit | | of all runs |',
    '| --- | ---: | ---: | ---: | ---: | --- | ---: |',
    ...figures.map((figure) => {
      const { what, measured, floor, limit: { kind, value } } = figure
      const [calmly, overall] = [calm, median].map(statistic => shown(kind, compared(statistic, measured, floor, kind)))
      const cells = [
        what, kind === 'count' ? calmly : ms(calm(measured)), floor ? ms(calm(floor)) : '', floor ? calmly : '', shown(kind, value),
        isWithin(figure) ? '✓' : '✗', overall
      ]
      return `| ${cells.join(' | ')} |`
    })
  ].join('\n')
}

/** What the limit is about: a ratio, a difference, or the time itself. */
function compared(statistic: Statistic, measured: readonly number[], floor: readonly number[] | null, kind: Limit['kind']): number {
  const [time, beside] = [statistic(measured), statistic(floor ?? [])]
  switch (kind) {
    case 'times': return time / beside
    case 'more': return time - beside
    case 'below': return time
    // One too many is one too many, however often there was none.
    case 'count': return Math.max(...measured)
  }
}

const ms = (value: number) => `${value.toFixed(0)} ms`

function shown(kind: Limit['kind'], value: number): string {
  switch (kind) {
    case 'times': return `${value.toFixed(2)} ×`
    case 'more': return `${value < 0 ? '' : '+'}${ms(value)}`
    case 'below': return ms(value)
    case 'count': return String(value)
  }
}
