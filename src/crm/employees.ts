import { computed, ref, shallowRef, triggerRef } from 'vue'
import type { Failure } from '@/core/failure/failure'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** Milliseconds before the portal is asked again about those it did not answer about. */
const PAUSE = 30_000
/** Refusals that another question would only repeat: the permission is missing, or the portal is too old to know the method. */
const LASTING: ReadonlySet<string> = new Set(['scopeMissing', 'methodMissing', 'accessDenied', 'rightsMissing'])

/** Names of the employees that records belong to. They are kept for as long as the page is open, and nowhere else. */
export const useEmployeesStore = defineUserStore('employees', (scope) => {
  const session = useSessionStore()
  /** Empty where the portal shows nobody of an id. */
  const names = shallowRef(new Map<string, string>())
  const failure = ref<Failure | null>(null)
  /** The app has not been given the permission to read names. */
  const withheld = computed(() => failure.value?.entry === 'scopeMissing')
  let askable = 0
  let underWay: Promise<void> = Promise.resolve()

  /** The name of an employee, or null where it is not known (yet). One's own comes with the profile. */
  function nameOf(id: string): string | null {
    return (id === scope.user?.id && scope.user.name) || names.value.get(id) || null
  }

  /** Asks for the names that are not known yet, and waits for those that are on their way. Never throws. */
  async function learn(ids: Iterable<string>): Promise<void> {
    const wanted = [...ids]
    // One question after the other: the next one asks only for what the last has not brought.
    underWay = underWay.then(async () => await ask(wanted))
    await underWay
  }

  async function ask(ids: readonly string[]): Promise<void> {
    const { portal } = session
    const unknown = [...new Set(ids)].filter(id => id !== scope.user?.id && !names.value.has(id))
    if (!portal || scope.over || unknown.length === 0 || Date.now() < askable) return
    try {
      const answer = await portal.employees.names(unknown)
      for (const [id, name] of answer.names) names.value.set(id, name)
      triggerRef(names)
      failure.value = answer.failure
      if (answer.failure) askable = LASTING.has(answer.failure.entry) ? Infinity : Date.now() + PAUSE
    } catch {
      // The code itself did not arrive. A journal without names is a journal all the same.
      askable = Date.now() + PAUSE
    }
  }

  return { withheld, nameOf, learn }
})
