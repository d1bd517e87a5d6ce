import { storeToRefs } from 'pinia'
import { computed } from 'vue'
import { useChosenLineStore } from '@/calls/lines/chosenLine'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import type { FilledText } from '@/calls/text/placeholders'
import { useVoicesStore } from '@/calls/text/voices'
import { dialling, readNumber } from '@/core/phone/phone'
import { useClientStore } from './client'
import { useDraftStore } from './draft'
import { checkForm } from './request'
import { useFormText } from './useFormText'

const NO_WORDS: FilledText = { text: '', missing: [], unknown: [] }

/** What the form holds, what it stands for, and the request it would be. */
export function useFormFields() {
  const draft = useDraftStore()
  const voices = useVoicesStore()
  const clients = useClientStore()
  const contexts = useNumberContextsStore()

  const { id: line, kind: lineKind } = storeToRefs(useChosenLineStore())
  const voice = computed({
    // A voice the portal no longer has is not sent.
    get: () => voices.voices.some(one => one.id === draft.voices[draft.type]) ? draft.voices[draft.type] : null,
    set: (id) => { draft.voices[draft.type] = id }
  })
  /** How the number goes out. */
  const out = computed(() => dialling(lineKind.value, draft.type))
  /** What was typed, as it is understood. */
  const reading = computed(() => readNumber(draft.number, contexts.inForm, out.value))
  const countries = computed(() => contexts.inForm.countries)
  /** The record's number that is called. */
  const numberCalled = computed(() => {
    const { value: known } = reading
    return clients.client?.numbers.find(({ value }) => value === draft.number) ?? ('key' in known ? contexts.ownNumber(known.key) : null)
  })
  const words = useFormText(() => numberCalled.value)
  /** The recording that is played, as it was typed; null where a text is spoken. */
  const sound = computed(() => draft.type === 'infocall' && draft.recorded ? draft.sound : null)
  const filled = computed(() => sound.value === null ? words.filled.value : NO_WORDS)
  const checked = computed(() => checkForm({
    type: draft.type, line: line.value, number: reading.value, text: filled.value, sound: sound.value, voice: voice.value
  }))

  return { draft, line, voice, out, reading, countries, numberCalled, checked, sound, ...words, filled }
}
