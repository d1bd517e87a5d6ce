import { describe, expect, it } from 'vitest'
import { NOW } from '../../support/attempts'
import { readChoices, writeChoices, type UserChoices } from '@/core/options/userChoices'

const CHOICES: UserChoices = {
  at: NOW, line: 'sip7', country: 'DE', texts: { callback: 'One “text”', infocall: '' }, voices: { callback: null, infocall: 'eurgermanfemale' }
}
const NOTHING: UserChoices = { at: 0, line: null, country: null, texts: { callback: '', infocall: '' }, voices: { callback: null, infocall: null } }

it.each([[CHOICES], [NOTHING]])('come back as they were: %j', (choices) => {
  expect(readChoices(writeChoices(choices))).toEqual(choices)
})

it('nothing that is not known is kept', () => {
  expect(readChoices(JSON.stringify({ ...JSON.parse(writeChoices(CHOICES)), number: '+4930901820' }))).toEqual(CHOICES)
})

describe('nothing that can be read', () => {
  const damaged = (change: object) => JSON.stringify({ ...JSON.parse(writeChoices(CHOICES)), ...change })
  it.each<[string, unknown]>([
    ['never set', undefined],
    ['null', null],
    ['empty', ''],
    ['no JSON', 'x'],
    ['a map, not a text', CHOICES],
    ['another version', damaged({ v: 2 })],
    ['no time', damaged({ at: '5' })],
    ['a line that is a number', damaged({ line: 7 })],
    ['a country that is a map', damaged({ country: {} })],
    ['a text missing', damaged({ texts: { callback: '' } })],
    ['a voice that is a number', damaged({ voices: { callback: 1, infocall: null } })]
  ])('%s', (_what, stored) => {
    expect(readChoices(stored)).toBeNull()
  })
})
