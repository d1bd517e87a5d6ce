import * as v from 'valibot'
import { phpMap } from './php'
import { RestError } from './rest-error'

/** What `app.option.set` and `user.option.set` take. PHP sends an empty map as a list. */
export const OptionsSchema = v.object({
  options: v.optional(v.union([v.record(v.string(), v.unknown()), v.array(v.unknown())]), [])
})

/** Adds options to the ones there are. Throws a RestError when there is nothing to add or too much to keep. */
export function withOptions(existing: Readonly<Record<string, unknown>>, options: Record<string, unknown> | unknown[], limit: number): Record<string, unknown> {
  const added = Object.entries(options)
  if (added.length === 0) {
    throw new RestError(400, 'ArgumentNullException', 'options is empty')
  }
  const all = { ...existing, ...Object.fromEntries(added.map(([key, value]) => [key, phpValue(value)])) }
  if (Buffer.byteLength(JSON.stringify(all)) > limit) {
    // The database's own words come with a code.
    throw new RestError(400, 'ERROR_CORE', 'Options are too long to be stored')
  }
  return all
}

/** A value after it has been through PHP: an empty map comes back as a list. */
function phpValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(phpValue)
  }
  return typeof value === 'object' && value !== null
    ? phpMap(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, phpValue(inner)])))
    : value
}
