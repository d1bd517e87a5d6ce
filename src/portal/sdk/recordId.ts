import * as v from 'valibot'

/** Id of a record or type: portals write the same one as a number or as a text. Beyond the safe integers it would be another one. */
export const RecordIdSchema = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.safeInteger(), v.minValue(1))
