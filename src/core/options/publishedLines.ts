import * as v from 'valibot'
import { unescaped } from './htmlEscaped'
import { lineIdIn, toLine } from '@/core/telephony/line'
import type { Line } from '@/core/telephony/types'

/** The portal's lines as an administrator's visit has left them in the app's options, for everybody who may not list them. */
export interface PublishedLines {
  lines: Line[]
  /** Id of the portal's default line. */
  portalDefault: string | null
}

const StoredSchema = v.pipe(v.string(), v.parseJson(), v.object({
  v: v.literal(1),
  lines: v.array(v.tuple([v.pipe(v.string(), v.minLength(1)), v.string()])),
  portalDefault: v.nullable(v.string()),
  /** The names are as people typed them. Earlier versions of the app read past this, and find the lines all the same. */
  decoded: v.optional(v.literal(true))
}))

/**
 * Understands the published lines. Earlier versions of the app published names as portals give them, prepared for a page.
 * @returns null where there are none, or none that can be read
 */
export function readPublished(stored: unknown): PublishedLines | null {
  const read = v.safeParse(StoredSchema, stored)
  if (!read.success) return null
  const { lines, portalDefault, decoded } = read.output
  return {
    lines: [...new Map(lines)].map(([id, name]) => toLine(id, decoded ? name : unescaped(name))),
    portalDefault: portalDefault && lineIdIn(portalDefault)
  }
}

/** Lines as they are stored in the app's option. The same lines, in whatever order, always give the same text. */
export function writePublished({ lines, portalDefault }: PublishedLines): string {
  const sorted = lines.map(({ id, name }) => [id, name] as const).sort(([a], [b]) => a < b ? -1 : 1)
  return JSON.stringify({ v: 1, lines: sorted, portalDefault, decoded: true })
}
