import * as v from 'valibot'

/** A map with string keys. PHP encodes an empty one as `[]`. */
export function mapOf<Value>(values: v.GenericSchema<unknown, Value>): v.GenericSchema<unknown, Record<string, Value>> {
  return v.union([
    v.record(v.string(), values),
    v.pipe(v.strictTuple([]), v.transform((): Record<string, Value> => ({})))
  ])
}
