import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { saveWith, SETTINGS, unnamed } from '../../support/settings'
import type { NamedText } from '@/core/options/namedText'
import { DEFAULT_SETTINGS, isQuiet, offered, readSettings } from '@/core/options/settings'
import { areValid, isSameSave, writeSettings } from '@/core/options/writeSettings'

/** The stored text with something in it replaced. */
function textWith(change: (stored: Record<string, unknown> & { settings: Record<string, unknown> }) => void): string {
  const stored = JSON.parse(writeSettings(saveWith()))
  change(stored)
  return JSON.stringify(stored)
}
const settingWith = (name: string, value: unknown) => textWith(({ settings }) => { settings[name] = value })

describe('what was saved', () => {
  it.each([
    ['everything set', saveWith()],
    ['the defaults', { ...saveWith(), settings: DEFAULT_SETTINGS }],
    ['no name of who saved', saveWith({}, { by: '' })],
    ['any characters', saveWith({ texts: { callback: { standard: '“{name}” \\ </script> 🎉\n\u2028', ready: unnamed('$result[a]') }, infocall: { standard: '', ready: [] } } })]
  ])('comes back: %s', (_what, saved) => {
    expect(readSettings(writeSettings(saved))).toEqual({ state: 'read', saved })
  })

  it.each([[null], [undefined], ['']])('was never there: %s', (value) => {
    expect(readSettings(value)).toEqual({ state: 'none' })
  })

  it('keeps nothing it does not know', () => {
    const read = readSettings(textWith((stored) => {
      Object.assign(stored, { extra: 1 })
      Object.assign(stored.settings, { extra: { deep: true } })
    }))
    expect(read).toEqual({ state: 'read', saved: saveWith() })
  })
})

describe('damaged', () => {
  it.each<[string, unknown]>([
    ['no JSON', 'x'],
    ['cut off', writeSettings(saveWith()).slice(0, -1)],
    ['a number', 5],
    ['a map, not a text', JSON.parse(writeSettings(saveWith()))],
    ['a list', '[]'],
    ['null as a text', 'null'],
    ['an older version', textWith((stored) => { stored.v = 0 })],
    ['a version that is a text', textWith((stored) => { stored.v = '2' })],
    ['no version', textWith((stored) => { delete stored.v })],
    ['no settings', textWith((stored) => { stored.settings = {} })],
    ['revision 0', textWith((stored) => { stored.revision = 0 })],
    ['half a revision', textWith((stored) => { stored.revision = 1.5 })],
    ['no author', textWith((stored) => { stored.by = null })],
    ['no time', textWith((stored) => { stored.at = 'today' })],
    ['lines as a map', settingWith('lines', { 0: 'a' })],
    ['lines that are numbers', settingWith('lines', [1])],
    ['a default line that is a number', settingWith('defaultLine', 5)],
    ['one type of call without texts', settingWith('texts', { callback: { standard: '', ready: [] } })],
    ['a text of 1001 characters', settingWith('texts', { callback: { standard: 'x'.repeat(1001), ready: [] }, infocall: { standard: '', ready: [] } })],
    ['21 ready-made texts', settingWith('texts', { callback: { standard: '', ready: Array(21).fill('x') }, infocall: { standard: '', ready: [] } })],
    ['a name that is a number', settingWith('texts', { callback: { standard: '', ready: ['x'], names: [1] }, infocall: { standard: '', ready: [] } })],
    ['a company of 101 characters', settingWith('caller', 'x'.repeat(101))],
    ['25 o\'clock', settingWith('quiet', { from: '25:00', to: '08:00' })],
    ['a time with seconds', settingWith('quiet', { from: '20:00:00', to: '08:00' })],
    ['an empty time', settingWith('quiet', { from: '', to: '08:00' })],
    ['no minutes', settingWith('recentMinutes', 0)],
    ['more minutes than a day has', settingWith('recentMinutes', 1441)],
    ['minutes as a text', settingWith('recentMinutes', '5')],
    ['a negative type', settingWith('processTypes', [-1])],
    ['a type that is a text', settingWith('processTypes', ['183'])],
    ['a prototype', '{"__proto__":{"v":2}}']
  ])('%s', (_what, value) => {
    expect(readSettings(value)).toEqual({ state: 'damaged' })
  })
})

it.each([['{"v":2}'], ['{"v":99,"settings":{"lines":5}}'], ['{"v":2.5}']])('%s is of a newer version', (value) => {
  expect(readSettings(value)).toEqual({ state: 'newer' })
})

it('what can be stored can be read again, and nothing else', () => {
  expect(areValid(SETTINGS)).toBe(true)
  expect(areValid(DEFAULT_SETTINGS)).toBe(true)
  expect(areValid({ ...SETTINGS, recentMinutes: 0.5 })).toBe(false)
  expect(areValid({ ...SETTINGS, quiet: { from: '8:00', to: '20:00' } })).toBe(false)
})

