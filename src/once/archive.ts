import { tryOnScopeDispose } from '@vueuse/core'
import type { OnceClick } from './ledger'

/** Several changes in a row are written at once; none keeps a request from leaving. Milliseconds. */
const QUIET = 1_000
/** More nobody scrolls through. */
const MOST = 5_000

/**
 * Where clicks stay that the ledger lets go: for the journal, not for what a click has to know. Written afterwards, in the browser's database;
 * its code loads when there is something to write or to read. Where the browser keeps none, old clicks are forgotten, and nothing else changes.
 * @param owner whose clicks they are, with their portal and kind
 */
export function useArchive(owner: () => string) {
  const waiting = new Map<string, OnceClick>()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Has these kept, each as it is now. */
  function keep(clicks: readonly OnceClick[]): void {
    if (!('indexedDB' in globalThis)) return
    for (const click of clicks) waiting.set(click.id, click)
    timer ??= setTimeout(() => void write(), QUIET)
  }

  async function write(): Promise<void> {
    timer = undefined
    const rows = [...waiting.values()].map(click => ({ id: click.id, at: click.at, click }))
    waiting.clear()
    try {
      const { putRows } = await import('@/browser/database')
      await putRows(owner(), rows, Date.now())
    } catch {
      // Blocked or full, or the code did not come.
    }
  }

  /** Everything that was kept, newest first, as it was stored; nothing where the browser keeps none. */
  async function read(): Promise<unknown[]> {
    if (!('indexedDB' in globalThis)) return []
    try {
      const { readRows } = await import('@/browser/database')
      return await readRows(owner(), MOST)
    } catch {
      return []
    }
  }

  // What was changed last is written all the same.
  tryOnScopeDispose(() => {
    if (timer === undefined) return
    clearTimeout(timer)
    void write()
  })

  return { keep, read }
}
