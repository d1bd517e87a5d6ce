import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW } from '../support/attempts'
import { hostileJson, hostileText, hostileTo, withstands } from '../support/hostile'
import { saveWith } from '../support/settings'
import { roamingOf, readRoaming, writeRoaming } from '@/calls/attempts/roamingAttempts'
import { isFailureId } from '@/core/failure/catalogue'
import { nameOf } from '@/core/options/namedText'
import { readOwnSettings } from '@/core/options/ownSettings'
import { mergeOwnSettings, writeOwnSettings } from '@/core/options/writeOwnSettings'
import { readPublished, writePublished } from '@/core/options/publishedLines'
import { isQuiet, offered, readSettings } from '@/core/options/settings'
import { areValid, writeSettings } from '@/core/options/writeSettings'
import { differences, editable, EditedSchema, settingsProblems, toSettings } from '@/settings/edit'
import { StoredAttemptsSchema } from '@/calls/attempts/storedAttempt'
import { readChoices, writeChoices } from '@/core/options/userChoices'

// Many inputs, some of them 100 kB: what counts is the time of each.
vi.setConfig({ testTimeout: 60_000 })

const parsed = (text: string): unknown => JSON.parse(text)
const CHOICES = { at: NOW, line: 'reg1', country: 'DE', texts: { callback: 'Hello', infocall: null }, last: { callback: { text: 'Hello Anna', names: ['Anna'], of: ['2:5'] }, infocall: null }, voices: { callback: null, infocall: 'eurgermanfemale' } }
const ATTEMPTS = [attemptWith({ state: 'unclear', failure: LOST }), attemptWith({ id: 'a2', settled: 'rang' })]

/** Only what a clock can show can be shown: formatting anything else throws. */
function expectMoment(at: number): void {
  expect(() => new Intl.DateTimeFormat('en').format(at)).not.toThrow()
}

it('settings are read, or it is known why not', () => {
  withstands(hostileJson(parsed(writeSettings(saveWith()))), (stored) => {
    const read = readSettings(stored)
    if (read.state !== 'read') return expect(['none', 'damaged', 'newer']).toContain(read.state)
    const { settings, revision, at } = read.saved
    expect(areValid(settings)).toBe(true)
    expect(Number.isSafeInteger(revision)).toBe(true)
    expectMoment(at)
    for (const type of settings.processTypes) expect(Number.isSafeInteger(type)).toBe(true)
    isQuiet(settings.quiet, new Date(NOW))
    offered([{ id: 'reg1' }], settings.lines)
    expect(readSettings(writeSettings(read.saved))).toEqual(read)
  }, { runs: 250 })
})

it('a user\'s own settings are read, or it is known why not', () => {
  const real = parsed(writeOwnSettings({ callAtOnce: true, texts: { callback: [{ name: 'Offer', text: 'Call {name}' }], infocall: [] } }))
  withstands(hostileJson(real), (stored) => {
    const read = readOwnSettings(stored)
    if (read.state !== 'read') return expect(['none', 'damaged', 'newer']).toContain(read.state)
    for (const one of read.settings.texts.callback) expect(nameOf(one).length).toBeLessThanOrEqual(82)
    expect(readOwnSettings(writeOwnSettings(read.settings))).toEqual(read)
    expect(mergeOwnSettings(read.settings, read.settings, read.settings)).toEqual(read.settings)
  })
})

it('an edit that was left behind can be shown, compared and judged', () => {
  withstands(hostileTo(saveWith().settings), (stored) => {
    const read = v.safeParse(EditedSchema, stored)
    if (!read.success) return
    const copy = editable(read.output)
    expect(differences(copy, read.output)).toEqual([])
    const problems = settingsProblems(copy, 0)
    const settings = toSettings(copy)
    // What the form lets through can be stored, or is refused by the very schema it is read with.
    if (problems.length === 0 && settings) areValid(settings)
  })
})

it('published lines are lines, each once', () => {
  const real = parsed(writePublished({ lines: [{ id: 'reg1', name: 'One', kind: 'cloud-pbx' }, { id: 'sip7', name: '', kind: 'office-pbx' }], portalDefault: 'reg1' }))
  withstands(hostileJson(real), (stored) => {
    const read = readPublished(stored)
    if (!read) return
    expect(read.lines.every(({ id, name }) => id !== '' && name === name.trim())).toBe(true)
    expect(new Set(read.lines.map(({ id }) => id)).size).toBe(read.lines.length)
    expect(writePublished(read)).toBe(writePublished({ ...read, lines: read.lines.toReversed() }))
  })
})

it('choices are choices, or none', () => {
  withstands(hostileJson(parsed(writeChoices(CHOICES))), (stored) => {
    const read = readChoices(stored)
    if (!read) return
    expectMoment(read.at)
    expect(readChoices(writeChoices(read))).toEqual(read)
  })
})

it('attempts, stored here or carried along, can be shown, each once', () => {
  const check = (attempts: ReturnType<typeof readRoaming>) => {
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(attempts.length)
    for (const { at, failure } of attempts) {
      expectMoment(at)
      if (!failure) continue
      isFailureId(failure.entry)
      expectMoment(failure.details.at)
      expectMoment(failure.retryAt ?? 0)
    }
    const again = writeRoaming(attempts)
    expect(writeRoaming(readRoaming(again))).toBe(again)
    roamingOf(attempts, NOW)
  }
  withstands(hostileTo(ATTEMPTS), (stored) => {
    const read = v.safeParse(StoredAttemptsSchema, stored)
    if (read.success) check(read.output)
  }, { runs: 250 })
  withstands(hostileJson(parsed(writeRoaming(ATTEMPTS))), stored => check(readRoaming(stored)))
})

it('any text at all is read as nothing', () => {
  withstands(hostileText, (text) => {
    expect([readPublished(text), readChoices(text), readRoaming(text)]).toEqual([null, null, []])
  })
})
