import { ref } from 'vue'
import { noneOfEither, type PerType } from '@/core/options/userChoices'
import { CALL_TYPES, type CallType } from '@/core/telephony/types'
import { useSettingsStore } from './settings'
import type { StoredDraft } from './storedDraft'

/**
 * The texts in the form, one for each type of call. What a link or an earlier call fills in, and a ready-made text, take the place of the
 * user's own, which can be brought back.
 */
export function useDraftTexts() {
  const settings = useSettingsStore()
  /** Null where the user has left the administrator's text as it is. */
  const texts = ref(noneOfEither())
  /** What a link or an earlier call has put into the place of the user's text. */
  const filledIn = ref(noneOfEither())
  /** The user's own text that stood there before, or before a ready-made text was chosen: kept until it is brought back. */
  const ownTexts = ref(noneOfEither())

  const isFilledIn = (ofCall: CallType) => filledIn.value[ofCall] !== null && texts.value[ofCall] === filledIn.value[ofCall]
  /** The text that is the user's choice: what was filled in as it is belongs to one call, and to nobody's habits. */
  const chosenText = (ofCall: CallType) => isFilledIn(ofCall) ? ownTexts.value[ofCall] : texts.value[ofCall]

  const standardOf = (ofCall: CallType) => settings.settings.texts[ofCall].standard
  const isReady = (ofCall: CallType) => settings.settings.texts[ofCall].ready.some(({ text }) => text === texts.value[ofCall])
  /** Whether something filled in, or a ready-made text, has taken the place of a text that can be brought back. */
  const replaced = (ofCall: CallType) => ownTexts.value[ofCall] !== null
    || ((isFilledIn(ofCall) || isReady(ofCall)) && standardOf(ofCall) !== '')

  /** Puts a text into the place of the user's own, which can be brought back. */
  function fillIn(ofCall: CallType, text: string): void {
    if (text === (texts.value[ofCall] ?? standardOf(ofCall))) return
    keepOwn(ofCall)
    filledIn.value[ofCall] = text
    texts.value[ofCall] = text
  }

  /** Puts one of the administrator's ready-made texts into the place of the user's own, which can be brought back. */
  function chooseReady(ofCall: CallType, text: string): void {
    if (!isReady(ofCall)) keepOwn(ofCall)
    filledIn.value[ofCall] = null
    texts.value[ofCall] = text === standardOf(ofCall) ? null : text
  }

  /** Keeps what is about to be replaced. What was filled in is not the user's own; a ready-made text is as long as nothing better is known. */
  function keepOwn(ofCall: CallType): void {
    if (isFilledIn(ofCall) || (isReady(ofCall) && ownTexts.value[ofCall] !== null)) return
    ownTexts.value[ofCall] = texts.value[ofCall] || null
  }

  /** Brings back the user's own text, or the administrator's where that stood there. */
  function bringBack(ofCall: CallType): void {
    texts.value[ofCall] = ownTexts.value[ofCall]
    ownTexts.value[ofCall] = null
    filledIn.value[ofCall] = null
  }

  /** Takes over the user's own texts from another computer. What is filled in is for the call at hand: it stays, and the newer text can be brought back. */
  function adopt(elsewhere: PerType): void {
    for (const ofCall of CALL_TYPES) {
      if (isFilledIn(ofCall)) {
        ownTexts.value[ofCall] = elsewhere[ofCall]
      } else {
        texts.value[ofCall] = elsewhere[ofCall]
        filledIn.value[ofCall] = ownTexts.value[ofCall] = null
      }
    }
  }

  /** @param another the texts were for another client: what was filled in must not be told to the next */
  function restore(stored: StoredDraft | null, another: boolean): void {
    // An empty text is no choice: the next visit starts with the administrator's.
    texts.value = { callback: stored?.texts.callback || null, infocall: stored?.texts.infocall || null }
    filledIn.value = stored?.filledIn ?? noneOfEither()
    ownTexts.value = {
      callback: stored?.ownTexts.callback ?? stored?.beforeReady.callback ?? null,
      infocall: stored?.ownTexts.infocall ?? stored?.beforeReady.infocall ?? null
    }
    if (another) CALL_TYPES.filter(isFilledIn).forEach(bringBack)
  }

  return { texts, filledIn, ownTexts, chosenText, replaced, fillIn, chooseReady, bringBack, adopt, restore }
}
