import { storeToRefs } from 'pinia'
import { computed } from 'vue'
import { useChosenLineStore } from '@/calls/lines/chosenLine'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import { fillText } from '@/calls/text/placeholders'
import { useVoicesStore } from '@/calls/text/voices'
import { personCalled } from '@/core/client'
import { dialling, readNumber } from '@/core/phone/phone'
import { useSessionStore } from '@/session/session'
import { useClientStore } from './client'
import { useDraftStore } from './draft'
import { checkForm } from './request'
import { useSettingsStore } from './settings'

/** What the form holds, what it stands for, and the request it would be. */
export function useFormFields() {
  const draft = useDraftStore()
  const voices = useVoicesStore()
  const session = useSessionStore()
  const clients = useClientStore()
  const contexts = useNumberContextsStore()
  const settings = useSettingsStore()

  const { id: line, kind: lineKind } = storeToRefs(useChosenLineStore())
  const standardText = computed(() => settings.settings.texts[draft.type].standard)
  const text = computed({
    get: () => draft.texts[draft.type] ?? standardText.value,
    // Left as the administrator has it, a text follows the administrator's next change.
    set: (value) => { draft.texts[draft.type] = value === standardText.value ? null : value }
  })
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
  const filled = computed(() => fillText(text.value, {
    name: clients.client ? personCalled(clients.client, numberCalled.value) : '', company: clients.client?.company ?? '', manager: session.user?.name ?? ''
  }))
  const checked = computed(() => checkForm({
    type: draft.type, line: line.value, number: reading.value, text: filled.value, voice: voice.value
  }))

  return { draft, line, text, voice, out, reading, countries, filled, checked }
}
