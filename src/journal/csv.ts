/** A cell: a text, a number, or nothing. */
export type CsvCell = string | number | null

/** How a computer's spreadsheet program reads numbers, and what it expects between cells. */
export interface CsvDialect {
  separator: ',' | ';'
  decimal: '.' | ','
}

/** Without it, spreadsheet programs take UTF-8 for the computer's old code page. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * The dialect of a region. No browser tells the list separator of the system, but it follows the decimal separator: where that
 * is a comma, cells are separated by semicolons.
 * @param locale BCP 47 tag, with its region where there is one
 */
export function dialectOf(locale: string): CsvDialect {
  const decimal = formatOf(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
  return decimal === ',' ? { separator: ';', decimal: ',' } : { separator: ',', decimal: '.' }
}

/** How numbers are written there. WebKit on a system that has no language set gives that system's `C` for one. */
function formatOf(locale: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale)
  } catch {
    return new Intl.NumberFormat('en')
  }
}

/** A line with its end. The first line of a file starts with `startOfCsv`. */
export function csvLine(cells: readonly CsvCell[], { separator, decimal }: CsvDialect): string {
  return `${cells.map(cell => quoted(typeof cell === 'number' ? String(cell).replace('.', decimal) : harmless(cell ?? ''))).join(separator)}\r\n`
}

/** What a file starts with. */
export function startOfCsv(heading: readonly string[], dialect: CsvDialect): string {
  return BYTE_ORDER_MARK + csvLine(heading, dialect)
}

/**
 * A telephone number as a spreadsheet program shows it whole: the country's code in brackets, `(+49) 30 901820`. No program takes what begins so
 * for a formula or a number, and whoever dials or imports it reads the same number. `+4930901820` would become 4930901820, and
 * `+49-30-901820` minus 901801; a tab or blank in front is cut off on the way in, `="+49…"` is a formula itself and nothing but Excel's.
 * Numbers without a country's code (`030901820`) are guarded like any text.
 * @param shown as people read it, `+49 30 901820`
 */
export function csvNumber(shown: string): string {
  return /^\+\d{1,3} [\d ]*\d$/.test(shown.replaceAll('-', ' ')) ? shown.replace(/^(\+\d+) /, '($1) ') : shown
}

/**
 * A text as a spreadsheet program leaves it alone. One that begins like a formula gets an apostrophe in front, which stays
 * visible and makes it a text in every program. Quotes do not help: they are taken off before a cell is looked at; spaces and what nobody
 * sees in front are cut off on the way in; wide signs count as narrow ones. The same for digits they would shorten or round: those with a
 * leading zero, and twelve and more.
 */
function harmless(text: string): string {
  return /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]|^0\d+$|^\d{12,}$/u.test(text) ? `'${text}` : text
}

/** RFC 4180, with quotes where any dialect would need them. */
function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A moment in the browser's time zone, as every spreadsheet program reads it: `2026-01-31 09:05:00`. */
export function csvTime(at: number): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`
}
