import { useI18n } from 'vue-i18n'
import type { Tone } from '@/calls/useRowResult'
import { showNumber } from '@/core/phone/phone'
import { tryAgainAt, type Person } from './people'
import { useTodayStore } from './today'
import { useShortTime } from './useShortTime'

/** Somebody to call back, in words. */
export function usePersonWords() {
  const { t } = useI18n()
  const shortTime = useShortTime()
  const today = useTodayStore()

  const nameOf = ({ todo, record }: Person): string => (todo && (todo.name || today.nameOf(todo.record))) || today.nameOf(record)
  const numberShown = ({ number }: Person): string => number === '' ? t('today.noNumber') : showNumber(number)

  /** What they stand in the list for, and what is known beside. */
  function describe(person: Person) {
    const { todo, missed, calledAt } = person
    const name = nameOf(person)
    const again = missed && tryAgainAt(missed, today.now.getTime())
    return {
      title: name || numberShown(person),
      number: name ? numberShown(person) : '',
      ...reasonOf(person),
      beside: [
        todo?.title,
        missed && missed.tries > 1 && t('today.tries', { count: missed.tries }),
        calledAt === null && again && t('today.tryAgain', { time: shortTime(again) })
      ].filter(Boolean).join(' · '),
      time: missed ? shortTime(missed.last.at) : ''
    }
  }

  function reasonOf({ todo, missed, calledAt }: Person): { tone: Tone, label: string } {
    if (calledAt !== null) return { tone: 'plain', label: t('today.called', { time: shortTime(calledAt) }) }
    if (todo && todo.deadline <= today.now.getTime()) return { tone: 'bad', label: t('today.overdue', { time: shortTime(todo.deadline) }) }
    if (missed?.last.incoming) return { tone: 'unclear', label: t('today.calledYou') }
    if (missed) return { tone: 'plain', label: t(`outcomes.${missed.last.outcome}`, { code: missed.last.code }) }
    return { tone: 'plain', label: todo ? t('today.due', { time: shortTime(todo.deadline) }) : '' }
  }

  return { describe, nameOf, numberShown }
}
