import { storeToRefs } from 'pinia'
import { computed, ref, watch } from 'vue'
import { isOpen, isUnlikely, type CallAttempt, type RepeatQuestion } from '@/calls/attempts/attempt'
import { personCalled } from '@/core/client'
import type { Failure } from '@/core/failure/failure'
import { dialling, readNumber, type CountryCode } from '@/core/phone/phone'
import { isQuiet } from '@/core/options/settings'
import { fillText } from '@/calls/text/placeholders'
import { checkForm, type FormProblem } from './request'
import type { CallRequest, FormField } from '@/core/telephony/types'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { howFar } from '@/calls/attempts/next'
import { useChosenLineStore } from '@/calls/lines/chosenLine'
import { useClientStore } from './client'
import { useDraftStore } from './draft'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import { useSessionStore } from '@/session/session'
import { useSettingsStore } from './settings'
import { useFirstReadStore } from '@/session/firstRead'
import { useVoicesStore } from '@/calls/text/voices'
import { useCountdown } from '@/ui/useCountdown'
import { useSettling } from '@/ui/useSettling'

/** What must be answered before the call: is the number right, the text meant as it stands, and shall it be called in spite of the hour or an earlier attempt. */
export type CallQuestion = RepeatQuestion | { reason: 'doubtful' | 'placeholder' | 'quiet', attempt: null }

/** How the last click ended, as far as it is known by now, with what was asked of the portal. `found`: the portal's records told, after nobody knew. */
export type CallResult =
  | { state: 'started', request: CallRequest, callId: string | null, found?: true }
  | { state: 'refused' | 'unclear', request: CallRequest, failure: Failure }

/** The same each time: with another list each click would draw the whole form anew before its request leaves. */
const NO_PROBLEMS: readonly FormProblem[] = []

