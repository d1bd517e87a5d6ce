import { computed, ref, watch } from 'vue'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { noneOfEither, sameChoices, type UserChoices } from '@/core/options/userChoices'
import type { useDraftTexts } from './draftTexts'
import type { StoredDraft } from './storedDraft'

/** What of the form follows the user to other computers: line, country, texts and voices, and when they were changed. And the recording, which stays in this browser. */
export function useDraftChoices(ofTexts: ReturnType<typeof useDraftTexts>) {
  const line = ref<string | null>(null)
  /** Country of the last number called: the next one without a country code is taken for it. */
  const country = ref<string | null>(null)
  const voices = ref(noneOfEither())
  /** Address of the recording a voice message plays, as it was typed: it stays while texts are spoken instead. */
  const sound = ref('')
  /** Whether voice messages play it. */
  const recorded = ref(false)
  /** When they were last changed, milliseconds since 1970; 0 for never. */
  const choicesAt = ref(0)
  const choices = computed<UserChoices>(() => ({
    at: choicesAt.value,
    line: line.value,
    country: country.value,
    texts: { ...ofTexts.habits.value },
    last: { callback: ofTexts.lastText('callback'), infocall: ofTexts.lastText('infocall') },
    voices: { ...voices.value }
  }))

  /** When any tab of this browser last changed them, as far as it was known when the form was restored. */
  let knownHere = 0
  /** They have been changed since the form was restored. */
  let changed = false

  /** @param latest what was typed last in any tab */
  function restore(stored: StoredDraft | null, latest: StoredDraft | null): void {
    knownHere = latest?.choicesAt ?? 0
    line.value = stored?.line ?? null
    country.value = stored?.country ?? null
    voices.value = stored?.voices ?? noneOfEither()
    sound.value = stored?.sound ?? ''
    recorded.value = stored?.recorded ?? false
    choicesAt.value = stored?.choicesAt ?? 0
    changed = false
  }

  /**
   * Takes over what the user chose on another computer since the last visit here. What another tab of this browser chose is no news; what is
   * being typed is newer than anything from elsewhere, whatever that computer's clock says.
   */
  function adopt(elsewhere: UserChoices): void {
    if (elsewhere.at <= Math.max(choicesAt.value, knownHere)) return
    if (changed) {
      choicesAt.value = elsewhere.at + 1
      return
    }
    line.value = elsewhere.line
    country.value = elsewhere.country
    ofTexts.adopt(elsewhere.texts, elsewhere.last)
    voices.value = { ...elsewhere.voices }
    choicesAt.value = elsewhere.at
  }

  /** Takes over who said what in an earlier call, or which recording was played. Where a text was too long to come along from another computer, what stands in every form does. */
  function sayAgain({ type: ofCall, text, sound: played, voice }: Pick<CallAttempt, 'type' | 'text' | 'sound' | 'voice'>): void {
    if (ofCall === 'infocall') recorded.value = played !== undefined
    if (played) {
      sound.value = played
      return
    }
    if (text === '') ofTexts.leave(ofCall)
    else ofTexts.fillIn(ofCall, text)
    voices.value[ofCall] = voice
  }

  watch(choices, (now, before) => {
    // What was restored or adopted brings its own time along.
    if (now.at !== before.at || sameChoices(now, before)) return
    changed = true
    // The clock may have been set back: a later change stays the later one.
    choicesAt.value = Math.max(Date.now(), choicesAt.value + 1)
  })

  return { line, country, voices, sound, recorded, choicesAt, choices, adopt, sayAgain, restore }
}
