import { computed } from 'vue'
import type { ClientNumber } from '@/core/client'
import { countryOfHints, countryOfLines, readNumber, recordContext, typedContext, type NumberContext } from '@/core/phone/phone'
import { isSameKey } from '@/core/phone/sameNumber'
import { useLinesStore } from '@/calls/lines/lines'
import { useChosenLineStore } from '@/calls/lines/chosenLine'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** What numbers without a country code may belong to, and whose of the record a number is. */
export const useNumberContextsStore = defineUserStore('numberContexts', () => {
  const session = useSessionStore()
  const draft = useDraftStore()
  const line = useChosenLineStore()
  const clients = useClientStore()

  const language = computed(() => session.portal?.language ?? 'en')
  const lines = useLinesStore()
  const ofLines = computed(() => countryOfLines(lines.all))
  const own = computed(() => clients.client?.numbers ?? [])
  /** Numbers somebody types, or a link brings. */
  const typed = computed(() => typedContext(language.value, draft.country, ofLines.value, countryOfHints(own.value.flatMap(({ hints }) => hints))))
  const contextOf = (number: ClientNumber): NumberContext => recordContext(language.value, countryOfHints(number.hints), line.id, ofLines.value)
  /** The number in the form, which may be one of the record's. */
  const inForm = computed<NumberContext>(() => {
    const number = own.value.find(({ value }) => value === draft.number)
    return number ? contextOf(number) : typed.value
  })
  /** The record's numbers with the keys of all that each may be. */
  const keys = computed(() => own.value.map((number) => {
    const reading = readNumber(number.value, contextOf(number))
    return { number, keys: 'key' in reading ? [reading.key] : reading.state === 'choice' ? reading.choices.map(({ key }) => key) : [] }
  }))

  /** The record's number with a comparison key; null for anybody else's. */
  function ownNumber(key: string): ClientNumber | null {
    return keys.value.find(({ keys }) => keys.some(one => isSameKey(one, key)))?.number ?? null
  }

  return { typed, inForm, contextOf, ownNumber }
})
