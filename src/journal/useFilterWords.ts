import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useChoices } from '@/calls/form/useChoices'
import { useLinesStore } from '@/calls/lines/lines'
import { OUTCOME_KINDS } from '@/core/telephony/callRecord'
import { CALL_TYPES, type CallType } from '@/core/telephony/types'
import { useClientNamesStore } from '@/crm/clientNames'
import { VOICE_MESSAGE_IN_BITRIX24 } from '@/locales/bitrix24Words'
import { useSessionStore } from '@/session/session'
import type { Chip } from './chips'
import { useJournalStore } from './journal'
import { OWN_RESULTS, PERIODS, type JournalFilter, type JournalResult } from './rows'
import { useJournalWords } from './useJournalWords'

/** What can be filtered by, in words: the lists of the panel, and what of them is set. */
export function useFilterWords() {
  const { t, locale } = useI18n()
  const journal = useJournalStore()
  const lines = useLinesStore()
  const session = useSessionStore()
  const clients = useClientNamesStore()
  const words = useJournalWords()
  const { lineChoice } = useChoices()

  const any = (label: string) => ({ id: null, label })
  const periods = computed(() => PERIODS.map(id => ({ id, label: t(`journal.periods.${id}`) })))
  const types = computed(() => [any(t('journal.anyType')), ...CALL_TYPES.map(id => ({ id, label: t(`form.types.${id}`), ...inBitrix24(id) }))])
  /** The portal's own lists have another word for a voice message, where it is known. */
  function inBitrix24(type: CallType): { description?: string } {
    const word = type === 'infocall' ? VOICE_MESSAGE_IN_BITRIX24[locale.value] : undefined
    return word ? { description: ['Bitrix24', word].join(t('form.signs.colon')) } : {}
  }
  const results = computed<{ id: JournalResult, label: string }[]>(() => [
    { id: 'any', label: t('journal.anyResult') },
    { id: 'answered', label: t('outcomes.answered') },
    { id: 'notAnswered', label: t('journal.notAnswered') },
    ...OWN_RESULTS.map(id => ({ id, label: t('journal.ownResult', { result: t(`recent.states.${id}`) }) })),
    ...OUTCOME_KINDS.filter(kind => kind !== 'answered').map(id => ({ id, label: id === 'unknown' ? t('journal.otherCode') : t(`outcomes.${id}`) }))
  ])
  const lineItems = computed(() => [any(t('journal.anyLine')), ...lines.all.map(lineChoice)])
  const employees = computed(() => {
    const ids = new Set([session.user?.id ?? '', ...journal.employees, ...journal.filter.userId ? [journal.filter.userId] : []])
    return [any(t('journal.anyEmployee')), ...[...ids].map(id => ({ id, label: words.employee(id) }))]
  })

  const labelIn = (items: readonly { id: string | null, label: string }[], id: string | null): string => items.find(item => item.id === id)?.label ?? id ?? ''

  /** Days of one's own, as far as they are chosen. */
  function daysOf({ from, to }: JournalFilter): string {
    const day = (written: string) => written && new Intl.DateTimeFormat(locale.value, { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(written))
    if (!from && !to) return t('journal.periods.custom')
    // An end that is open is left open.
    return `${day(from)} – ${day(to)}`.trim()
  }

  /** A part of the filter that is set. */
  function chipLabel(chip: Chip): string {
    const { filter } = journal
    switch (chip) {
      case 'period': return filter.period === 'custom' ? daysOf(filter) : labelIn(periods.value, filter.period)
      case 'result': return labelIn(results.value, filter.result)
      case 'type': return labelIn(types.value, filter.type)
      case 'line': return filter.line === null ? '' : words.lineName(filter.line)
      case 'userId': return words.employee(filter.userId)
      case 'client': return (filter.client && clients.nameOf(filter.client)) || journal.clientName || t('journal.oneClient')
    }
  }

  return { periods, types, results, lineItems, employees, chipLabel }
}
