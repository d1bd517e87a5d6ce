import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { AREAS } from './areas'
import { ZONES } from './zones'

/** Hours in which people are called, on their own clock: from the first on, before the second. */
const USUAL = { from: 8 * 60, to: 21 * 60 } as const
const DAY_MINUTES = 24 * 60

/** What time it is where a number is. */
export interface LocalTime {
  /** ISO 3166-1 alpha-2. */
  country: string
  /** The clock is the one most of the country has: the country's name says where. */
  isWhole: boolean
  /** Every clock the number may be on, the earliest first. */
  zones: readonly string[]
  /** Minutes since midnight on the earliest and on the latest of them; equal where there is but one. */
  from: number
  to: number
  /** Whether that is outside the usual hours: on every clock it may be, or on some. */
  outside: 'no' | 'perhaps' | 'yes'
}

/**
 * The clocks a number may be on: its area's, where the area is known to have one, else its country's.
 * @param number E.164 @returns empty where nothing is known
 */
export function zonesOf(number: string): { country: string, zones: string[], isWhole: boolean } | null {
  const phone = parsePhoneNumberFromString(number)
  const country = phone?.country
  if (!phone || !country) return null
  const whole = Object.entries(ZONES).find(([, countries]) => countries.split(' ').includes(country))?.[0].split(' ')
  if (!whole) return null
  const zones = areaOf(country, phone.nationalNumber)?.split(' ') ?? whole
  // Of two, the first is the mainland's.
  return { country, zones, isWhole: whole.length <= 2 && zones[0] === whole[0] }
}

function areaOf(country: string, number: string): string | null {
  let longest = ''
  let found: string | null = null
  for (const [zones, starts] of Object.entries(AREAS[country] ?? {})) {
    for (const start of starts.split(' ')) {
      if (start.length <= longest.length || !number.startsWith(start)) continue
      longest = start
      found = zones
    }
  }
  return found
}

/**
 * What time it is where a number is.
 * @param number E.164 @returns null where nothing is known of it
 */
export function localTime(number: string, at: Date): LocalTime | null {
  const place = zonesOf(number)
  if (!place) return null
  const clocks = place.zones.flatMap((zone) => {
    const offset = offsetOf(zone, at)
    return offset === null ? [] : [{ zone, offset }]
  }).sort((one, other) => one.offset - other.offset)
  const [first, last] = [clocks[0], clocks.at(-1)]
  // A browser that does not know one of the clocks cannot tell what time it may be.
  if (!first || !last || clocks.length < place.zones.length) return null
  const minutesAt = (offset: number) => ((Math.floor(at.getTime() / 60_000) + offset) % DAY_MINUTES + DAY_MINUTES) % DAY_MINUTES
  const outside = clocks.filter(({ offset }) => !isUsual(minutesAt(offset))).length
  return {
    country: place.country,
    isWhole: place.isWhole,
    zones: clocks.map(({ zone }) => zone),
    from: minutesAt(first.offset),
    to: minutesAt(last.offset),
    outside: outside === 0 ? 'no' : outside === clocks.length ? 'yes' : 'perhaps'
  }
}

const isUsual = (minutes: number): boolean => minutes >= USUAL.from && minutes < USUAL.to

/** How far a clock is ahead of UTC, minutes; null where the browser does not know it. */
function offsetOf(zone: string, at: Date): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }).formatToParts(at)
    const part = (type: string) => Number(parts.find(one => one.type === type)?.value)
    const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
    return Math.round((there - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000)
  } catch {
    return null
  }
}
