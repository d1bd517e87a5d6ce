import * as v from 'valibot'

/**
 * Storage of this browser for one portal and user. Inside a foreign frame it may be empty, emptied at any time, or
 * throw on mere access: then everything is kept for the life of the page and nothing else changes.
 */
export interface UserStorage {
  /** The stored value, or null where there is none or it does not fit the schema. */
  get: <const Schema extends v.GenericSchema>(name: string, schema: Schema) => v.InferOutput<Schema> | null
  /** The same, as the browser holds it for all tabs: without what could not be stored and only this page knows. */
  shared: <const Schema extends v.GenericSchema>(name: string, schema: Schema) => v.InferOutput<Schema> | null
  /** Never throws: what cannot be written as JSON (an answer nested too deep) is not kept. @returns whether the value will survive the page */
  set: (name: string, value: unknown) => boolean
  remove: (name: string) => void
  /** The full key behind a name: `storage` events carry it. */
  keyOf: (name: string) => string
}

/**
 * Opens the storage of a user. Several portals can share one hosted copy of the app: keys carry portal and user.
 * @param memberId the portal's permanent id
 * @param userId null for what belongs to nobody yet: nothing is stored then
 * @param where `local` for all tabs and later visits, `session` for this tab and its reloads
 */
export function openStorage(memberId: string, userId: string | null, where: 'local' | 'session' = 'local'): UserStorage {
  // Asked for each time: the mere access may throw.
  const area = () => where === 'local' ? window.localStorage : window.sessionStorage
  const memory = new Map<string, string>()
  /** Names whose last value is in memory only: what the browser still holds under them is older. */
  const unsaved = new Set<string>()
  const keyOf = (name: string) => `callback-desk:${memberId}:${userId ?? ''}:${name}`
  const persistent = memberId !== '' && userId !== null

  return {
    keyOf,
    get(name, schema) {
      const stored = persistent && !unsaved.has(name) ? readItem(area, keyOf(name)) : null
      return understood(stored ?? memory.get(name), schema)
    },
    shared(name, schema) {
      return understood(persistent ? readItem(area, keyOf(name)) : null, schema)
    },
    set(name, value) {
      try {
        const text = JSON.stringify(value)
        memory.set(name, text)
        if (!persistent) return false
        area().setItem(keyOf(name), text)
        unsaved.delete(name)
        return true
      } catch {
        unsaved.add(name)
        return false
      }
    },
    remove(name) {
      memory.delete(name)
      unsaved.delete(name)
      try {
        if (persistent) area().removeItem(keyOf(name))
      } catch {
        // Blocked storage holds nothing to remove.
      }
    }
  }
}

function readItem(area: () => Storage, key: string): string | null {
  try {
    return area().getItem(key)
  } catch {
    return null
  }
}

function understood<const Schema extends v.GenericSchema>(text: string | null | undefined, schema: Schema): v.InferOutput<Schema> | null {
  if (text === null || text === undefined) return null
  const value = v.safeParse(schema, parse(text))
  return value.success ? value.output : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
