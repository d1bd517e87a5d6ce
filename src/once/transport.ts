import { useTimeoutFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import * as v from 'valibot'
import { computed, shallowRef } from 'vue'
import { canOpenConnections } from '@/browser/engine'
import type { Sending } from '@/portal/sdk/sending'
import { MomentSchema } from '@/core/moment'
import { useSessionStore } from '@/session/session'

const DAY = 24 * 60 * 60 * 1000
/** How long an answer is believed, milliseconds: a portal or the way to it may change. */
const KEPT: Readonly<Record<Sending, number>> = { streamed: 30 * DAY, shared: 30 * DAY, alone: DAY, repeatable: DAY }
/** Where nothing is known: a connection of its own helps over HTTP/1.1 and costs a moment over HTTP/2. */
const unproven = (): Sending => canOpenConnections() ? 'alone' : 'repeatable'
/** A click waits no longer than this for a first answer, milliseconds. */
const PATIENCE = 3_000
/** A lost connection may still be breaking down: what is asked at once would be lost with it. Milliseconds. */
const AFTERMATH = 500
const NAME = 'sending'
const MemorySchema = v.object({ answer: v.picklist(['streamed', 'shared', 'alone', 'repeatable']), at: MomentSchema })

/** How requests leave for this portal that the browser must not repeat by itself. Found out once, then remembered. */
export const useTransportStore = defineStore('transport', () => {
  let probing: Promise<Sending> | null = null
  /** A connection was lost since it was last found out. */
  let doubted = false
  const found = shallowRef<Sending | null>(null)

  function remembered(): Sending | null {
    const memory = useSessionStore().storage.get(NAME, MemorySchema)
    return memory && Math.abs(Date.now() - memory.at) <= KEPT[memory.answer] ? memory.answer : null
  }

  async function probe(): Promise<Sending> {
    const session = useSessionStore()
    const answer = await session.portal?.calls.findSending() ?? 'unknown'
    if (answer === 'unknown') return remembered() ?? unproven()
    session.storage.set(NAME, { answer, at: Date.now() })
    doubted = false
    found.value = answer
    return answer
  }

  /** Finds out if it is not known yet. To be called once the form is usable: it may cost requests. */
  function prepare(): Promise<Sending> {
    const known = remembered()
    if (known !== null && !doubted) {
      found.value = known
      return Promise.resolve(known)
    }
    probing ??= probe().finally(() => {
      probing = null
    })
    return probing
  }

  /** How the next request that must happen once is to leave. */
  async function sending(): Promise<Sending> {
    const known = remembered()
    if (known !== null && !doubted) return known
    // Without an answer what was known counts: what no longer works fails, what goes as it is may be repeated.
    return await Promise.race([
      prepare(),
      new Promise<Sending>(resolve => setTimeout(() => resolve(known ?? unproven()), PATIENCE))
    ])
  }

  const askAnew = useTimeoutFn(prepare, AFTERMATH, { immediate: false })

  /** After a lost connection: what was known may no longer be true, and is found out anew. */
  function doubt(): void {
    doubted = true
    askAnew.start()
  }

  /** It was found out that nothing keeps this browser from repeating a request to this portal. */
  const mayRepeat = computed(() => found.value === 'repeatable')

  return { prepare, sending, doubt, mayRepeat }
})
