import { describe, expect, it } from 'vitest'
import { NOW } from '../../support/attempts'
import { readChoices, writeChoices, type UserChoices } from '@/core/options/userChoices'

const CHOICES: UserChoices = {
  at: NOW, line: 'sip7', country: 'DE', texts: { callback: 'Call {name}', infocall: null },
  last: { callback: null, infocall: { text: 'One “text”', names: ['Anna'], of: ['2:5', '+4930901820'] } }, voices: { callback: null, infocall: 'eurgermanfemale' }
}
const NOTHING: UserChoices = { at: 0, line: null, country: null, texts: { callback: null, infocall: null }, last: { callback: null, infocall: null }, voices: { callback: null, infocall: null } }

it.each([[CHOICES], [NOTHING]])('come back as they were: %j', (choices) => {
  expect(readChoices(writeChoices(choices))).toEqual(choices)
})

it('nothing that is not known is kept', () => {
  expect(readChoices(JSON.stringify({ ...JSON.parse(writeChoices(CHOICES)), number: '+4930901820' }))).toEqual(CHOICES)
})

it('texts of earlier versions are the last ones: they may name a client', () => {
  const earlier = JSON.stringify({ v: 1, at: NOW, line: null, country: null, texts: { callback: 'For Anna', infocall: '' }, voices: { callback: null, infocall: null } })
  expect(readChoices(earlier)).toMatchObject({
    texts: { callback: null, infocall: null }, last: { callback: { text: 'For Anna', names: [], of: [] }, infocall: null }
  })
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
    ['last words without whom they are for', damaged({ last: { callback: { text: '' }, infocall: null } })],
    ['a voice that is a number', damaged({ voices: { callback: 1, infocall: null } })]
  ])('%s', (_what, stored) => {
    expect(readChoices(stored)).toBeNull()
  })
})
