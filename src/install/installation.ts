import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { failureIn } from '@/portal/errors/failures'
import type { PlacementSync } from '@/portal/ports/placements'
import type { PortalSession } from '@/portal/session'
import type { Failure } from '@/core/failure/failure'
import { useInspection } from './inspection'
import { JUST_INSTALLED } from './justInstalled'
import { declinedScopes, missingScopes, type OptionalScope, type Scope } from './scopes'
import { usePublishingStore } from '@/calls/lines/publishing'
import { useSessionStore } from '@/session/session'
import type { UserScope } from '@/session/userScope'

const STEPS = ['permissions', 'lines', 'placements', 'publish', 'finish'] as const
export type StepId = typeof STEPS[number]
/** `warning`: the installation goes on, but somebody has to do something. `skipped`: there was nothing to do. */
export type StepState = 'waiting' | 'running' | 'done' | 'warning' | 'failed' | 'skipped'

/** One step of the installation. */
export interface InstallStep {
  id: StepId
  state: StepState
  failure: Failure | null
}
type Outcome = Omit<InstallStep, 'id'>

const DONE: Outcome = { state: 'done', failure: null }
const waiting = (id: StepId): InstallStep => ({ id, state: 'waiting', failure: null })
const isOver = ({ state }: InstallStep) => state === 'done' || state === 'skipped'

/** The installation, step by step. Every step finds out what is there already, so it can be repeated at any time. */
export const useInstallationStore = defineStore('installation', () => {
  const session = useSessionStore()
  const { inspected, forget } = useInspection()
  const steps = ref<InstallStep[]>(STEPS.map(waiting))
  const running = ref(false)
  /** Permissions the app does not have. */
  const missing = ref<Scope[]>([])
  /** Those it can do without and was not given. */
  const declined = ref<OptionalScope[]>([])
  /** What became of the placements. */
  const placements = ref<PlacementSync | null>(null)
  const installed = computed(() => !running.value && steps.value.every(({ state }) => !['waiting', 'running', 'failed'].includes(state)))

  /** Installs, from the first step that has not come to a good end. Does nothing while it is at it, or when it is done. */
  async function install(): Promise<void> {
    const portal = session.portal
    if (!portal || running.value || installed.value) return
    running.value = true
    const from = steps.value.findIndex(step => !isOver(step))
    steps.value = steps.value.map((step, index) => index < from ? step : waiting(step.id))
    forget()
    try {
      for (const step of steps.value.slice(from)) {
        step.state = 'running'
        const outcome = await attempt(step.id, portal)
        Object.assign(step, outcome)
        if (outcome.state === 'failed') return
      }
    } finally {
      running.value = false
    }
  }

  async function attempt(id: StepId, portal: PortalSession): Promise<Outcome> {
    try {
      return await perform(id, portal)
    } catch (error) {
      // What is no portal's error is a file of the app that could not be loaded.
      return { state: 'failed', failure: failureIn(error, 'textsNotLoaded', id) }
    }
  }

  async function perform(id: StepId, portal: PortalSession): Promise<Outcome> {
    switch (id) {
      case 'permissions': {
        const { scopes } = await inspected(portal)
        missing.value = missingScopes(scopes)
        declined.value = declinedScopes(scopes)
        return { state: missing.value.length > 0 ? 'failed' : 'done', failure: null }
      }
      case 'lines': {
        const { data: { lines }, linesFailure } = await inspected(portal)
        const failure = lines.state === 'failed' ? lines.failure : linesFailure
        if (failure) return { state: 'failed', failure }
        return lines.state === 'listed' && lines.lines.length > 0 ? DONE : { state: 'warning', failure: null }
      }
      case 'placements': {
        const settings = (await inspected(portal)).data.shared?.settings
        // Without settings that can be read nobody has decided about smart processes: those that are bound stay.
        placements.value = await portal.placements.sync(settings?.state === 'read' ? settings.saved.settings.processTypes : null)
        const { failure } = placements.value
        return failure ? { state: 'failed', failure } : DONE
      }
      case 'publish': {
        const { data: { lines, shared } } = await inspected(portal)
        if (lines.state !== 'listed' || lines.lines.length === 0) return { state: 'skipped', failure: null }
        const publishing = usePublishingStore()
        await publishing.publish(lines, shared?.published ?? null)
        return publishing.failure ? { state: 'failed', failure: publishing.failure } : DONE
      }
      case 'finish':
        await finish(portal, session.scope)
        return DONE
    }
  }

  return { steps, running, missing, declined, placements, installed, install }
})

/** Leaves word first: the portal's page, and this one with it, is loaded anew as soon as the portal hears of the end. */
async function finish(portal: PortalSession, { tabStorage }: UserScope): Promise<void> {
  tabStorage.set(JUST_INSTALLED, true)
  try {
    await portal.installation.finish()
  } catch (error) {
    tabStorage.remove(JUST_INSTALLED)
    throw error
  }
}
