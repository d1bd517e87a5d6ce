import { useEventListener } from '@vueuse/core'
import type { GenericSchema } from 'valibot'
import { shallowRef } from 'vue'
import type { UserStorage } from '@/browser/storage'
import { useSessionStore } from '@/session/session'

interface ClickList<Click> {
  /** What they are stored as. */
  name: string
  schema: GenericSchema<unknown, Click[]>
  /** What this tab and the browser know together. */
  merge: (stored: readonly Click[], own: readonly Click[]) => Click[]
  /** The list with one click added or replaced. */
  withClick: (clicks: readonly Click[], click: Click) => Click[]
}

/** A user's clicks of one kind, as all tabs of this browser know them. For stores only: it listens as long as they live. */
export function useStoredClicks<Click>({ name, schema, merge, withClick }: ClickList<Click>) {
  const session = useSessionStore()
  const clicks = shallowRef<readonly Click[]>([])

  const storedIn = (storage: UserStorage) => storage.shared(name, schema) ?? []
  /** Everything that is known, of other tabs too. Storage that takes nothing more, or is cleared, must not make this tab forget. */
  const read = () => merge(storedIn(session.storage), clicks.value)

  /** Brings back this user's clicks: those of whoever used the app before are none of theirs. */
  function restore(): void {
    clicks.value = []
    clicks.value = read()
  }

  /**
   * Other tabs write too: what is stored is read anew before every change.
   * @param known what was read a moment ago, if nothing could have been written since
   * @returns whether this browser will know of it after a reload
   */
  function save(click: Click, known: readonly Click[] = read()): boolean {
    clicks.value = withClick(known, click)
    return session.storage.set(name, clicks.value)
  }

  /** Stores a click of somebody who no longer uses the page, under theirs: it is none of whoever uses it now. */
  function saveIn(storage: UserStorage, click: Click): void {
    storage.set(name, withClick(storedIn(storage), click))
  }

  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === session.storage.keyOf(name)) clicks.value = read()
  })

  return { clicks, read, restore, save, saveIn }
}
