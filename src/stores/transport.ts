import { useTimeoutFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import * as v from 'valibot'
import { MomentSchema } from '@/telephony/moment'
import { useSessionStore } from './session'

const DAY = 24 * 60 * 60 * 1000
/** How long an answer is believed, milliseconds: a portal or the way to it may change. */
const KEPT = { yes: 30 * DAY, no: DAY }
/** A click waits no longer than this for a first answer, milliseconds. */
const PATIENCE = 3_000
/** A lost connection may still be breaking down: what is asked at once would be lost with it. Milliseconds. */
const AFTERMATH = 500
const NAME = 'streaming'
const MemorySchema = v.object({ answer: v.picklist(['yes', 'no']), at: MomentSchema })

/** Whether this portal takes requests that the browser cannot repeat by itself. Found out once, then remembered. */
export const useTransportStore = defineStore('transport', () => {
  let probing: Promise<boolean> | null = null
  /** A connection was lost since it was last found out. */
  let doubted = false

  function remembered(): boolean | null {
    const memory = useSessionStore().storage.get(NAME, MemorySchema)
    if (!memory || Math.abs(Date.now() - memory.at) > KEPT[memory.answer]) return null
    return memory.answer === 'yes'
  }

  async function probe(): Promise<boolean> {
    const session = useSessionStore()
    const answer = await session.portal?.probeStreaming() ?? 'unknown'
    if (answer === 'unknown') return remembered() ?? false
    session.storage.set(NAME, { answer, at: Date.now() })
    doubted = false
    return answer === 'yes'
  }

  /** Finds out if it is not known yet. To be called once the form is usable: it costs a request. */
  function prepare(): Promise<boolean> {
    const known = remembered()
    if (known !== null && !doubted) return Promise.resolve(known)
    probing ??= probe().finally(() => {
      probing = null
    })
    return probing
  }

  /** Whether the next call's request is to be streamed. */
  async function streamed(): Promise<boolean> {
    const known = remembered()
    if (known !== null && !doubted) return known
    // Without an answer what was known counts: a stream that no longer works fails, a plain request may be repeated.
    return await Promise.race([
      prepare(),
      new Promise<boolean>(resolve => setTimeout(() => resolve(known ?? false), PATIENCE))
    ])
  }

  const askAnew = useTimeoutFn(prepare, AFTERMATH, { immediate: false })

  /** After a lost connection: what was known may no longer be true, and is found out anew. */
  function doubt(): void {
    doubted = true
    askAnew.start()
  }

  return { prepare, streamed, doubt }
})
