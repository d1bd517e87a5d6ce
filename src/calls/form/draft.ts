import { computed, reactive, ref, watch, type Ref } from 'vue'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { recordKey, type CrmRecord } from '@/core/launch'
import { digitsIn } from '@/core/phone/digits'
import { CALL_TYPES, type CallType } from '@/core/telephony/types'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { useDraftChoices } from './draftChoices'
import { useDraftTexts } from './draftTexts'
import { useStoredDrafts } from './storedDraft'

/** A number left in the form longer ago than this is not offered again, milliseconds. */
const NUMBER_KEPT = 8 * 60 * 60 * 1000

/**
 * What stands in the form: kept through reloads and until the next visit, each type of call with its own text and voice, voice messages with a recording too. Tabs, and frames
 * of one tab, keep their own; a new one begins with what was typed last in any.
 */
export const useDraftStore = defineUserStore('draft', (scope) => {
  const session = useSessionStore()
  const drafts = useStoredDrafts(scope)
  const type = ref<CallType>('callback')
  const number = ref('')
  const { chosen, record, client } = useWhom(number)
  const ofTexts = useDraftTexts(() => record.value !== null, () => client.value)
  const { texts, about, habits, last, filledIn, ownTexts, fillIn, leave } = ofTexts
  const ofChoices = useDraftChoices(ofTexts)
  const { line, country, voices, sound, recorded, choicesAt, choices, adopt, sayAgain } = ofChoices
  /** The opening of the app whose record or link has filled the form in: a reload must not do it again. */
  const opening = ref<string | null>(null)

  /**
   * Fills in what the record or link wants that the app was opened with; once for each opening, so that nothing the
   * user has changed since is lost, nor a number typed while CRM was still being asked.
   */
  function launchWith(wish: { number?: string | null, text?: string | null, type?: CallType | null }): void {
    const current = session.portal?.opening ?? null
    if (current === opening.value) return
    opening.value = current
    if (wish.type) type.value = wish.type
    if (wish.number && number.value === '') number.value = wish.number
    if (!wish.text) return
    // A link brings words, never a recording.
    recorded.value = false
    fillIn(type.value, wish.text)
  }

  /**
   * Turns to somebody with one click: what was typed for somebody else is not for them.
   * @param whom the record of whoever was chosen, null where they have none; without it, back to the record that is open
   */
  function turnTo(next: string, whom?: CrmRecord | null): void {
    const before = client.value
    chosen.value = whom
    number.value = next
    if (client.value === before) return
    CALL_TYPES.forEach(leave)
    recorded.value = false
  }

  /** Brings back what a call was asked for with, where nothing else stands in the form: the browser has kept none of it. */
  function takeBack(attempt: Pick<CallAttempt, 'type' | 'line' | 'number' | 'text' | 'sound' | 'voice'>): void {
    if (number.value !== '') return
    type.value = attempt.type
    line.value = attempt.line
    number.value = attempt.number
    sayAgain(attempt)
  }

  /** Brings back what this user left in the form. */
  function restore(): void {
    const { portal } = session
    const { mine, isOwn, latest } = drafts.read()
    // Opened for another client: the last one's number must not be a click away until CRM has answered, or for ever if it refuses.
    const another = portal !== null && (portal.launch.record ?? portal.launch.number) !== null && ![mine?.opening, mine?.seenIn].includes(portal.opening)
    type.value = mine?.type ?? 'callback'
    opening.value = mine?.opening ?? null
    const old = mine !== null && mine.number !== '' && Date.now() - mine.numberAt >= NUMBER_KEPT
    number.value = mine && !another && !old ? mine.number : ''
    // Words typed for a number go with it.
    const ofOthers = (another && !isOwn) || old
    ofTexts.restore(mine, ofOthers)
    ofChoices.restore(mine, latest)
    // A recording may name its client as words may: its address stays, one click away.
    if (ofOthers) recorded.value = false
    drafts.noteRestored(content())
  }

  const fields = reactive({ type, line, number, country, texts, about, habits, last, voices, sound, recorded, choicesAt, opening, filledIn, ownTexts })
  // What was typed in this opening is for its client, whether CRM has said who that is or not.
  const content = () => ({ ...fields, seenIn: session.portal?.opening ?? null })
  watch(fields, () => {
    drafts.write(content())
  })
  scope.whenKnown(restore)

  return { ...ofTexts, type, line, number, country, voices, sound, recorded, choices, launchWith, sayAgain, turnTo, takeBack, adopt }
})

/** Whom the form is for: the record that is open, or whoever was chosen from a list since; where there is no record, the digits of the number. */
function useWhom(number: Readonly<Ref<string>>) {
  const session = useSessionStore()
  /** Null where whoever was chosen has no record; undefined while nobody was. */
  const chosen = ref<CrmRecord | null>()
  const record = computed(() => chosen.value === undefined ? session.portal?.launch.record ?? null : chosen.value)
  const client = computed(() => record.value ? recordKey(record.value) : digitsIn(number.value))

  return { chosen, record, client }
}
