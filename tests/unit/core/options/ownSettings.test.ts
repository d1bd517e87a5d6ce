import { describe, expect, it } from 'vitest'
import { unnamed } from '../../support/settings'
import { DEFAULT_OWN_SETTINGS, readOwnSettings, type OwnSettings } from '@/core/options/ownSettings'
import { mergeOwnSettings, writeOwnSettings } from '@/core/options/writeOwnSettings'

const OWN: OwnSettings = { callAtOnce: true, texts: { callback: [{ name: 'Offer', text: 'Call {name}' }], infocall: unnamed('“Hello” \\ 🎉') } }
const settingsWith = (change: object) => JSON.stringify({ v: 1, settings: { ...OWN, ...change } })

describe('what a user has stored', () => {
  it.each([[OWN], [DEFAULT_OWN_SETTINGS]])('comes back: %#', (settings) => {
    expect(readOwnSettings(writeOwnSettings(settings))).toEqual({ state: 'read', settings })
  })

  it('is the same text, whatever order its parts are in', () => {
    const [one] = OWN.texts.callback
    expect(writeOwnSettings({ texts: { infocall: OWN.texts.infocall, callback: [{ text: one?.text ?? '', name: one?.name ?? '' }] }, callAtOnce: true })).toBe(writeOwnSettings(OWN))
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'none'],
    ['null', null, 'none'],
    ['an empty text', '', 'none'],
    ['no JSON', 'x', 'damaged'],
    ['cut off', writeOwnSettings(OWN).slice(0, -1), 'damaged'],
    ['a map, not a text', JSON.parse(writeOwnSettings(OWN)), 'damaged'],
    ['a text instead of yes or no', settingsWith({ callAtOnce: 'Y' }), 'damaged'],
    ['one type of call without texts', settingsWith({ texts: { callback: [] } }), 'damaged'],
    ['a text of 1001 characters', settingsWith({ texts: { callback: unnamed('x'.repeat(1001)), infocall: [] } }), 'damaged'],
    ['21 texts', settingsWith({ texts: { callback: unnamed(...Array<string>(21).fill('x')), infocall: [] } }), 'damaged'],
    ['more than this version knows', settingsWith({ sound: true }), 'read'],
    ['a newer version', '{"v":2,"whatever":true}', 'newer']
  ])('%s is %s', (_what, stored, state) => {
    expect(readOwnSettings(stored).state).toBe(state)
  })
})

describe('changed here and elsewhere', () => {
  const own = (callAtOnce: boolean, ...texts: string[]): OwnSettings => ({ callAtOnce, texts: { callback: unnamed(...texts), infocall: [] } })
  it.each<[string, OwnSettings, OwnSettings, OwnSettings, OwnSettings]>([
    ['nothing', own(false, 'a'), own(false, 'a'), own(false, 'a'), own(false, 'a')],
    ['here', own(false, 'a'), own(true, 'b', 'a'), own(false, 'a'), own(true, 'b', 'a')],
    ['elsewhere', own(false, 'a'), own(false, 'a'), own(true, 'b'), own(true, 'b')],
    ['a text added on both sides', own(false), own(false, 'a'), own(false, 'b'), own(false, 'a', 'b')],
    ['the same text added on both sides', own(false), own(false, 'a'), own(false, 'a'), own(false, 'a')],
    ['removed here, added there', own(false, 'a', 'b'), own(false, 'b'), own(false, 'a', 'b', 'c'), own(false, 'b', 'c')],
    ['switched off here, a text there', own(true), own(false), own(true, 'a'), own(false, 'a')]
  ])('%s', (_what, base, mine, theirs, merged) => {
    expect(mergeOwnSettings(base, mine, theirs)).toEqual(merged)
  })

  it('keeps no more than can be kept', () => {
    const many = (sign: string) => Array.from({ length: 15 }, (_, index) => `${sign}${index}`)
    expect(mergeOwnSettings(own(false), own(false, ...many('a')), own(false, ...many('b'))).texts.callback).toHaveLength(20)
  })
})
