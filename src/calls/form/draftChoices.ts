import { computed, ref, watch } from 'vue'
import { noneOfEither, sameChoices, type UserChoices } from '@/core/options/userChoices'
import type { useDraftTexts } from './draftTexts'
import type { StoredDraft } from './storedDraft'

/** What of the form follows the user to other computers: line, country, texts and voices, and when they were changed. */
export function useDraftChoices(ofTexts: ReturnType<typeof useDraftTexts>) {
  const line = ref<string | null>(null)
  /** Country of the last number called: the next one without a country code is taken for it. */
  const country = ref<string | null>(null)
  const voices = ref(noneOfEither())
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

  watch(choices, (now, before) => {
    // What was restored or adopted brings its own time along.
    if (now.at !== before.at || sameChoices(now, before)) return
    changed = true
    // The clock may have been set back: a later change stays the later one.
    choicesAt.value = Math.max(Date.now(), choicesAt.value + 1)
  })

  return { line, country, voices, choicesAt, choices, adopt, restore }
}
