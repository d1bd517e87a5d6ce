import { useEventListener } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import * as v from 'valibot'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { MomentSchema } from '@/core/moment'
import { CALL_TYPES, type CallType } from '@/core/telephony/types'
import { storedList } from '@/core/storedList'
import { noneOfEither, PerTypeSchema, sameChoices, type UserChoices } from '@/core/options/userChoices'
import { placeOf } from '@/calls/attempts/writtenAhead'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { useSettingsStore } from './settings'

/** A number left in the form longer ago than this is not offered again, milliseconds. */
const NUMBER_KEPT = 8 * 60 * 60 * 1000
/** What the browser keeps the form typed in last as, and a tab those of its frames. */
const NAME = 'draft'
const NAME_IN_TAB = 'drafts'
/** Frames of one tab whose forms are kept. */
const KEPT = 10
/** A frame that comes back sooner than this after it went has been loaded anew with its page, milliseconds. */
const RELOADING = 60_000

const DraftSchema = v.object({
  type: v.picklist(CALL_TYPES),
  line: v.nullable(v.string()),
  number: v.string(),
  numberAt: MomentSchema,
  country: v.nullable(v.string()),
  texts: PerTypeSchema,
  voices: PerTypeSchema,
  choicesAt: v.optional(MomentSchema, 0),
  opening: v.optional(v.nullable(v.string()), null),
  seenIn: v.optional(v.nullable(v.string()), null),
  filledIn: v.optional(PerTypeSchema, noneOfEither),
  ownTexts: v.optional(PerTypeSchema, noneOfEither),
  /** Earlier versions kept what a ready-made text had taken the place of apart from what a link had. */
  beforeReady: v.optional(PerTypeSchema, noneOfEither)
})

/** The forms of a tab's frames, which share its storage, the one typed in last first. `leftAt`: when its frame last went. */
const DraftsInTabSchema = storedList(v.object({ ...DraftSchema.entries, place: v.string(), leftAt: v.optional(MomentSchema, 0) }))

/**
 * What stands in the form: kept through reloads and until the next visit, each type of call with its own text and voice. Tabs, and frames
 * of one tab, keep their own; a new one begins with what was typed last in any.
 */
