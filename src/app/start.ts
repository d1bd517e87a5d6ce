import { until } from '@vueuse/core'
import { defineStore, storeToRefs } from 'pinia'
import { painted } from '@/browser/painted'
import { appFailure, failureIn } from '@/portal/errors/failures'
import { FIRST_ANSWER, toFirstData, withoutRecord, type FirstAnswer, type FirstData } from '@/portal/ports/firstAnswer'
import { OutsidePortalError } from '@/portal/sdk/frame'
import type { PortalSession } from '@/portal/session'
import { PortalError } from '@/core/failure/failure'
import { usePublishingStore } from '@/calls/lines/publishing'
import { useFirstReadStore } from '@/session/firstRead'
import { useSessionStore } from '@/session/session'
import { useShowing } from './showing'

/** A portal that has not answered for this long probably will not, milliseconds. */
const SILENCE = 10_000

/** From the handshake to a usable form. */
export const useStartStore = defineStore('start', () => {
  const session = useSessionStore()
  const firstRead = useFirstReadStore()
  const { state, failure } = storeToRefs(firstRead)
  const { show, showRemembered, showClient } = useShowing()
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
      await tellPortal(session.portal, data, known)
    } catch (error) {
      const end = fail(error)
      // A form that is already usable stays: the failure is told beside it.
      if (state.value !== 'ready') state.value = end
    }
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

/** Stores on the portal what others, or the next visit, need. Failures cost them comfort, and this visit nothing. */
async function tellPortal(portal: PortalSession | null, { user, lines, shared }: FirstData, known: boolean): Promise<void> {
  if (!known) await portal?.options.saveUser({ userId: user.id }).catch(() => {})
  // The installer shares nothing with others before it is told to.
  if (user.isAdmin && lines.state === 'listed' && shared && !portal?.installing) await usePublishingStore().publish(lines, shared.published)
}
