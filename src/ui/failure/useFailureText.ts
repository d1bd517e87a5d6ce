import { useI18n } from 'vue-i18n'
import { adviceOf, isFailureId } from '@/core/failure/catalogue'
import type { Failure } from '@/core/failure/failure'

/** A failure in words: what happened, and what to do about it. */
export interface FailureText {
  what: string
  fix: string
}

/** Turns failures into the user's language. Nothing the portal wrote is shown, apart from a line's id. */
export function useFailureText() {
  const { t } = useI18n()

  /**
   * @param line id of the line that was used: shown where the portal's answer names none
   */
  function describe(failure: Failure, line = ''): FailureText {
    const entry = isFailureId(failure.entry) ? failure.entry : 'unknown'
    return {
      what: t(`failures.${entry}.what`, { line: failure.line ?? line }),
      fix: t(`failures.${entry}.fix`)
    }
  }

  /** The same for something that was only read: there no phone can have rung, and nothing is counted down. */
  function describeRead(failure: Failure): FailureText {
    const text = describe(failure)
    return adviceOf(failure) === 'call' ? { ...text, fix: t('reads.fix') } : text
  }

  return { describe, describeRead }
}
