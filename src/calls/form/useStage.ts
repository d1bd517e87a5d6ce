import { ref, watch, type Ref } from 'vue'
import type { Client } from '@/core/client'
import { useSessionStore } from '@/session/session'

/** The name of the stage a client's record is in; empty while it is not known. @param client whose record has it */
export function useStage(client: () => Client | null): Readonly<Ref<string>> {
  const session = useSessionStore()
  const stage = ref('')
  watch(client, async (now) => {
    stage.value = ''
    if (!now?.stageId) return
    const name = await session.portal?.crm.stageName(now.record, now.stageId)
    // Another client may have taken its place meanwhile.
    if (client() === now) stage.value = name ?? ''
  }, { immediate: true })
  return stage
}
