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
  voices: PerTypeSchema(v.nullable(v.string()))
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

  /** Brings back what this user left in the form; empties it where there is nothing. */
  function restore(): void {
    const stored = useSessionStore().storage.get(NAME, DraftSchema)
    type.value = stored?.type ?? 'callback'
    line.value = stored?.line ?? null
    country.value = stored?.country ?? null
    texts.value = stored?.texts ?? { callback: '', infocall: '' }
    voices.value = stored?.voices ?? { callback: null, infocall: null }
    number.value = stored && Date.now() - stored.numberAt < NUMBER_KEPT ? stored.number : ''
  }

  watch([type, line, number, country, texts, voices], () => {
    useSessionStore().storage.set(NAME, {
      type: type.value,
      line: line.value,
      number: number.value,
      numberAt: Date.now(),
      country: country.value,
      texts: texts.value,
      voices: voices.value
    })
  }, { deep: true })

  return { type, line, number, country, texts, voices, restore }
})