/** The call form: what it holds, what keeps it from being sent, and the click. */
export function useCallForm() {
  const draft = useDraftStore()
  const voices = useVoicesStore()
  const attempts = useAttemptsStore()
  const session = useSessionStore()
  const clients = useClientStore()
  const contexts = useNumberContextsStore()
  const settings = useSettingsStore()
  const firstRead = useFirstReadStore()

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
  const number = computed(() => readNumber(draft.number, contexts.inForm, out.value))
  /** The record's number that is called. */
  const numberCalled = computed(() => {
    const { value: reading } = number
    return clients.client?.numbers.find(({ value }) => value === draft.number) ?? ('key' in reading ? contexts.ownNumber(reading.key) : null)
  })
  const filled = computed(() => fillText(text.value, {
    name: clients.client ? personCalled(clients.client, numberCalled.value) : '', company: clients.client?.company ?? '', manager: session.user?.name ?? ''
  }))
  const checked = computed(() => checkForm({
    type: draft.type, line: line.value, number: number.value, text: filled.value, voice: voice.value
  }))

  /** Problems are pointed out once somebody tried to send the form. */
  const tried = ref(false)
  const problems = computed(() => tried.value && !checked.value.request ? checked.value.problems : NO_PROBLEMS)
  const question = ref<CallQuestion | null>(null)
  /** The questions already answered on the way to the open one. */
  let answered: readonly CallQuestion[] = []
  /** The last click that asked nothing: the attempt it became, or why nothing left. */
  const last = ref<{ request: CallRequest, attempt: CallAttempt } | { request: CallRequest, failure: Failure } | null>(null)
  const result = computed<CallResult | null>(() => {
    if (!last.value) return null
    const { request } = last.value
    if ('failure' in last.value) return { state: 'refused', request, failure: last.value.failure }
    const { attempt } = last.value
    const stored = byId(attempt.id)
    // Where its answer came while the page was being left, what is stored of it is behind.
    return toResult(request, stored && howFar(stored) > howFar(attempt) ? stored : attempt)
  })
  const byId = (id: string | null) => attempts.attempts.find(attempt => attempt.id === id)
  const wait = useCountdown(() => result.value?.state === 'refused' ? result.value.failure.retryAt : null)
  const { settling, settle } = useSettling()

  /** The field the portal's refusal points at, until it is changed. */
  const refusedField = ref<FormField | null>(null)
  /** Fields that were changed since the last click. */
  const changed = new Set<string>()
  const content = { line, number: () => draft.number, text, voice }
  for (const [field, source] of Object.entries(content)) {
    watch(source, () => {
      changed.add(field)
      if (refusedField.value === field) refusedField.value = null
      question.value = null
    })
  }
  watch(() => draft.type, () => {
    tried.value = false
    question.value = null
    refusedField.value = null
    // The outcome belongs to the form as it was sent: with another type of call it only confuses.
    if (!attempts.sending) last.value = null
  })
  // Once it is known what became of the call that is asked about, the question says what is no longer true.
  watch(() => byId(question.value?.attempt?.id ?? null), (now) => {
    const reason = question.value?.reason
    if (now && ((reason === 'unclear' && !isOpen(now)) || (reason === 'unlikely' && !isUnlikely(now)))) question.value = null
  })

  /**
   * The click. Checks the form, asks what has to be asked, then starts one call.
   * @param confirmed the questions the user has answered with "call anyway"
   */
  async function submit(confirmed: readonly CallQuestion[] = []): Promise<void> {
    if (attempts.sending || wait.value > 0 || settling.value) return
    tried.value = true
    question.value = null
    const { request, key } = checked.value
    if (!request) {
      last.value = null
      return
    }
    const ask = (asked: CallQuestion) => {
      question.value = asked
      answered = confirmed
    }
    const first = ownQuestions().find(({ reason }) => !confirmed.some(one => one.reason === reason))
    if (first) {
      ask(first)
      settle()
      return
    }
    refusedField.value = null
    changed.clear()
    const called = number.value.state === 'fine' ? number.value.country : null
    const end = await attempts.start(request, key, confirmed.findLast(({ attempt }) => attempt)?.attempt?.id ?? null, () => {
      // Gone before this click's end can come: that is told anew, even in the same words, and a note begun after the last call is not taken along.
      last.value = null
    })
    settle()
    if (end.state === 'busy') return
    if (end.state === 'asked') {
      ask(end.question)
      return
    }
    last.value = end.state === 'ended' ? { request, attempt: end.attempt } : { request, failure: end.failure }
    const field = result.value?.state === 'refused' ? result.value.failure.field : null
    if (field && !changed.has(field)) refusedField.value = field
    if (result.value?.state === 'started') remember(request, called)
  }

  /**
   * The click after a refused line where there is no other to choose: it may have been mended, or another may have taken its place, so
   * the lines are read first.
   */
  async function tryAgain(): Promise<void> {
    const before = last.value
    changed.clear()
    await firstRead.reload()
    // What was done meanwhile is newer than this click.
    const untouched = last.value === before && [...changed].every(field => field === 'line')
    if (untouched && !firstRead.failure) await submit()
  }

  /** What the form itself has to ask, whatever was called before. */
  function ownQuestions(): CallQuestion[] {
    const questions: CallQuestion[] = []
    if (number.value.state === 'doubtful') questions.push({ reason: 'doubtful', attempt: null })
    if (filled.value.unknown.length > 0) questions.push({ reason: 'placeholder', attempt: null })
    if (isQuiet(settings.settings.quiet, new Date())) questions.push({ reason: 'quiet', attempt: null })
    return questions
  }

  /** What was used for a call is used for the next one, unless it was changed meanwhile. */
  function remember({ line: used }: CallRequest, called: CountryCode | null): void {
    if (!changed.has('line')) draft.line = used
    if (called) draft.country = called
    tried.value = false
  }

  /** Answers the open question: call in spite of it, or leave it. */
  function answer(callAnyway: boolean): Promise<void> {
    const asked = question.value
    if (callAnyway && settling.value) return Promise.resolve()
    question.value = null
    return callAnyway && asked ? submit([...answered, asked]) : Promise.resolve()
  }

  return {
    draft, line, text, filled, voice, number, countries: computed(() => contexts.inForm.countries), out, problems, refusedField, question, result, wait, settling, submit, tryAgain, answer
  }
}

/** What the form tells of an attempt; nothing where the user has said what became of it, or it did not happen. */
function toResult(request: CallRequest, attempt: CallAttempt): CallResult | null {
  switch (attempt.state) {
    case 'started': return { state: 'started', request, callId: attempt.callId, ...attempt.found === null ? {} : { found: true } }
    case 'refused': return { state: 'refused', request, failure: attempt.failure }
    case 'unclear': return isOpen(attempt) ? { state: 'unclear', request, failure: attempt.failure } : null
    default: return null
  }
}
