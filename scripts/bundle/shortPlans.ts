import type { Plugin } from 'vite'

/** Where the phone number library keeps what it knows of countries' numbers, and how its versions of that file are told apart. */
const PLANS = '/libphonenumber-js/metadata.min.json.js'
const PREFIX = 'export default '
const VERSION = 4
/** Where a country has its ways of writing numbers, and such a way the digits that choose it. */
const [FORMATS, LEADING_DIGITS] = [4, 2]

/**
 * Of the digits that choose a way of writing a number the library keeps a list, ever more exact, for numbers that are still being typed.
 * Whole numbers are judged by the last of them alone, and this app writes whole numbers only: 1.1 kB less after compression.
 * @returns the plans with the last of each list
 */
export function shortPlans(plans: unknown): unknown {
  if (!isRecord(plans) || plans.version !== VERSION) throw new TypeError('The phone number library keeps its plans in another form now')
  const short = (places: unknown) => isRecord(places) ? Object.fromEntries(Object.entries(places).map(([name, plan]) => [name, shortPlan(plan)])) : places
  return { ...plans, countries: short(plans.countries), nonGeographic: short(plans.nonGeographic) }
}

function shortPlan(plan: unknown): unknown {
  if (!Array.isArray(plan) || !Array.isArray(plan[FORMATS])) return plan
  const formats = plan[FORMATS].map((format: unknown) => {
    if (!Array.isArray(format) || !Array.isArray(format[LEADING_DIGITS])) return format
    return format.with(LEADING_DIGITS, format[LEADING_DIGITS].slice(-1))
  })
  return plan.with(FORMATS, formats)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Takes them into the build. */
export function withShortPlans(): Plugin {
  let taken = false
  return {
    name: 'short-plans',
    apply: 'build',
    transform: {
      filter: { id: `**${PLANS}` },
      handler(code) {
        const start = code.indexOf(PREFIX)
        if (start < 0) this.error(`${PLANS} is written in another way now`)
        taken = true
        return { code: `${PREFIX}${JSON.stringify(shortPlans(JSON.parse(code.slice(start + PREFIX.length).replace(/;?\s*$/, ''))))}`, map: null }
      }
    },
    generateBundle() {
      if (!taken) this.error(`${PLANS} is not there any more`)
    }
  }
}
