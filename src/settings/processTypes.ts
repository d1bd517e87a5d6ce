import { ref } from 'vue'
import { failureIn } from '@/portal/errors/failures'
import { LIST_PROCESS_TYPES } from '@/portal/methods'
import type { ProcessType } from '@/portal/ports/processTypes'
import type { Failure } from '@/core/failure/failure'
import { useSessionStore } from '@/session/session'

/** The portal's smart processes, for administrators to choose from. */
export function useProcessTypes() {
  const session = useSessionStore()
  /** Null until they are read, or where they cannot be. */
  const types = ref<ProcessType[] | null>(null)
  const typesFailure = ref<Failure | null>(null)

  /** Reads them. Everything else can be set without them. */
  async function loadTypes(): Promise<void> {
    typesFailure.value = null
    try {
      types.value = await session.portal?.settings.processTypes() ?? null
    } catch (error) {
      // What is no portal's error is code loaded on demand that did not arrive.
      typesFailure.value = failureIn(error, 'textsNotLoaded', LIST_PROCESS_TYPES)
    }
  }

  return { types, typesFailure, loadTypes }
}
