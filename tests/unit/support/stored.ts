import * as v from 'valibot'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { StoredAttemptsSchema } from '@/calls/attempts/storedAttempt'

/** Keys of what the browser stores for user 1 of the portal `member`. */
export const keyOf = (name: string, user = '1') => `callback-desk:member:${user}:${name}`

export function store(name: string, value: unknown, user = '1'): void {
  localStorage.setItem(keyOf(name, user), JSON.stringify(value))
}

export function stored(name: string, user = '1'): unknown {
  return JSON.parse(localStorage.getItem(keyOf(name, user)) ?? 'null')
}

/** The attempts this browser has stored. */
export function storedAttempts(): CallAttempt[] {
  return v.parse(StoredAttemptsSchema, stored('attempts') ?? [])
}

/** Another tab stores something and the browser tells this one. */
export function storeElsewhere(name: string, value: unknown, user = '1'): void {
  store(name, value, user)
  window.dispatchEvent(new StorageEvent('storage', { key: keyOf(name, user) }))
}
