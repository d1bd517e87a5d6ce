import * as v from 'valibot'
import { sendJson, type WebAnswer, type WebRequest } from './route'

/**
 * Hands a request's JSON body on once it fits the schema. Bodies of another type are refused: a foreign page can send
 * those without being asked for permission first.
 */
export async function readJson<Schema extends v.GenericSchema>(
  schema: Schema,
  request: Pick<WebRequest, 'contentType' | 'body'>,
  handle: (body: v.InferOutput<Schema>) => WebAnswer | Promise<WebAnswer>
): Promise<WebAnswer> {
  if (!request.contentType.startsWith('application/json')) {
    return sendJson({ error: 'JSON expected' }, 415)
  }
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), request.body)
  return read.success ? handle(read.output) : sendJson({ error: v.flatten(read.issues) }, 400)
}