export const useDraftStore = defineUserStore('draft', (scope) => {
  const session = useSessionStore()
  const type = ref<CallType>('callback')
  const line = ref<string | null>(null)
  const number = ref('')
  /** Country of the last number called: the next one without a country code is taken for it. */
  const country = ref<string | null>(null)
  /** Null where the user has left the administrator's text as it is. */
  const texts = ref(noneOfEither())
  /** What a link or an earlier call has put into the place of the user's text. */
  const filledIn = ref(noneOfEither())
  /** The user's own text that stood there before, or before a ready-made text was chosen: kept until it is brought back. */
  const ownTexts = ref(noneOfEither())
  const voices = ref(noneOfEither())
  /** When what follows the user to other computers was last changed, milliseconds since 1970; 0 for never. */
  const choicesAt = ref(0)
  const choices = computed<UserChoices>(() => ({
    at: choicesAt.value,
    line: line.value,
    country: country.value,
    texts: { callback: chosenText('callback'), infocall: chosenText('infocall') },
    voices: { ...voices.value }
  }))
  /** What was filled in as it is belongs to one call, and to nobody's habits. */
  const chosenText = (ofCall: CallType) => isFilledIn(ofCall) ? ownTexts.value[ofCall] : texts.value[ofCall]
  const isFilledIn = (ofCall: CallType) => filledIn.value[ofCall] !== null && texts.value[ofCall] === filledIn.value[ofCall]

  const standardOf = (ofCall: CallType) => useSettingsStore().settings.texts[ofCall].standard
  const isReady = (ofCall: CallType) => useSettingsStore().settings.texts[ofCall].ready.includes(texts.value[ofCall] ?? '')
  /** Whether something filled in, or a ready-made text, has taken the place of a text that can be brought back. */
  const replaced = (ofCall: CallType) => ownTexts.value[ofCall] !== null
    || ((isFilledIn(ofCall) || isReady(ofCall)) && standardOf(ofCall) !== '')

  /** When any tab of this browser last changed what follows the user, as far as it was known when the form was restored. */
  let knownHere = 0
  /** Something that follows the user has been changed since the form was restored. */
  let changed = false
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
    if (wish.text) fillIn(type.value, wish.text)
  }

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

  /** Takes over who said what in an earlier call. A text that was too long to come along from another computer leaves the form's as it is. */
  function sayAgain({ type: ofCall, text, voice }: Pick<CallAttempt, 'type' | 'text' | 'voice'>): void {
    if (text !== '') fillIn(ofCall, text)
    voices.value[ofCall] = voice
  }

  /** Brings back what a call was asked for with, where nothing else stands in the form: the browser has kept none of it. */
  function takeBack(attempt: Pick<CallAttempt, 'type' | 'line' | 'number' | 'text' | 'voice'>): void {
    if (number.value !== '') return
    type.value = attempt.type
    line.value = attempt.line
    number.value = attempt.number
    sayAgain(attempt)
  }

  const draftsInTab = () => scope.tabStorage.get(NAME_IN_TAB, DraftsInTabSchema) ?? []
  /** What the form is about: by every other name, frames are others after a reload of their page. */
  function placeInTab(): string {
    const { portal } = session
    return portal ? `${placeOf(portal.launch)} ${portal.launch.slider}` : ''
  }
  const isReloaded = ({ place, leftAt }: { place: string, leftAt: number }) => place === placeInTab() && Math.abs(Date.now() - leftAt) < RELOADING

  useEventListener(window, 'pagehide', () => {
    const { portal } = session
    // As the browser holds them: what its user has cleared meanwhile stays cleared.
    const now = (scope.tabStorage.shared(NAME_IN_TAB, DraftsInTabSchema) ?? []).map(one => one.place === placeInTab() && one.seenIn === portal?.opening ? { ...one, leftAt: Date.now() } : one)
    if (now.length > 0) scope.tabStorage.set(NAME_IN_TAB, now)
  })

  /** Brings back what this user left in the form. */
  function restore(): void {
    const { portal } = session
    const latest = scope.storage.get(NAME, DraftSchema)
    const inTab = draftsInTab()
    const stored = inTab.find(({ seenIn }) => seenIn !== null && seenIn === portal?.opening) ?? inTab.find(isReloaded) ?? inTab[0] ?? latest
    knownHere = latest?.choicesAt ?? 0
    // Opened for another client: the last one's number must not be a click away until CRM has answered, or for ever if it refuses.
    const another = portal !== null && (portal.launch.record ?? portal.launch.number) !== null && ![stored?.opening, stored?.seenIn].includes(portal.opening)
    type.value = stored?.type ?? 'callback'
    line.value = stored?.line ?? null
    country.value = stored?.country ?? null
    // An empty text is no choice: the next visit starts with the administrator's.
    texts.value = { callback: stored?.texts.callback || null, infocall: stored?.texts.infocall || null }
    filledIn.value = stored?.filledIn ?? noneOfEither()
    ownTexts.value = {
      callback: stored?.ownTexts.callback ?? stored?.beforeReady.callback ?? null,
      infocall: stored?.ownTexts.infocall ?? stored?.beforeReady.infocall ?? null
    }
    // What was filled in for the last client must not be told to the next.
    if (another) CALL_TYPES.filter(isFilledIn).forEach(bringBack)
    voices.value = stored?.voices ?? noneOfEither()
    choicesAt.value = stored?.choicesAt ?? 0
    opening.value = stored?.opening ?? null
    number.value = stored && !another && Date.now() - stored.numberAt < NUMBER_KEPT ? stored.number : ''
    written = JSON.stringify(content())
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
    for (const ofCall of CALL_TYPES) {
      // What a link or an earlier call has filled in is for the call at hand: it stays, and the newer text can be brought back.
      if (isFilledIn(ofCall)) {
        ownTexts.value[ofCall] = elsewhere.texts[ofCall]
      } else {
        texts.value[ofCall] = elsewhere.texts[ofCall]
        filledIn.value[ofCall] = ownTexts.value[ofCall] = null
      }
    }
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

  const content = () => ({
    type: type.value,
    line: line.value,
    number: number.value,
    country: country.value,
    texts: texts.value,
    voices: voices.value,
    choicesAt: choicesAt.value,
    opening: opening.value,
    // What was typed in this opening is for its client, whether CRM has said who that is or not.
    seenIn: session.portal?.opening ?? null,
    filledIn: filledIn.value,
    ownTexts: ownTexts.value
  })
  /** What stood there when it was restored: that is not typed anew, in this tab or for others. */
  let written = ''
  watch([type, line, number, country, texts, voices, choicesAt, opening, filledIn, ownTexts], () => {
    const now = content()
    const text = JSON.stringify(now)
    if (text === written) return
    written = text
    const draft = { ...now, numberAt: Date.now() }
    const place = placeInTab()
    const others = draftsInTab().filter(one => one.place !== place)
    scope.tabStorage.set(NAME_IN_TAB, [{ ...draft, place }, ...others].slice(0, KEPT))
    scope.storage.set(NAME, draft)
  }, { deep: true })
  scope.whenKnown(restore)

  return { type, line, number, country, texts, replaced, ownTexts, voices, choices, launchWith, sayAgain, chooseReady, bringBack, takeBack, adopt }
})
