import { until } from '@vueuse/core'
import { defineStore, storeToRefs } from 'pinia'
import { painted } from '@/browser/painted'
import { appFailure, failureIn } from '@/portal/errors/failures'
import { FIRST_ANSWER, toClientRead, toFirstData, withoutRecord, type FirstAnswer, type FirstData } from '@/portal/ports/firstAnswer'
import { OutsidePortalError } from '@/portal/sdk/frame'
import type { PortalSession } from '@/portal/session'
import { PortalError } from '@/core/failure/failure'
import { placeOf, readAhead } from '@/calls/attempts/writtenAhead'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useCarriedStore } from '@/calls/attempts/carried'
import { useChoicesStore } from '@/calls/form/choices'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import { useLinesStore } from '@/calls/lines/lines'
import { usePublishingStore } from '@/calls/lines/publishing'
import { useFirstReadStore } from '@/session/firstRead'
import { useSessionStore } from '@/session/session'
import { useSettingsStore } from '@/calls/form/settings'
import { useVoicesStore } from '@/calls/text/voices'

/** A portal that has not answered for this long probably will not, milliseconds. */
const SILENCE = 10_000

/** From the handshake to a usable form. */
export const useStartStore = defineStore('start', () => {
  const session = useSessionStore()
  const firstRead = useFirstReadStore()
  const { state, failure } = storeToRefs(firstRead)
  firstRead.readWith(async () => {
    if (session.portal) await load(session.portal.firstAnswer.read())
  })

  /**
   * Goes from the handshake to a usable form. What was loaded last time is shown at once.
   * @param connecting the handshake under way
   * @param firstAnswer the first read, begun as soon as the handshake was done; null where what was loaded last time is shown first
   */
  async function start(connecting: Promise<PortalSession>, firstAnswer: Promise<FirstAnswer | null>): Promise<void> {
    const silence = setTimeout(() => {
      if (state.value === 'connecting') state.value = 'silent'
    }, SILENCE)
    try {
      session.portal = await connecting
    } catch (error) {
      state.value = error instanceof OutsidePortalError ? 'outside' : fail(error)
      return
    } finally {
      clearTimeout(silence)
    }
    state.value = 'connecting'
    const { portal } = session
    showRemembered(portal)
    await load(firstAnswer.then(answer => answer ?? readOncePainted(portal)))
  }

  /** Asking takes a slow computer as long as drawing: what is known is drawn first. */
  async function readOncePainted(portal: PortalSession): Promise<FirstAnswer> {
    await formPainted()
    return await portal.firstAnswer.read()
  }

  /** Comes back at once where no form is about to be shown. */
  async function formPainted(): Promise<void> {
    if (state.value === 'ready' && !session.portal?.installing) await until(painted).toBe(true)
  }

  async function load(reading: Promise<FirstAnswer>): Promise<void> {
    try {
      const answer = await reading
      const data = toFirstData(answer)
      const known = session.portal?.rememberedUser === data.user.id
      show(data, true)
      const { storage } = session
      showClient(answer)
      await formPainted()
      // The next visit begins with the best there is.
      if (data.whole) storage.set(FIRST_ANSWER, withoutRecord(answer))
      await tellPortal(data, known)
    } catch (error) {
      const end = fail(error)
      // A form that is already usable stays: the failure is told beside it.
      if (state.value !== 'ready') state.value = end
    }
  }

  /** Stores on the portal what others, or the next visit, need. Failures cost them comfort, and this visit nothing. */
  async function tellPortal({ user, lines, shared }: FirstData, known: boolean): Promise<void> {
    if (!known) await session.portal?.options.saveUser({ userId: user.id }).catch(() => {})
    // The installer shares nothing with others before it is told to.
    if (user.isAdmin && lines.state === 'listed' && shared && !session.portal?.installing) await usePublishingStore().publish(lines, shared.published)
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

  function showRemembered({ rememberedUser, lastAnswer }: PortalSession): void {
    if (lastAnswer === null) return
    try {
      const data = toFirstData(lastAnswer)
      if (data.user.id === rememberedUser) show(data, false)
    } catch {
      // What was stored by another version of the app is no loss.
    }
  }

  /** @param fresh it was read in this visit: what the user has stored may be written to from now on */
  function show(data: FirstData, fresh: boolean): void {
    session.setUser(data.user)
    // What could not be read stays as it is known.
    if (data.shared) useSettingsStore().apply(data.shared.settings)
    const known = fresh && data.own !== null
    useChoicesStore().apply(data.own?.choices ?? null, known)
    useCarriedStore().apply(data.own?.carried, known)
    takeBack(data.own?.ahead)
    useLinesStore().apply(data.lines)
    useVoicesStore().apply(data.voices)
    // A record's client comes first, with a number of their own.
    if (!session.portal?.launch.record) fillIn()
    failure.value = null
    state.value = 'ready'
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

  /** Something of the app itself that is needed now did not load. */
  function giveUp(): void {
    state.value = fail(new PortalError(appFailure('textsNotLoaded', 'start')))
  }

  function fail(error: unknown): 'failed' {
    failure.value = failureIn(error, 'startFailed', 'start')
    return 'failed'
  }

  return { start, giveUp }
})
