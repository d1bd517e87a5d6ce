import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** One row: a click of one user, of one kind. */
interface Row {
  /** Whose it is: carries portal, user and kind, as the keys of `storage.ts` do. */
  owner: string
  id: string
  /** When it was clicked, milliseconds since 1970. */
  at: number
  /** The click as it is stored elsewhere too. */
  click: unknown
}

interface Schema extends DBSchema {
  clicks: { key: [owner: string, id: string], value: Row, indexes: { byTime: [owner: string, at: number] } }
}

/** Rows older than this are nobody's business any more, milliseconds. */
const KEPT = 365 * 24 * 60 * 60 * 1000

let opening: Promise<IDBPDatabase<Schema>> | null = null

/** @throws {DOMException} where the browser keeps no database for frames of another site */
function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('callback-desk', 1, {
    upgrade(database) {
      database.createObjectStore('clicks', { keyPath: ['owner', 'id'] }).createIndex('byTime', ['owner', 'at'])
    },
    // Another tab wants a newer version of the app: it must not wait for this one.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
      opening = null
    },
    terminated() {
      opening = null
    }
  }).catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

/** Writes rows, each in place of one with its id, and removes the owner's that are too old. @throws {DOMException} where nothing can be kept */
export async function putRows(owner: string, rows: readonly Omit<Row, 'owner'>[], now: number): Promise<void> {
  const transaction = (await open()).transaction('clicks', 'readwrite')
  for (const row of rows) void transaction.store.put({ owner, ...row })
  const old = IDBKeyRange.bound([owner, -Infinity], [owner, now - KEPT])
  for await (const cursor of transaction.store.index('byTime').iterate(old)) void cursor.delete()
  await transaction.done
}

/** An owner's clicks, newest first. @param most so many at most @throws {DOMException} where nothing can be read */
export async function readRows(owner: string, most: number): Promise<unknown[]> {
  const found: unknown[] = []
  const index = (await open()).transaction('clicks').store.index('byTime')
  for await (const { value } of index.iterate(IDBKeyRange.bound([owner, -Infinity], [owner, Infinity]), 'prev')) {
    found.push(value.click)
    if (found.length >= most) break
  }
  return found
}
