import * as v from 'valibot'

/** The last moment a `Date` can name, milliseconds since 1970. Dates beyond it cannot be shown: formatting them throws. */
const LAST = 8.64e15

/** Milliseconds since 1970, as stored or answered. JSON can say any number, `1e999` among them. */
export const MomentSchema = v.pipe(v.number(), v.minValue(-LAST), v.maxValue(LAST))
