import * as v from 'valibot'

/** A stored list of which one damaged entry takes no other with it. */
export const storedList = <const Schema extends v.GenericSchema>(entry: Schema) => v.pipe(
  v.array(v.unknown()),
  v.transform(list => list.flatMap((one) => {
    const read = v.safeParse(entry, one)
    return read.success ? [read.output] : []
  }))
)
