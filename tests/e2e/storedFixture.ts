import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { Frame, Page } from '@playwright/test'
import type { Sandbox } from '../../sandbox/index.ts'
import { expect } from './desk.ts'

/** By key. What is stored is JSON, kept here so that it can be read: written out again it is the very same text. */
const AreaSchema = v.record(v.string(), v.unknown())
const OptionsSchema = v.record(v.string(), v.string())

const FixtureSchema = v.object({
  /** When it was recorded, milliseconds since 1970. All its other moments are as they were then. */
  at: v.number(),
  /** Of the app's own origin. The sandbox's portal and people have the same ids on every start, so the keys are as they were. */
  localStorage: AreaSchema,
  /** Of the tab that was left in the middle of a call. */
  sessionStorage: AreaSchema,
  /** What the portal keeps: for everybody, and for each user by id. */
  options: v.object({ app: OptionsSchema, user: v.record(v.string(), OptionsSchema) })
})

/** What a version of the app had stored, in a browser and on the portal. */
export type StoredFixture = v.InferOutput<typeof FixtureSchema>

/** One file for each version that was recorded, named after its month. */
export const fixtureFile = (version: string): string => fileURLToPath(new URL(`stored/${version}.json`, import.meta.url))

/** How far from the recording's own moment another one may lie, milliseconds. */
const RANGE = 60 * 24 * 60 * 60 * 1000

/** Reads what was recorded, with all its moments moved as far as it was recorded before `now`. */
export function storedFixture(version: string, now: number): StoredFixture {
  const text = readFileSync(fixtureFile(version), 'utf8')
  const { at } = v.parse(FixtureSchema, JSON.parse(text))
  return v.parse(FixtureSchema, JSON.parse(shifted(text, at, now - at)))
}

/**
 * A text with every moment in it moved: milliseconds since 1970, and dates as they stand in fields and in portals' answers, those inside
 * of texts that are JSON themselves too. Ids of calls stay: they are names.
 */
function shifted(text: string, at: number, by: number): string {
  const isMoment = (moment: number) => Math.abs(moment - at) < RANGE
  return text
    .replaceAll(/(?<![\w.])\d{13}(?![\w.])/g, number => isMoment(Number(number)) ? String(Number(number) + by) : number)
    .replaceAll(/\b(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)/g, (date) => {
      // The clock on the wall moves; the offset that may follow stays as it is.
      const wall = Date.parse(`${date}Z`)
      return isMoment(wall) ? new Date(wall + by).toISOString().slice(0, date.length) : date
    })
}

/** What is stored in the browser, as it is now. To be called on a page of the app's origin. */
export async function storedIn(page: Page | Frame, area: 'localStorage' | 'sessionStorage'): Promise<Record<string, unknown>> {
  const entries = await page.evaluate(name => Object.entries({ ...window[name] }), area)
  return Object.fromEntries(entries.map(([key, text]): [string, unknown] => [key, JSON.parse(text)]))
}

/** A page of the app's origin on which nothing of the app runs: there its storages can be seen, and filled. */
export async function besideTheApp(page: Page, { appUrl }: Sandbox): Promise<void> {
  await page.goto(new URL('empty.html', appUrl).href)
}

/** Puts everything where the app finds it, in this tab and on the portal. To be called before the app is open. */
export async function plant(page: Page, sandbox: Sandbox, { localStorage, sessionStorage, options }: StoredFixture): Promise<void> {
  await besideTheApp(page, sandbox)
  await page.evaluate(({ local, session }) => {
    for (const [key, value] of Object.entries(local)) window.localStorage.setItem(key, JSON.stringify(value))
    for (const [key, value] of Object.entries(session)) window.sessionStorage.setItem(key, JSON.stringify(value))
  }, { local: localStorage, session: sessionStorage })
  sandbox.portal.options = structuredClone(options)
}

const ListSchema = v.array(v.object({ id: v.string() }))
const WrittenSchema = v.pipe(v.string(), v.parseJson(), v.object({ attempts: ListSchema }))

/** The ids in a list, as a browser stores it. */
export const idsIn = (list: unknown): string[] => v.parse(ListSchema, list).map(({ id }) => id)
/** The ids of attempts in an option of the user's. */
export const idsInOption = (option: unknown): string[] => v.parse(WrittenSchema, option).attempts.map(({ id }) => id)

/** What is stored under a name for a user, in one of the areas of a fixture. */
export function entryOf(area: Readonly<Record<string, unknown>>, userId: number, name: string): unknown {
  const key = Object.keys(area).find(one => one.endsWith(`:${userId}:${name}`))
  expect(key, `${name} of user ${userId}`).toBeDefined()
  return area[key ?? '']
}

