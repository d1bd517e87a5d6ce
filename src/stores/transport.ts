import { defineStore } from 'pinia'
import * as v from 'valibot'
import { useSessionStore } from './session'

const DAY = 24 * 60 * 60 * 1000
/** How long an answer is believed, milliseconds: a portal or the way to it may change. */
const KEPT = { yes: 30 * DAY, no: DAY }
/** A click waits no longer than this for a first answer, milliseconds. */
const PATIENCE = 3_000
const NAME = 'streaming'
const MemorySchema = v.object({ answer: v.picklist(['yes', 'no']), at: v.number() })

/** Whether this portal takes requests that the browser cannot repeat by itself. Found out once, then remembered. */
export const useTransportStore = defineStore('transport', () => {
  let probing: Promise<boolean> | null = null

  function remembered(): boolean | null {
    const memory = useSessionStore().storage.get(NAME, MemorySchema)
    if (!memory || Math.abs(Date.now() - memory.at) > KEPT[memory.answer]) return null
    return memory.answer === 'yes'
  }

  async function probe(): Promise<boolean> {
    const session = useSessionStore()
    const answer = await session.portal?.probeStreaming() ?? 'unknown'
    if (answer !== 'unknown') session.storage.set(NAME, { answer, at: Date.now() })
    return answer === 'yes'
  }

  /** Finds out if it is not known yet. To be called once the form is usable: it costs a request. */
  function prepare(): Promise<boolean> {
    const known = remembered()
    if (known !== null) return Promise.resolve(known)
    probing ??= probe().finally(() => {
      probing = null
    })
    return probing
  }

  /** Whether the next call's request is to be streamed. */
  async function streamed(): Promise<boolean> {
    const known = remembered()
    if (known !== null) return known
    return await Promise.race([
      prepare(),
      new Promise<false>(resolve => setTimeout(() => resolve(false), PATIENCE))
    ])
  }

  /** After a lost connection: what was known may no longer be true. */
  function doubt(): void {
    useSessionStore().storage.remove(NAME)
    void prepare()
  }

  return { prepare, streamed, doubt }
})
