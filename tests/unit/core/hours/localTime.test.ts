import { getCountries } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
import { AREAS } from '@/core/hours/areas'
import { localTime, zonesOf } from '@/core/hours/localTime'
import { ZONES } from '@/core/hours/zones'

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
const said = (number: string, at: string) => {
  const time = localTime(number, new Date(at))
  return time && `${[clock(time.from), clock(time.to)].filter((one, index, all) => all.indexOf(one) === index).join(' to ')}, outside: ${time.outside}`
}

describe('at 12:40 UTC in January', () => {
  it.each([
    ['+13035550123', '5:40, outside: yes'],
    ['+12125550123', '7:40, outside: yes'],
    ['+14155550123', '4:40, outside: yes'],
    ['+18085550123', '2:40, outside: yes'],
    ['+14805550123', '5:40, outside: yes'],
    ['+12085550123', '4:40 to 5:40, outside: yes'],
    ['+14165550123', '7:40, outside: yes'],
    ['+4930901820', '13:40, outside: no'],
    ['+442079460321', '12:40, outside: no'],
    ['+74951234567', '15:40, outside: no'],
    ['+74232345678', '22:40, outside: yes'],
    ['+73832345678', '19:40, outside: no'],
    ['+74012345678', '14:40, outside: no'],
    ['+79161234567', '14:40 to 0:40, outside: perhaps'],
    ['+77272345678', '17:40, outside: no'],
    ['+551123456789', '9:40, outside: no'],
    ['+556832345678', '7:40, outside: yes'],
    ['+61293456789', '23:40, outside: yes'],
    ['+61893456789', '20:40, outside: no'],
    ['+61412345678', '20:40 to 23:40, outside: perhaps'],
    ['+525512345678', '6:40, outside: yes'],
    ['+526641234567', '4:40, outside: yes'],
    ['+622112345678', '19:40, outside: no'],
    ['+62361123456', '20:40, outside: no'],
    ['+34912345678', '13:40, outside: no'],
    ['+34922345678', '12:40, outside: no'],
    ['+34612345678', '12:40 to 13:40, outside: no'],
    ['+912212345678', '18:10, outside: no'],
    ['+97714123456', '18:25, outside: no'],
    ['+8613812345678', '20:40, outside: no'],
    ['+380441234567', '14:40, outside: no'],
    ['+999123', null],
    ['100', null]
  ])('%s: %s', (number, expected) => {
    expect(said(number, '2026-01-15T12:40:30Z')).toBe(expected)
  })
})

it.each([
  ['summer time', '+13035550123', '2026-07-15T12:40:00Z', '6:40, outside: yes'], ['no summer time', '+14805550123', '2026-07-15T12:40:00Z', '5:40, outside: yes'],
  ['the first usual minute', '+442079460321', '2026-01-15T08:00:00Z', '8:00, outside: no'], ['the one before', '+442079460321', '2026-01-15T07:59:59Z', '7:59, outside: yes'],
  ['the last one', '+442079460321', '2026-01-15T20:59:59Z', '20:59, outside: no'], ['the one after', '+442079460321', '2026-01-15T21:00:00Z', '21:00, outside: yes'],
  ['midnight', '+442079460321', '2026-01-15T00:00:00Z', '0:00, outside: yes']
])('%s', (_what, number, at, expected) => {
  expect(said(number, at)).toBe(expected)
})

describe('the table', () => {
  it('has every country there are numbers of', () => {
    const known = new Set(Object.values(ZONES).flatMap(countries => countries.split(' ')))
    expect(getCountries().filter(country => !known.has(country))).toEqual([])
  })

  it('names clocks that exist, those of areas among their country\'s', () => {
    for (const zone of Object.keys(ZONES).flatMap(zones => zones.split(' '))) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    for (const [country, areas] of Object.entries(AREAS)) {
      const whole = Object.entries(ZONES).find(([, countries]) => countries.split(' ').includes(country))?.[0].split(' ')
      expect(whole).toEqual(expect.arrayContaining(Object.keys(areas).flatMap(zones => zones.split(' '))))
    }
  })

  it('has each area once', () => {
    for (const areas of Object.values(AREAS)) {
      const starts = Object.values(areas).flatMap(one => one.split(' '))
      expect(starts.filter((one, index) => starts.indexOf(one) !== index)).toEqual([])
    }
  })

  it('knows an area of each kind', () => {
    expect(zonesOf('+13035550123')).toEqual({ country: 'US', zones: ['America/Denver'], isWhole: false })
    expect(zonesOf('+34912345678')).toEqual({ country: 'ES', zones: ['Europe/Madrid'], isWhole: true })
    expect(zonesOf('+4930901820')).toEqual({ country: 'DE', zones: ['Europe/Berlin'], isWhole: true })
    expect(zonesOf('+74112345678')?.zones).toHaveLength(3)
    expect(zonesOf('+18005550123')?.country ?? 'US').toBe('US')
  })
})
