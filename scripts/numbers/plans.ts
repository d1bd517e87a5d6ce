import metadata from 'libphonenumber-js/metadata.max.json'
import * as v from 'valibot'

/**
 * What the app knows of numbering plans beyond the library's smallest metadata, taken from its largest: how long numbers of a country
 * are, and which ones cost extra. The largest metadata as a whole would be 20 kB more in the first load.
 */

const PatternSchema = v.tupleWithRest([v.string()], v.unknown())
const Missing = v.literal(0)
/** A type of numbers: its pattern, and its lengths where they are not those of all numbers. */
const TypeSchema = v.union([v.tupleWithRest([v.string(), v.array(v.number())], v.unknown()), PatternSchema, Missing])
const LengthsSchema = v.array(v.number())
const MetadataSchema = v.object({
  countries: v.record(v.string(), v.array(v.unknown())),
  nonGeographic: v.record(v.string(), v.array(v.unknown()))
})

/** Places in a row of the library's metadata (`source/metadata.js`). */
const ROW = { callingCode: 0, lengths: 3, trunk: 5, types: 11 }
const TYPE = { fixed: 0, mobile: 1, premium: 3 }
/** Where mobile numbers vary more than this, their shortest ones say nothing about whether an area code is missing. */
const SAME_LENGTH = 3
/** A longer pattern costs more than asking once whether a number is whole. */
const LONGEST_MOBILE = 62
/** No country's numbers without area code are as long. */
const WITH_AREA_CODE = 10

export interface Plans {
  /**
   * Countries by three lengths of numbers without country code: what a number without area code stays under, the shortest and the
   * longest number people are called at (fixed and mobile).
   */
  lengths: Record<string, string>
  /** Patterns of premium-rate numbers by country code, without it. */
  premium: Record<string, string>
  /** Patterns of mobile numbers, of countries where a zero leads into them and numbers have so many lengths that nothing else tells whether one is whole. */
  mobile: Record<string, string>
}

/** Reads them from the installed library. */
export function readPlans(): Plans {
  const { countries, nonGeographic } = v.parse(MetadataSchema, metadata)
  const plans: Plans = { lengths: {}, premium: {}, mobile: {} }
  const premium = new Map<string, Set<string>>()
  for (const [country, row] of Object.entries(countries).sort(([a], [b]) => a < b ? -1 : 1)) {
    const { callingCode, trunk, lengths, types } = parts(row)
    const [area, shortest, longest] = lengthsOf(types, lengths)
    const key = [area, shortest, longest].join()
    const mobile = patternOf(types[TYPE.mobile])
    if (trunk && longest - shortest > 1 && mobile && mobile.length <= LONGEST_MOBILE) plans.mobile[country] = mobile
    plans.lengths[key] = plans.lengths[key] ? `${plans.lengths[key]} ${country}` : country
    const pattern = patternOf(types[TYPE.premium])
    if (pattern) premium.set(callingCode, (premium.get(callingCode) ?? new Set()).add(pattern))
  }
  for (const row of Object.values(nonGeographic)) {
    const { callingCode, types } = parts(row)
    const pattern = patternOf(types[TYPE.premium])
    if (pattern) premium.set(callingCode, new Set([pattern]))
  }
  for (const [code, patterns] of premium) plans.premium[code] = [...patterns].join('|')
  return plans
}

function parts(row: readonly unknown[]) {
  const types = v.parse(v.optional(v.union([v.array(TypeSchema), Missing]), 0), row[ROW.types])
  return {
    callingCode: v.parse(v.string(), row[ROW.callingCode]),
    trunk: Boolean(row[ROW.trunk]),
    lengths: v.parse(LengthsSchema, row[ROW.lengths]),
    types: types || []
  }
}

type Type = v.InferOutput<typeof TypeSchema> | undefined

const patternOf = (type: Type): string => type ? type[0] : ''

/** @param all lengths of all numbers of the country, which types of numbers leave out where theirs are the same */
function lengthsOf(types: readonly Type[], all: readonly number[]): [area: number, shortest: number, longest: number] {
  const of = (type: Type): readonly number[] => type ? v.is(LengthsSchema, type[1]) && type[1].length > 0 ? type[1] : all : []
  const mobile = of(types[TYPE.mobile])
  const reached = [...of(types[TYPE.fixed]), ...mobile]
  const lengths = reached.length > 0 ? reached : all
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
  const varied = mobile.length > 0 && Math.max(...mobile) - Math.min(...mobile) > SAME_LENGTH
  return [Math.min(WITH_AREA_CODE, mobile.length === 0 ? shortest : varied ? WITH_AREA_CODE : Math.min(...mobile)), shortest, longest]
}

/** The module that `src/core/phone/plans.ts` is. */
export function plansModule({ lengths, premium, mobile }: Plans): string {
  const map = (entries: Record<string, string>): string => Object.entries(entries).map(([key, value]) => `  ${quoted(key)}: ${quoted(value)}`).join(',\n')
  return `// Written by \`npm run numbers\` from the phone number library's largest metadata; a test says when it is out of date.

/**
 * Countries by three lengths of numbers without country code: what a number without its area code stays under, the shortest and
 * the longest number people are called at.
 */
export const LENGTHS: Readonly<Record<string, string>> = {
${map(lengths)}
}

/** Patterns of premium-rate numbers by country code, which they leave out. */
export const PREMIUM: Readonly<Record<string, string>> = {
${map(premium)}
}

/** Patterns of mobile numbers, of countries where a zero leads into them and numbers have many lengths. */
export const MOBILE: Readonly<Record<string, string>> = {
${map(mobile)}
}
`
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\')}'`
