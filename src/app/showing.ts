import { toClientRead, toFirstData, type FirstAnswer, type FirstData } from '@/portal/ports/firstAnswer'
import type { PortalSession } from '@/portal/session'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useRoamingStore } from '@/calls/attempts/roaming'
import { placeOf, readAhead } from '@/calls/attempts/writtenAhead'
import { useChoicesStore } from '@/calls/form/choices'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import { useOwnSettingsStore } from '@/calls/form/ownSettings'
import { useSettingsStore } from '@/calls/form/settings'
import { useLinesStore } from '@/calls/lines/lines'
import { useVoicesStore } from '@/calls/text/voices'
import { useFirstReadStore } from '@/session/firstRead'
import { useScreenStore } from '@/session/screen'
import { useSessionStore } from '@/session/session'

/** Hands what was read to the stores of the form. */
export function useShowing() {
  const session = useSessionStore()
  const firstRead = useFirstReadStore()

  /** @param fresh it was read in this visit: what the user has stored may be written to from now on */
  function show(data: FirstData, fresh: boolean): void {
    session.setUser(data.user)
    // What could not be read stays as it is known.
    if (data.shared) useSettingsStore().apply(data.shared.settings)
    if (data.own) useOwnSettingsStore().apply(data.own.settings, fresh)
    const known = fresh && data.own !== null
    useChoicesStore().apply(data.own?.choices ?? null, known)
    useRoamingStore().apply(data.own?.roaming, known)
    takeBack(data.own?.ahead)
    useLinesStore().apply(data.lines)
    useVoicesStore().apply(data.voices)
    // A record's client comes first, with a number of their own.
    if (!session.portal?.launch.record) fillIn()
    // A link to the journal shows it; whoever goes on from there, while the portal is still asked, is not called back.
    if (session.portal?.launch.journal && firstRead.state !== 'ready') useScreenStore().open('journal')
    firstRead.failure = null
    firstRead.state = 'ready'
  }

  /** What was loaded last time. */
  function showRemembered({ rememberedUser, lastAnswer }: PortalSession): void {
    if (lastAnswer === null) return
    try {
      const data = toFirstData(lastAnswer)
      if (data.user.id === rememberedUser) show(data, false)
    } catch {
      // What was stored by another version of the app is no loss.
    }
  }

  /** Shows the client of the CRM record the app was opened in. */
  function showClient(answer: FirstAnswer): void {
    const record = session.portal?.launch.record
    if (!record) return
    useClientStore().apply(toClientRead(answer, record))
    fillIn()
  }

  /** Fills in what a link or call card asks for. */
  function fillIn(): void {
    const launch = session.portal?.launch
    if (launch && (launch.number || launch.text || launch.type)) useDraftStore().launchWith(launch)
  }

  /** What this browser could not keep of its clicks, and of the form of the last one, where the app is opened for the same client again. */
  function takeBack(stored: unknown): void {
    const ahead = readAhead(stored)
    const launch = session.portal?.launch
    if (!ahead || !launch) return
    for (const attempt of ahead.attempts) useAttemptsStore().learn(attempt)
    const [latest] = ahead.attempts
    if (latest && ahead.place === placeOf(launch)) useDraftStore().takeBack(latest)
  }

  return { show, showRemembered, showClient }
}
