import { ref } from 'vue'
import { pauseAfter, rarerBy } from './executionTime'
import { PortalError, type Failure } from '@/core/failure/failure'
import { MomentSchema } from '@/core/moment'
import { provesSightOfAll, type Sight } from './sight'
import type { CallRecord } from '@/core/telephony/callRecord'
import type { Room } from '@/once/poll'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** Refusals that last: nothing asks again by itself. */
const LASTING: ReadonlySet<string> = new Set([
  'statisticsNotAllowed', 'accessDenied', 'scopeMissing', 'rightsMissing', 'methodMissing', 'planWithoutRest', 'portalClosed'
])

/** Whether a refusal would only be repeated. */
export const isLasting = ({ entry }: Failure): boolean => LASTING.has(entry)

const HOUR = 60 * 60 * 1000
/** Rights are changed: what showed them is believed so long, milliseconds. */
const BELIEVED = { seen: HOUR, missed: 24 * HOUR, denied: 60_000 }
/** What is stored under this name: when one of the user's own voice messages should have had a record in sight, and had none. */
const MISSED = 'messages-missed'

/** Whether the user may see the portal's statistics, and whose calls. Found out once, by whoever asks first. */
export const useRecordAccessStore = defineUserStore('statistics', (scope) => {
  const session = useSessionStore()
  /** Why they cannot be seen, or null. */
  const denied = ref<Failure | null>(null)
  /** Address of the portal's own page for them, known once they are denied here. */
  const page = ref<string | null>(null)
  /** When a record was read that only those see who see all, milliseconds since 1970. */
  const seenAll = ref<number | null>(null)
  const missedMessage = ref<number | null>(null)

  /** Seconds of the portal's time that everybody who uses the app has used up, as the last answer said. */
  let used = 0
  /** Until when nothing is asked in the background because of that, milliseconds since 1970. */
  let paused = 0
  /** Until when the portal refuses every read of its records, milliseconds since 1970. */
  let exhausted = 0

  function noteTime(timeUsed: number | null | undefined): void {
    used = timeUsed ?? 0
    paused = Date.now() + pauseAfter(used)
  }

  /** What is left for questions in the background: people's own ones come first. */
  function room(): Room {
    return { rarer: rarerBy(used), notBefore: Math.max(paused, exhausted) }
  }

  /**
   * Takes note of a refusal that lasts.
   * @returns whether this was one
   */
  async function noteRefusal(error: unknown): Promise<boolean> {
    if (error instanceof PortalError && error.failure.entry === 'timeLimit') exhausted = error.failure.retryAt ?? 0
    if (!(error instanceof PortalError) || !isLasting(error.failure)) return false
    if (denied.value !== null) return true
    denied.value = error.failure
    // That the portal's own page is not known changes nothing.
    page.value = await session.portal?.records.statisticsPage().catch(() => null) ?? null
    return true
  }

  /** A person looks for records: the right may have been given since it was last refused. */
  function askAnew(): void {
    if (denied.value && !isFresh(denied.value.details.at, BELIEVED.denied)) denied.value = null
  }

  /** Whose calls the user sees, as far as is known now. */
  function sight(): Sight {
    // Administrators need no role.
    if (scope.user?.isAdmin || isFresh(seenAll.value, BELIEVED.seen)) return 'any'
    return isFresh(missedMessage.value, BELIEVED.missed) ? 'limited' : 'unknown'
  }

  /** Learns from records that were read whose calls the user sees. */
  function learnFrom(records: readonly CallRecord[]): void {
    if (records.some(provesSightOfAll)) seenAll.value = Date.now()
    // Portals that still write the caller into voice messages show everybody their own.
    if (records.some(({ type }) => type === 'infocall')) noteMessage(null)
  }

  /** One of the user's own voice messages must have its record by now, and there is none in sight. */
  function noteMissedMessage(): void {
    if (sight() !== 'any') noteMessage(Date.now())
  }

  function noteMessage(missed: number | null): void {
    if (missed === missedMessage.value) return
    missedMessage.value = missed
    scope.storage.set(MISSED, missed)
  }

  scope.whenKnown(() => {
    missedMessage.value = scope.storage.get(MISSED, MomentSchema)
  })

  return { denied, page, noteRefusal, askAnew, noteTime, room, sight, learnFrom, noteMissedMessage }
})

const isFresh = (at: number | null, believed: number): boolean => at !== null && Math.abs(Date.now() - at) < believed
