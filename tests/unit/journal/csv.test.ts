import { describe, expect, it } from 'vitest'
import { readCsv } from '../support/csv'
import { csvLine, csvNumber, csvTime, dialectOf, startOfCsv, type CsvCell, type CsvDialect } from '@/journal/csv'

const ENGLISH: CsvDialect = { separator: ',', decimal: '.' }
const GERMAN: CsvDialect = { separator: ';', decimal: ',' }

it.each([
  ['en', ENGLISH], ['en-US', ENGLISH], ['ja', ENGLISH], ['de', GERMAN], ['de-DE', GERMAN], ['ru', GERMAN], ['fr-FR', GERMAN], ['pt-BR', GERMAN], ['de-CH', ENGLISH],
  // No languages, but browsers name such.
  ['C', ENGLISH], ['', ENGLISH]
])('the dialect of %s', (locale, dialect) => {
  expect(dialectOf(locale)).toEqual(dialect)
})

describe.each([['English', ENGLISH], ['German', GERMAN]])('an independent reader finds in an %s file', (_name, dialect) => {
  const CELLS: [what: string, cell: CsvCell, read: string][] = [
    ['plain words', 'Anna Schneider', 'Anna Schneider'],
    ['nothing', null, ''],
    ['separators', 'a,b;c\td', 'a,b;c\td'],
    ['quotes', 'say "hello"', 'say "hello"'],
    ['lines', 'one\r\ntwo\nthree', 'one\r\ntwo\nthree'],
    ['other writing', 'Ёлка ☎ 漢字 ‏שלום', 'Ёлка ☎ 漢字 ‏שלום'],
    ['spaces at the ends', ' a ', ' a '],
    ['a number with plus, as text', '+4930901820', '\'+4930901820'],
    ['digits of a number without plus, whole', '4930901820123', '\'4930901820123'],
    ['a number with a leading zero', '030901820', '\'030901820'],
    ['a short number, as a number', '200', '200'],
    ['a formula', '=HYPERLINK("http://evil.example","x")', '\'=HYPERLINK("http://evil.example","x")'],
    ['a formula behind spaces and lines', ' \n=1+1', '\' \n=1+1'],
    ['a command', '@SUM(A1)', '\'@SUM(A1)'],
    ['a minus', '-1+cmd|\' /C calc\'!A0', '\'-1+cmd|\' /C calc\'!A0'],
    ['a tab', '\t=1', '\'\t=1'],
    ['a carriage return', '\r=1', '\'\r=1'],
    ['a sign inside', '1+1=2', '1+1=2'],
    ['a whole number', 125, '125'],
    ['a fraction', 0.024, dialect.decimal === ',' ? '0,024' : '0.024']
  ]

  it.each(CELLS)('%s', (_what, cell, read) => {
    const file = startOfCsv(['First', 'Second', 'Third'], dialect) + csvLine(['x', cell, 'y'], dialect)
    expect(readCsv(file, dialect.separator)).toEqual([['First', 'Second', 'Third'], ['x', read, 'y']])
  })

  it('no cell that begins like a formula', () => {
    const file = startOfCsv(['Cell'], dialect) + CELLS.map(([, cell]) => csvLine([cell], dialect)).join('')
    expect(readCsv(file, dialect.separator).flat().filter(cell => /^\s*[=+\-@]/.test(cell))).toEqual([])
  })
})

it('starts with a byte order mark and ends every line as RFC 4180 has it', () => {
  expect(startOfCsv(['a', 'b'], ENGLISH) + csvLine([1, 2], ENGLISH)).toBe('\uFEFFa,b\r\n1,2\r\n')
})

it('times are those of the browser, in a form every program reads', () => {
  expect(csvTime(new Date(2026, 0, 5, 9, 3, 7).getTime())).toBe('2026-01-05 09:03:07')
})

it.each([
  ['+49 30 901820', '(+49) 30 901820'],
  ['+1 202 555 0123', '(+1) 202 555 0123'],
  ['+380 44 123 4567', '(+380) 44 123 4567'],
  // An office PBX, a number without a country, one whose country nobody knows, and what is no number.
  ['200', '200'], ['030901820', '030901820'], ['+999123456', '+999123456'], ['+49 30 901820=1+1', '+49 30 901820=1+1'], ['', '']
])('the number %s', (shown, written) => {
  expect(csvNumber(shown)).toBe(written)
})

it('a number is whole and no formula, whatever it is', () => {
  const file = startOfCsv(['Number'], ENGLISH) + ['+49 30 901820', '+49-30-901820', '+999123456', '030901820', '=1+1', '+49 30 901820=1'].map(shown => csvLine([csvNumber(shown)], ENGLISH)).join('')
  expect(readCsv(file, ',').flat()).toEqual(['Number', '(+49) 30 901820', '\'+49-30-901820', '\'+999123456', '\'030901820', '\'=1+1', '\'+49 30 901820=1'])
})