describe('what is offered', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }]
  it.each([
    [null, [a, b]],
    [['b'], [b]],
    [['b', 'a', 'gone'], [a, b]],
    [['gone'], [a, b]],
    [[], [a, b]]
  ])('%j', (ids, things) => {
    expect(offered([a, b], ids)).toEqual(things)
  })

  it('is nothing where there is nothing, and never the list itself', () => {
    const things = [a]
    expect(offered([], ['a'])).toEqual([])
    expect(offered(things, null)).not.toBe(things)
  })
})

describe('quiet hours, on the user\'s own clock', () => {
  const at = (time: string) => new Date(`2026-01-15T${time}:00`)
  it.each([
    ['20:00', '08:00', '19:59', false],
    ['20:00', '08:00', '20:00', true],
    ['20:00', '08:00', '00:00', true],
    ['20:00', '08:00', '07:59', true],
    ['20:00', '08:00', '08:00', false],
    ['12:00', '13:00', '12:30', true],
    ['12:00', '13:00', '13:00', false],
    ['12:00', '13:00', '00:30', false],
    ['00:00', '00:00', '15:00', true],
    ['09:30', '09:30', '09:29', true],
    ['00:00', '23:59', '23:59', false]
  ])('%s to %s, at %s: %s', (from, to, time, quiet) => {
    expect(isQuiet({ from, to }, at(time))).toBe(quiet)
  })

  it('there are none', () => {
    expect(isQuiet(null, at('03:00'))).toBe(false)
  })

  // Only hours and minutes of the clock count: the night that lacks an hour is no different.
  it('on the night the clocks change', () => {
    expect(isQuiet({ from: '02:00', to: '03:30' }, new Date('2026-03-29T03:15:00'))).toBe(true)
    expect(isQuiet({ from: '02:00', to: '03:30' }, new Date('2026-03-29T03:30:00'))).toBe(false)
  })
})

it.each([
  [saveWith(), true],
  // Whatever order its parts are in.
  [{ ...saveWith(), settings: Object.assign({ processTypes: [1] }, saveWith().settings) }, true],
  [saveWith({}, { by: 'Max' }), false],
  [saveWith({}, { revision: 4 }), false],
  [saveWith({}, { at: 1 }), false],
  [saveWith({ recentMinutes: 2 }), false]
])('one and the same save: %#', (other, same) => {
  expect(isSameSave(saveWith(), other)).toBe(same)
})

describe('what another version of the app has written, or is to read', () => {
  const ready = [{ name: 'Offer', text: 'Call about the offer' }, { name: '', text: 'Call' }]
  const texts = { callback: { standard: '', ready }, infocall: { standard: '', ready: [] } }

  it.each<[string, object, NamedText[]]>([
    ['texts without names, of earlier versions', { ready: ['a', 'b'] }, unnamed('a', 'b')],
    ['names beside the texts', { ready: ['a', 'b'], names: ['A', ''] }, [{ name: 'A', text: 'a' }, { name: '', text: 'b' }]],
    ['fewer names than texts', { ready: ['a', 'b'], names: ['A'] }, [{ name: 'A', text: 'a' }, { name: '', text: 'b' }]],
    ['more names than texts', { ready: ['a'], names: ['A', 'B'] }, [{ name: 'A', text: 'a' }]]
  ])('%s', (_what, stored, expected) => {
    const read = readSettings(settingWith('texts', { callback: { standard: '', ...stored }, infocall: { standard: '', ready: [] } }))
    expect(read).toMatchObject({ state: 'read', saved: { settings: { texts: { callback: { ready: expected } } } } })
  })

  it('no name of the company', () => {
    expect(readSettings(settingWith('caller', undefined))).toMatchObject({ state: 'read', saved: { settings: { caller: '' } } })
  })

  // The very schema of the version of November 2026.
  it('earlier versions find everything they know', () => {
    const earlier = v.object({ standard: v.string(), ready: v.array(v.string()) })
    const { settings } = JSON.parse(writeSettings(saveWith({ texts })))
    expect(v.parse(earlier, settings.texts.callback)).toEqual({ standard: '', ready: ['Call about the offer', 'Call'] })
  })

  it('nothing of the new is written where it is not used: the text is the same as ever', () => {
    const { settings } = JSON.parse(writeSettings(saveWith({ caller: '', texts: { ...texts, callback: { standard: '', ready: unnamed('Call') } } })))
    expect(Object.keys(settings)).not.toContain('caller')
    expect(settings.texts.callback).toEqual({ standard: '', ready: ['Call'] })
  })
})
