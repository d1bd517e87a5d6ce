import { watchDebounced } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import type { FoundClient } from '@/portal/ports/findClients'
import { useFoundClientsStore } from '@/crm/foundClients'
import { useNumberContextsStore } from './numberContexts'
import type { NumberReading } from '@/core/phone/phone'

/** Typing has paused for this long, milliseconds. */
const PAUSE = 700

/** Whom a number typed by hand belongs to in CRM. A record's own numbers are not looked up: their owner is known. */
export function useFoundClients(reading: () => NumberReading): Readonly<Ref<readonly FoundClient[]>> {
  const store = useFoundClientsStore()
  const contexts = useNumberContextsStore()
  const found = ref<readonly FoundClient[]>([])

  const wanted = computed(() => {
    const number = reading()
    if (number.state !== 'fine' || !number.country) return null
    return contexts.ownNumber(number.key) ? null : number.key
  })

  // At once: a name must not stand beside a number that is another one by now.
  watch(wanted, () => {
    found.value = []
  })
  watchDebounced(wanted, async (number) => {
    if (!number) return
    const answer = await store.find(number)
    // The number may have changed while the portal was looking.
    if (wanted.value === number) found.value = answer
  }, { debounce: PAUSE, immediate: true })

  return found
}
