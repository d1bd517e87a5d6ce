import * as v from 'valibot'
import type { CallAttempt } from './attempt'
import type { LaunchContext } from '@/core/launch'
import { StoredAttemptsSchema } from './storedAttempt'

/** Attempts kept on the portal for a browser that keeps nothing, since before their requests left. */
export interface WrittenAhead {
  /** Where the app was opened: see `placeOf`. */
  place: string
  /** Newest first. */
  attempts: CallAttempt[]
}

const StoredSchema = v.pipe(v.string(), v.parseJson(), v.object({ v: v.literal(1), place: v.string(), attempts: StoredAttemptsSchema }))

/** What the form is about: the same after a reload of the page, another for each record and each number a link brings. */
export function placeOf({ record, number }: LaunchContext): string {
  return JSON.stringify([record && [record.entityTypeId, record.id], number])
}

/** Understands what was written ahead. @returns null where there is nothing, or nothing that can be read */
export function readAhead(stored: unknown): WrittenAhead | null {
  const read = v.safeParse(StoredSchema, stored)
  return read.success ? { place: read.output.place, attempts: read.output.attempts } : null
}

/** As it is stored in the user's option; empty where there is nothing to keep. */
export function writeAhead({ place, attempts }: WrittenAhead): string {
  return attempts.length > 0 ? JSON.stringify({ v: 1, place, attempts }) : ''
}
