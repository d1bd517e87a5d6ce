import { namesIn } from '@/calls/text/namesIn'
import { hasPlaceholder } from '@/calls/text/placeholders'
import { CALL_TYPES, type CallType } from '@/core/telephony/types'
import { useTextState } from './textState'

/**
 * The texts in the form, one for each type of call. Words of one's own are for one client: they go with the record they are typed in, or with the
 * number they were said to, and are offered to others as the last ones. What stands in every form is a habit: a text a call was made with that
 * holds placeholders, or was chosen ready-made, or was said unchanged to two clients without naming the first.
 * What a link or an earlier call fills in, and a ready-made text, take the place of words of one's own, which can be brought back.
 * @param inRecord the app was opened in a record: what is typed is for its client
 * @param client whom the form is for: a record, or the digits of a number
 */
export function useDraftTexts(inRecord: () => boolean, client: () => string) {
  const state = useTextState(inRecord, client)
  const { about, habits, last, filledIn, ownTexts, shown, isFilledIn, standing, isReady, offered, makeRoom, write } = state

  /** Whether something filled in, or a ready-made text, has taken the place of a text that can be brought back. */
  const replaced = (ofCall: CallType) => shown(ofCall) !== null && (ownTexts.value[ofCall] !== null || isFilledIn(ofCall) || isReady(ofCall))

  /** Puts the last words into the form: they still name whom they were written for. */
  function useLast(ofCall: CallType): void {
    const words = offered(ofCall)
    if (!words) return
    makeRoom(ofCall)
    keepOwn(ofCall)
    filledIn.value[ofCall] = null
    write(ofCall, words.text, words.names)
  }

  /** Names in the record the app was opened in, once CRM has said them. */
  function meet(known: readonly string[]): void {
    state.names.value = known
    for (const one of CALL_TYPES) {
      if (about.value[one].client === client() && about.value[one].names.length === 0) about.value[one].names = [...known]
    }
  }

  /**
   * Remembers what a call was made with.
   * @param text with its placeholders
   * @param standard it is the administrator's, or the app's own
   * @param number the number called
   */
  function noteUsed(ofCall: CallType, text: string, standard: boolean, number: string): void {
    if (shown(ofCall) !== text) return
    const { ready, names } = about.value[ofCall]
    about.value[ofCall].client = client()
    if (filledIn.value[ofCall] === text) return
    const of = [client(), number]
    const before = last.value[ofCall]
    const saidBefore = before?.text === text ? before.of : []
    const again = saidBefore.length > 0 && !saidBefore.some(one => of.includes(one)) && namesIn(text, names).length === 0
    if (standard || ready || again || hasPlaceholder(text)) habits.value[ofCall] = standard ? null : text
    else last.value[ofCall] = { text, names, of }
  }

  /** Puts a text into the place of the user's own, which can be brought back. */
  function fillIn(ofCall: CallType, text: string): void {
    if (text === (shown(ofCall) ?? standing(ofCall))) return
    makeRoom(ofCall)
    keepOwn(ofCall)
    write(ofCall, text)
    filledIn.value[ofCall] = text
  }

  /** Puts a ready-made text into the place of the user's own, which can be brought back. */
  function chooseReady(ofCall: CallType, text: string): void {
    makeRoom(ofCall)
    if (!isReady(ofCall)) keepOwn(ofCall)
    filledIn.value[ofCall] = null
    write(ofCall, text === standing(ofCall) ? null : text, state.names.value, true)
  }

  /** Keeps what is about to be replaced. What was filled in is not the user's own; a ready-made text is as long as nothing better is known. */
  function keepOwn(ofCall: CallType): void {
    if (isFilledIn(ofCall) || (isReady(ofCall) && ownTexts.value[ofCall] !== null)) return
    ownTexts.value[ofCall] = shown(ofCall) || null
  }

  /** Brings back the user's own text, or the one that stands in every form. */
  function bringBack(ofCall: CallType): void {
    write(ofCall, ownTexts.value[ofCall])
    filledIn.value[ofCall] = ownTexts.value[ofCall] = null
  }

  return { ...state, replaced, useLast, meet, noteUsed, fillIn, chooseReady, bringBack }
}
