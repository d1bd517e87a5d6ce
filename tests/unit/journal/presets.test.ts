import { describe, expect, it } from 'vitest'
import { chipsOf, without, type Chip } from '@/journal/chips'
import { filterOf, isSame, PRESETS, presetOf, type Preset } from '@/journal/presets'
import { EVERYTHING, type JournalFilter } from '@/journal/rows'

describe('presets', () => {
  it.each<[Preset, Partial<JournalFilter>]>([
    ['today', { period: 'today' }], ['thisWeek', { period: 'thisWeek' }], ['notAnswered', { result: 'notAnswered' }],
    ['unclear', { result: 'unclear' }], ['mine', { userId: '7' }]
  ])('%s', (preset, change) => {
    expect(filterOf(preset, '7')).toEqual({ ...EVERYTHING, ...change })
  })

  it.each(PRESETS)('%s is found again in the filter it makes', (preset) => {
    expect(presetOf(filterOf(preset, '7'), '7')).toBe(preset)
    expect(presetOf({ ...filterOf(preset, '7'), line: 'reg1' }, '7')).toBeNull()
  })

  it('somebody else\'s calls are not mine', () => {
    expect(presetOf(filterOf('mine', '8'), '7')).toBeNull()
    expect(presetOf(EVERYTHING, '7')).toBeNull()
  })
})

describe('filters are the same', () => {
  it.each<[what: string, one: Partial<JournalFilter>, other: Partial<JournalFilter>, same: boolean]>([
    ['without anything', {}, {}, true],
    ['with days that count for nothing', { from: '2026-01-01' }, {}, true],
    ['with the same client', { client: { entityTypeId: 3, id: 5 } }, { client: { id: 5, entityTypeId: 3 } }, true],
    ['not with other days', { period: 'custom', from: '2026-01-01' }, { period: 'custom' }, false],
    ['not with another number', { number: '30' }, {}, false]
  ])('%s', (_what, one, other, same) => {
    expect(isSame({ ...EVERYTHING, ...one }, { ...EVERYTHING, ...other })).toBe(same)
  })
})

describe('chips', () => {
  const ALL: JournalFilter = {
    period: 'custom', from: '2026-01-01', to: '', result: 'busy', type: 'infocall', line: 'reg1', userId: '7', number: '30', client: { entityTypeId: 3, id: 5 }
  }

  it.each<[what: string, filter: Partial<JournalFilter>, chips: Chip[]]>([
    ['the period a journal opens with', {}, ['period']],
    ['nothing where every call is shown', { period: 'all' }, []],
    ['no number, which stands in the field', { period: 'all', number: '30' }, []],
    ['everything', ALL, ['period', 'result', 'type', 'line', 'userId', 'client']]
  ])('%s', (_what, filter, chips) => {
    expect(chipsOf({ ...EVERYTHING, ...filter })).toEqual(chips)
  })

  it('each takes away itself alone', () => {
    for (const chip of chipsOf(ALL)) expect(chipsOf(without(ALL, chip)), chip).toEqual(chipsOf(ALL).filter(one => one !== chip))
    expect(chipsOf(ALL).reduce(without, ALL)).toEqual({ ...EVERYTHING, period: 'all', number: '30' })
  })
})
