import { useEventListener } from '@vueuse/core'
import * as v from 'valibot'
import { placeOf } from '@/calls/attempts/writtenAhead'
import { MomentSchema } from '@/core/moment'
import { storedList } from '@/core/storedList'
import { useSessionStore } from '@/session/session'

/** What the openings that have counted down are stored as. */
const NAME = 'at-once'
const BegunSchema = storedList(v.object({ opening: v.string(), place: v.string(), at: MomentSchema }))
/** Opened again this soon for the same record, by whatever tab, it does not count down again: a page loaded anew has other names, milliseconds. */
const AGAIN = 10 * 60_000
const KEPT = 50

/** Once for each opening: it is written down before it begins, and where that is not kept it does not begin. */
export function useAtOnce() {
  const session = useSessionStore()
  const { storage } = session.scope
  const { portal } = session
  const place = portal ? placeOf(portal.launch) : ''
  const begun = () => storage.shared(NAME, BegunSchema) ?? []
  const write = (at: number) => storage.set(NAME, [{ opening: portal?.opening ?? '', place, at }, ...begun().filter(one => one.place !== place)].slice(0, KEPT))

  // Left after an hour and loaded anew, it is still the same opening to whoever sees it.
  useEventListener(window, 'pagehide', () => {
    if (begun().some(({ opening }) => opening === portal?.opening)) write(Date.now())
  })

  /** @returns whether this opening may count down: it is the first, and has been written down */
  function begin(): boolean {
    const now = Date.now()
    if (!portal || begun().some(one => one.opening === portal.opening || (one.place === place && Math.abs(now - one.at) < AGAIN))) return false
    return write(now)
  }

  return { begin }
}
