import { describe, expect, it } from 'vitest'
import { saveWith, SETTINGS, unnamed } from '../support/settings'
import type { Settings } from '@/core/options/settings'
import { areValid } from '@/core/options/writeSettings'
import { differences, editable, settingsProblems, tidy, toSettings, type EditedSettings } from '@/settings/edit'

const edit = (change: Partial<EditedSettings> = {}): EditedSettings => ({ ...editable(SETTINGS), ...change })
const texts = (standard: string, ready: string[] = []): Settings['texts'] => ({ callback: { standard, ready: unnamed(...ready) }, infocall: { standard: '', ready: [] } })

it('a copy shares nothing with what it was made from', () => {
  const copy = editable(SETTINGS)
  copy.lines?.push('x')
  copy.texts.callback.ready.push(...unnamed('x'))
  for (const one of copy.texts.callback.ready) one.name = 'other'
  copy.processTypes.push(1)
  if (copy.quiet) copy.quiet.from = ''
  expect(SETTINGS).toEqual(saveWith().settings)
  expect(SETTINGS.lines).toHaveLength(2)
  expect(SETTINGS.texts.callback.ready).toHaveLength(2)
  expect(SETTINGS.quiet?.from).toBe('20:00')
})

it('what is stored is tidy', () => {
  expect(tidy(edit({ lines: ['b', 'a', 'b'], processTypes: [1030, 183, 183], texts: texts(' x ', ['', ' y', 'y ', '  ']) }))).toMatchObject({
    lines: ['a', 'b'], processTypes: [183, 1030], texts: { callback: { standard: 'x', ready: unnamed('y') } }
  })
})

describe('differences', () => {
  it.each<[Partial<EditedSettings>, string[]]>([
    [{}, []],
    [{ lines: ['sip7', 'reg151083'] }, []],
    [{ texts: { ...SETTINGS.texts, callback: { standard: ' Call {name} ', ready: [...SETTINGS.texts.callback.ready, ...unnamed('', 'First')] } } }, []],
    [{ texts: { ...SETTINGS.texts, callback: { standard: 'Call {name}', ready: unnamed('First', 'Second') } } }, ['callbackReady']],
    [{ lines: null }, ['lines']],
    [{ voices: [] }, ['voices']],
    [{ defaultLine: null }, ['defaultLine']],
    [{ texts: texts('Other', ['Second', 'First']) }, ['callbackStandard', 'callbackReady']],
    [{ texts: { ...SETTINGS.texts, infocall: { standard: 'a', ready: unnamed('b') } } }, ['infocallStandard', 'infocallReady']],
    [{ quiet: null }, ['quiet']],
    [{ quiet: { from: '20:00', to: '08:01' } }, ['quiet']],
    [{ recentMinutes: null }, ['recentMinutes']],
    [{ processTypes: [] }, ['processTypes']],
    [{ caller: ' Smith & Sons ' }, []],
    [{ caller: '' }, ['caller']]
  ])('%j', (change, fields) => {
    expect(differences(edit(change), edit())).toEqual(fields)
    expect(differences(edit(), edit(change))).toEqual(fields)
  })
})

describe('what has to be put right first', () => {
  it.each<[Partial<EditedSettings>, string[]]>([
    [{}, []],
    [{ lines: null, defaultLine: 'gone' }, []],
    [{ lines: [] }, ['lines nothing-offered']],
    [{ lines: ['reg151083'] }, ['defaultLine default-not-offered']],
    [{ voices: [] }, ['voices nothing-offered']],
    [{ texts: texts('x'.repeat(1000), ['y'.repeat(1000)]) }, []],
    [{ texts: texts(` ${'x'.repeat(1000)} `) }, []],
    [{ texts: texts('x'.repeat(1001)) }, ['callbackStandard text-too-long']],
    [{ texts: texts('', ['a', 'x'.repeat(1001)]) }, ['callbackReady text-too-long']],
    [{ quiet: { from: '', to: '08:00' } }, ['quiet time-missing']],
    [{ quiet: { from: '08:00', to: '' } }, ['quiet time-missing']],
    [{ recentMinutes: null }, ['recentMinutes minutes-missing']]
  ])('%j', (change, problems) => {
    expect(settingsProblems(edit(change), 0).map(({ field, reason }) => `${field} ${reason}`)).toEqual(problems)
  })

  it('more than the portal keeps, with what it keeps already', () => {
    const long = edit({ texts: texts('', Array.from({ length: 20 }, (_, index) => `${index}${'ж'.repeat(990)}`)) })
    expect(settingsProblems(long, 0)).toEqual([])
    expect(settingsProblems(long, 15_000)).toEqual([])
    expect(settingsProblems(long, 25_000)).toEqual([{ field: 'everything', reason: 'too-much' }])
  })
})

it('what has no problem can be stored and read again', () => {
  const settings = toSettings(edit({ texts: texts(` ${'x'.repeat(1000)} `) }))
  expect(settings && areValid(settings)).toBe(true)
  expect(toSettings(edit({ recentMinutes: null }))).toBeNull()
})
