// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { calls } from './conformance/calls'
import { crm } from './conformance/crm'
import { records } from './conformance/records'
import { refusals } from './conformance/refusals'
import { restItself } from './conformance/rest'

const CASES = Object.entries({ ...refusals, ...calls, ...records, ...restItself, ...crm })

/** The numbered lines of the list, as number and title of the test. */
const LISTED = readFileSync(new URL('../../sandbox/conformance.md', import.meta.url), 'utf8').split('\n')
  .map(line => line.split(' | '))
  .filter(cells => cells.length === 6 && /^\| \d+$/.test(cells[0] ?? ''))
  .map(cells => ({ number: Number(cells[0]?.slice(2)), title: (cells[5] ?? '').replace(/ \|$/, '') }))

describe('the sandbox is like a portal:', () => {
  it.each(CASES)('%s', async (_title, look) => {
    await look()
  })
})

describe('the list of how far it is one', () => {
  it('has a line for every test, and a test for every line', () => {
    expect(LISTED.map(({ title }) => title).toSorted()).toEqual(CASES.map(([title]) => title).toSorted())
  })

  it('is numbered without a gap', () => {
    expect(LISTED.map(({ number }) => number)).toEqual(LISTED.map((_, index) => index + 1))
    expect(LISTED.length).toBeGreaterThanOrEqual(23)
  })
})
