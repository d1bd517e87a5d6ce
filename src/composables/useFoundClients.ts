import { watchDebounced } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import type { FoundClient } from '@/portal/findClients'
import { useClientStore } from '@/stores/client'
import { useFoundClientsStore } from '@/stores/foundClients'
import { numberKey, type NumberReading } from '@/telephony/phone'

/** Typing has paused for this long, milliseconds. */
const PAUSE = 700

/** Whom a number typed by hand belongs to in CRM. A record's own numbers are not looked up: their owner is known. */
export function useFoundClients(reading: () => NumberReading): Readonly<Ref<readonly FoundClient[]>> {
  const store = useFoundClientsStore()
  const clients = useClientStore()
  const found = ref<readonly FoundClient[]>([])

  const wanted = computed(() => {
    const number = reading()
    if (number.state !== 'fine' || !number.country) return null
    const { country, key } = number
    const own = clients.client?.numbers.some(({ value }) => numberKey(value, country) === key)
    return own ? null : key
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
