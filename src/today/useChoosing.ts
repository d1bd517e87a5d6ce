import { nextTick } from 'vue'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { numberOf, type CallRow } from '@/calls/callRows'
import { callButton } from '@/calls/form/callButton'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import type { Client } from '@/core/client'
import { clientKnownBy } from '@/core/knownClient'
import { recordPath } from '@/core/recordPath'
import type { CrmRecord } from '@/core/launch'
import { numberKey } from '@/core/phone/phone'
import { isSameKey } from '@/core/phone/sameNumber'
import { useSessionStore } from '@/session/session'
import type { Person } from './people'
import { useTodayStore } from './today'

/** What is done with somebody from a list: they are put into the form, and called where that was asked for. */
export function useChoosing() {
  const session = useSessionStore()
  const draft = useDraftStore()
  const clients = useClientStore()
  const contexts = useNumberContextsStore()
  const attempts = useAttemptsStore()
  const today = useTodayStore()

  /** The keyboard goes on at the button that calls; a call is a click on it. */
  async function goOn(call: boolean): Promise<void> {
    await nextTick()
    const button = callButton()
    button?.focus()
    if (call) button?.click()
  }

  /** A client as CRM has them, with the number that is called among theirs. */
  function clientOf(record: CrmRecord | null, number: string): { client: Client | null, written: string } {
    const known = today.clientOf(record)
    const own = known?.numbers.find(one => numberKey(one.value, contexts.contextOf(one)) === number)
    if (known && own) return { client: known, written: own.value }
    const name = today.nameOf(record)
    return { client: record && name !== '' ? clientKnownBy(record, name, number) : null, written: number }
  }

  /** @param call whether they are called at once; somebody without a number is looked up in CRM */
  async function choosePerson({ number, record, todo }: Person, call: boolean): Promise<void> {
    const of = todo?.record ?? record
    if (number === '') {
      if (of) session.portal?.frame.openPath(recordPath(of))
      return
    }
    draft.type = 'callback'
    const { client, written } = clientOf(of, number)
    clients.choose(client, written)
    await goOn(call)
  }

  /** Puts an earlier click into the form with everything it was made with. Whoever the form is for already stays, with what was typed for them. */
  function sayAgain(attempt: CallAttempt, record: CrmRecord | null): void {
    draft.type = attempt.type
    draft.line = attempt.line
    const own = contexts.ownNumber(attempt.key)
    const inForm = numberKey(draft.number, contexts.inForm, 'typed')
    if (own) draft.number = own.value
    else if (inForm === null || !isSameKey(inForm, attempt.key)) clients.choose(clientOf(record, attempt.number).client, attempt.number)
    draft.sayAgain(attempt)
  }

  /** Puts a call of the list into the form; one's own with what it was made with. */
  function chooseCall(row: CallRow): void {
    const record = row.record?.client ?? null
    if (row.attempt) {
      sayAgain(row.attempt, record)
      return
    }
    const number = numberOf(row)
    const { client, written } = clientOf(record, number)
    if (row.record?.type === 'callback' || row.record?.type === 'infocall') draft.type = row.record.type
    clients.choose(client, written)
  }

  /** Calls the last number once more, with all questions that has to answer. */
  async function redial(): Promise<void> {
    const [last] = attempts.attempts
    if (!last) return
    sayAgain(last, null)
    await goOn(true)
  }

  return { choosePerson, chooseCall, redial }
}
