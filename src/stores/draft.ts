import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import * as v from 'valibot'
import { CALL_TYPES, type CallType } from '@/telephony/types'
import { useSessionStore } from './session'

/** A number left in the form longer ago than this is not offered again, milliseconds. */
const NUMBER_KEPT = 8 * 60 * 60 * 1000
const NAME = 'draft'

const PerTypeSchema = <const Schema extends v.GenericSchema>(value: Schema) => v.object({ callback: value, infocall: value })
const DraftSchema = v.object({
  type: v.picklist(CALL_TYPES),
  line: v.nullable(v.string()),
  number: v.string(),
  numberAt: v.number(),
  country: v.nullable(v.string()),
  texts: PerTypeSchema(v.string()),
  voices: PerTypeSchema(v.nullable(v.string())),
  opening: v.optional(v.nullable(v.string()), null)
})

/** What stands in the form: kept through reloads and until the next visit, each type of call with its own text and voice. */
export const useDraftStore = defineStore('draft', () => {
  const type = ref<CallType>('callback')
  const line = ref<string | null>(null)
  const number = ref('')
  /** Country of the last number called: the next one without a country code is taken for it. */
  const country = ref<string | null>(null)
  const texts = ref<Record<CallType, string>>({ callback: '', infocall: '' })
  const voices = ref<Record<CallType, string | null>>({ callback: null, infocall: null })

  /** The opening of the app whose record or link has filled the form in: a reload must not do it again. */
  const opening = ref<string | null>(null)

  /**
   * Fills in what the record or link wants that the app was opened with; once for each opening, so that nothing the
   * user has changed since is lost, nor a number typed while CRM was still being asked.
   */
  function launchWith(wish: { number?: string | null, text?: string | null, type?: CallType | null }): void {
    const current = useSessionStore().portal?.opening ?? null
    if (current === opening.value) return
    opening.value = current
    if (wish.type) type.value = wish.type
    if (wish.number && number.value === '') number.value = wish.number
    if (wish.text) texts.value[type.value] = wish.text
  }

  /** Brings back what this user left in the form; empties it where there is nothing. */
  function restore(): void {
    const { storage, portal } = useSessionStore()
    const stored = storage.get(NAME, DraftSchema)
    // Opened for another client: the last one's number must not be a click away until CRM has answered, or for ever if it refuses.
    const another = portal !== null && (portal.launch.record ?? portal.launch.number) !== null && stored?.opening !== portal.opening
    type.value = stored?.type ?? 'callback'
    line.value = stored?.line ?? null
    country.value = stored?.country ?? null
    texts.value = stored?.texts ?? { callback: '', infocall: '' }
    voices.value = stored?.voices ?? { callback: null, infocall: null }
    opening.value = stored?.opening ?? null
    number.value = stored && !another && Date.now() - stored.numberAt < NUMBER_KEPT ? stored.number : ''
  }

  watch([type, line, number, country, texts, voices, opening], () => {
    useSessionStore().storage.set(NAME, {
      type: type.value,
      line: line.value,
      number: number.value,
      numberAt: Date.now(),
      country: country.value,
      texts: texts.value,
      voices: voices.value,
      opening: opening.value
    })
  }, { deep: true })

  return { type, line, number, country, texts, voices, launchWith, restore }
})
