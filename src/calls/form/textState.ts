import { ref } from 'vue'
import { lastOf, noneOfEither, type LastText, type LastTexts, type PerType } from '@/core/options/userChoices'
import { CALL_TYPES, type CallType } from '@/core/telephony/types'
import { useSettingsStore } from './settings'
import { aboutNobody, nobody, type StoredDraft } from './storedDraft'

/**
 * The texts of the form as they are kept, whom they are for, and what of them is shown and offered to whom.
 * @param inRecord the form is for a record: what is typed is for its client @param client whom the form is for
 */
export function useTextState(inRecord: () => boolean, client: () => string) {
  const settings = useSettingsStore()
  /** Null where what stands in every form does here too. */
  const texts = ref(noneOfEither())
  /** Whom they are for. */
  const about = ref(aboutNobody())
  const habits = ref(noneOfEither())
  const last = ref(lastOf(noneOfEither()))
  /** What a link or an earlier call has put into the place of the user's text. */
  const filledIn = ref(noneOfEither())
  /** The user's own text that stood there before, or before a ready-made text was chosen: kept until it is brought back. */
  const ownTexts = ref(noneOfEither())
  /** Names in the record the app was opened in. */
  const names = ref<readonly string[]>([])

  /** The text for the client at hand, or null. */
  const shown = (ofCall: CallType) => [null, client()].includes(about.value[ofCall].client) ? texts.value[ofCall] : null
  const isFilledIn = (ofCall: CallType) => filledIn.value[ofCall] !== null && shown(ofCall) === filledIn.value[ofCall]
  /** The standing text, as far as somebody has set one. */
  const standing = (ofCall: CallType) => habits.value[ofCall] ?? settings.settings.texts[ofCall].standard
  const isReady = (ofCall: CallType) => about.value[ofCall].ready || settings.settings.texts[ofCall].ready.some(({ text }) => text === shown(ofCall))
  /** The last words of the user's own, sent or not: neither what was filled in for one call nor what stands in every form. */
  function lastText(ofCall: CallType): LastText | null {
    const { ready, names } = about.value[ofCall]
    const text = texts.value[ofCall]
    const own = ready || text === filledIn.value[ofCall] || text === habits.value[ofCall] ? ownTexts.value[ofCall] : text
    return own && own !== last.value[ofCall]?.text ? { text: own, names, of: [] } : last.value[ofCall]
  }

  /** The last words, where they do not stand in the form. */
  function offered(ofCall: CallType): LastText | null {
    const stands = shown(ofCall)
    const words = stands === null ? lastText(ofCall) : last.value[ofCall]
    return words?.text === (stands ?? standing(ofCall)) ? null : words
  }

  /** Takes a text out of the form that is for somebody else. */
  function leave(ofCall: CallType): void {
    last.value[ofCall] = lastText(ofCall)
    texts.value[ofCall] = filledIn.value[ofCall] = ownTexts.value[ofCall] = null
    about.value[ofCall] = nobody()
  }
  function makeRoom(ofCall: CallType): void {
    if (shown(ofCall) === null) leave(ofCall)
  }

  /** Puts a text into the form of the client at hand. @param whose names in the record it was written for */
  function write(ofCall: CallType, text: string | null, whose = names.value, ready = false): void {
    makeRoom(ofCall)
    about.value[ofCall] = { client: inRecord() ? client() : null, names: [...whose], ready }
    texts.value[ofCall] = text
  }

  /** Takes over from another computer what stands in every form, and the last words. */
  function adopt(elsewhere: PerType, lastThere: LastTexts): void {
    habits.value = { ...elsewhere }
    last.value = { ...lastThere }
  }

  /** @param another the texts were for another client, and are not told to the next; those of the record that is open again stay */
  function restore(stored: StoredDraft | null, another: boolean): void {
    // An empty text is no choice.
    texts.value = { callback: stored?.texts.callback || null, infocall: stored?.texts.infocall || null }
    about.value = stored?.about ?? aboutNobody()
    habits.value = stored?.habits ?? noneOfEither()
    last.value = stored?.last ?? lastOf(noneOfEither())
    filledIn.value = stored?.filledIn ?? noneOfEither()
    ownTexts.value = {
      callback: stored?.ownTexts.callback ?? stored?.beforeReady.callback ?? null,
      infocall: stored?.ownTexts.infocall ?? stored?.beforeReady.infocall ?? null
    }
    if (another) CALL_TYPES.filter(one => !inRecord() || about.value[one].client !== client()).forEach(leave)
  }

  return { texts, about, habits, last, filledIn, ownTexts, names, shown, isFilledIn, standing, isReady, lastText, offered, leave, makeRoom, write, adopt, restore }
}
