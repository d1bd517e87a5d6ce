import { watchDebounced } from '@vueuse/core'
import { computed, ref, type Ref } from 'vue'
import type { FoundClient } from '@/portal/findClients'
import { useClientStore } from '@/stores/client'
import { useSessionStore } from '@/stores/session'
import type { NumberReading } from '@/telephony/phone'

/** Typing has paused for this long, milliseconds. */
const PAUSE = 700

/** Whom a number typed by hand belongs to in CRM. A record's own numbers are not looked up: their owner is known. */
export function useFoundClients(reading: () => NumberReading): Readonly<Ref<readonly FoundClient[]>> {
  const session = useSessionStore()
  const clients = useClientStore()
  const found = ref<readonly FoundClient[]>([])

  const wanted = computed(() => {
    const number = reading()
    if (number.state !== 'fine' || !number.country) return null
    const digits = number.key.replace(/\D/g, '')
    const own = clients.client?.numbers.some(({ value }) => digits.endsWith(value.replace(/\D/g, '').replace(/^0+/, '')))
    return own ? null : number.key
  })

  watchDebounced(wanted, async (number) => {
    found.value = []
    if (!number || !session.portal) return
    const answer = await session.portal.findClients(number)
    // The number may have changed while the portal was looking.
    if (wanted.value === number) found.value = answer
  }, { debounce: PAUSE, immediate: true })

  return found
}
