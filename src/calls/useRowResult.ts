import { useI18n } from 'vue-i18n'
import { isOpen } from '@/calls/attempts/attempt'
import type { CallRow } from './callRows'

/** How good the news of a row is: for its colour. */
export type Tone = 'good' | 'plain' | 'bad' | 'unclear'

/** The dot beside the words: the same wherever calls are listed, in the colours charts have. */
export const TONE_DOT: Readonly<Record<Tone, string>> = {
  good: 'bg-(--ui-color-accent-main-primary)', plain: 'bg-(--ui-color-base-4)', bad: 'bg-(--ui-color-accent-main-alert)', unclear: 'bg-(--ui-color-accent-main-warning)'
}

/** How a call ended, or what became of a click, in words. */
export function useRowResult() {
  const { t } = useI18n()

  /** @returns null for a row without anything, which a damaged record leaves */
  return function result({ record, attempt, again }: CallRow): { text: string, tone: Tone } | null {
    const likely = attempt?.found === 'likely' && t('outcome.likely')
    if (record) {
      const parts = [t(`outcomes.${record.outcome}`, { code: record.code }), again && t('outcome.again'), likely]
      return { text: parts.filter(Boolean).join(' · '), tone: record.outcome === 'answered' ? 'good' : 'plain' }
    }
    if (!attempt) return null
    const tone: Tone = isOpen(attempt) ? 'unclear' : attempt.state === 'refused' ? 'bad' : 'plain'
    return { text: [t(`recent.states.${attempt.settled ?? attempt.state}`), likely].filter(Boolean).join(' · '), tone }
  }
}
