import { useEventListener, useTimeoutFn } from '@vueuse/core'
import { watch } from 'vue'
import { lastOf, noneOfEither, sameChoices, writeChoices, type UserChoices } from '@/core/options/userChoices'
import { useDraftStore } from './draft'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** A burst of changes ends when nothing has changed for this long, milliseconds: then it is one request. */
const QUIET = 3_000
/** The user's options have to hold more than this app's texts, characters. */
const LONGEST = 10_000

const NOTHING: UserChoices = { at: 0, line: null, country: null, texts: noneOfEither(), last: lastOf(noneOfEither()), voices: noneOfEither() }

/** Line, texts, voices and country of the user, kept in their options on the portal: they follow to every computer. */
export const useChoicesStore = defineUserStore('choices', () => {
  const session = useSessionStore()
  const draft = useDraftStore()
  /** What the portal is known to hold; null until it has said so in this visit: what it held in the last one may be old. */
  let kept: UserChoices | null = null

  /**
   * Takes over what the portal holds, where it is newer than what this browser knows.
   * @param fresh it could be read in this visit
   */
  function apply(choices: UserChoices | null, fresh: boolean): void {
    if (choices) draft.adopt(choices)
    kept = fresh ? choices ?? NOTHING : null
    // What this browser knows better, from a visit whose last change did not reach the portal.
    burst.start()
  }

  const burst = useTimeoutFn(save, QUIET, { immediate: false })
  watch(() => draft.choices, burst.start)
  // Whoever leaves within the burst leaves with the choices saved.
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden' && burst.isPending.value) void save()
  })

  async function save(): Promise<void> {
    burst.stop()
    const { portal } = session
    const { choices } = draft
    const text = writeChoices(choices)
    // A tab that was restored may know less than the portal has from another one meanwhile.
    if (!portal || !kept || choices.at < kept.at || sameChoices(choices, kept) || text.length > LONGEST) return
    const before = kept
    kept = choices
    // Lost comfort, nothing else: the next change tries again.
    await portal.options.saveUser({ choices: text }).catch(() => {
      if (kept === choices) kept = before
    })
  }

  return { apply }
})
