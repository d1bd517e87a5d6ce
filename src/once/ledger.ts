import { useEventListener } from '@vueuse/core'
import * as v from 'valibot'
import { computed, shallowRef } from 'vue'
import type { UserScope } from '@/session/userScope'
import { useArchive } from './archive'

/** What every click that must happen once has. */
export interface OnceClick {
  id: string
  /** When it was clicked, milliseconds since 1970. */
  at: number
  /** `sending` while its request is on its way. */
  state: string
}

/** One kind of clicks: what is written in its ledger, and how. */
export interface ClickKind<Click extends OnceClick> {
  /** What they are stored as. */
  name: string
  schema: v.GenericSchema<unknown, Click[]>
  /** How much is known of a click: it only ever grows. */
  howFar: (click: Click) => number
  /** Those a click may have to know of; the others go into the archive. @param clicks newest first */
  kept: (clicks: readonly Click[]) => Click[]
}

/**
 * A user's clicks of one kind, as all tabs of this browser know them: written before a request leaves, so that whatever happens to the page
 * somebody knows of it. What a click needs is read and written at once, without a wait. For stores only: it listens as long as they live.
 * @param scope whose clicks they are: one that is over goes on writing under its own user
 */
export function useLedger<Click extends OnceClick>({ name, schema, howFar, kept }: ClickKind<Click>, scope: UserScope) {
  const clicks = shallowRef<readonly Click[]>([])

  /** Everything that is known, of other tabs too. Storage that takes nothing more, or is cleared, must not make this tab forget. */
  const read = () => merged(scope.storage.shared(name, schema) ?? [], clicks.value)

  /**
   * What this tab and the browser know together: each click once, as it is known best, newest first. Neither alone will do: what the browser
   * holds may be older (it took nothing more) or gone, and what other tabs did is only there.
   */
  function merged(stored: readonly Click[], own: readonly Click[]): Click[] {
    const all = new Map(own.map(click => [click.id, click]))
    for (const click of stored) {
      const known = all.get(click.id)
      if (!known || howFar(click) >= howFar(known)) all.set(click.id, click)
    }
    return newestFirst([...all.values()])
  }

  const newestFirst = (all: Click[]): Click[] => all.sort((a, b) => b.at - a.at)

  /** Brings back this user's clicks. */
  function restore(): void {
    clicks.value = read()
  }

  /**
   * Other tabs write too: what is stored is read anew before every change.
   * @param known what was read a moment ago, if nothing could have been written since
   * @returns whether this browser will know of it after a reload
   */
  function save(click: Click, known: readonly Click[] = read()): boolean {
    const all = newestFirst([click, ...known.filter(other => other.id !== click.id)])
    clicks.value = kept(all)
    const here = new Set(clicks.value)
    archive.keep([click, ...all.filter(one => !here.has(one))])
    return scope.storage.set(name, clicks.value)
  }

  /** Writes what a click has become, unless that is the same object: then nothing is new. */
  function change(which: (click: Click) => boolean, after: (click: Click) => Click): void {
    const click = read().find(which)
    const next = click && after(click)
    if (next && next !== click) save(next)
  }

  const archive = useArchive(() => scope.storage.keyOf(name))
  const archived = shallowRef<readonly Click[]>([])
  /** Clicks the list has let go, as far as they were read, newest first. */
  const older = computed(() => {
    const here = new Set(clicks.value.map(({ id }) => id))
    return archived.value.filter(({ id }) => !here.has(id))
  })

  /** Reads what the list has let go. */
  async function readOlder(): Promise<void> {
    archived.value = v.parse(schema, await archive.read())
  }

  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === scope.storage.keyOf(name)) clicks.value = read()
  })

  return { clicks, older, readOlder, read, restore, save, change }
}
