// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const FOLDER = 'docs/decisions'
const index = readFileSync(`${FOLDER}/README.md`, 'utf8')
const decisions = readdirSync(FOLDER).filter(file => file !== 'README.md').sort()

/** `Date: 2026-11-29. Status: accepted.`, or `superseded (in part) by [0019](0019-house-by-feature.md)`, and whatever else is to be said. */
const STATUS = /^Date: (?<date>\d{4}-\d{2}-\d{2})\. Status: (?<status>accepted|superseded(?: in part)? by \[\d{4}\]\((?<by>[\w-]+\.md)\))[.,]/

it.each(decisions)('%s says since when it holds, and whether it still does; the index says the same', (file) => {
  const [title = '', blank, line = ''] = readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n')
  expect(title).toMatch(new RegExp(`^# ${file.slice(0, 4)} `))
  expect(blank).toBe('')
  expect(line).toMatch(STATUS)
  const { date = '', status = '', by } = STATUS.exec(line)?.groups ?? {}
  expect(index).toContain(`| [${title.slice(2)}](${file}) | ${date} | ${status} |\n`)
  if (by !== undefined) expect(decisions).toContain(by)
})

it('the index has the decisions in their order, and no others; no number is given twice', () => {
  expect([...index.matchAll(/^\| \[[^\]]+\]\(([^)]+)\)/gm)].map(([, file]) => file)).toEqual(decisions)
  expect(new Set(decisions.map(file => file.slice(0, 4))).size).toBe(decisions.length)
})
