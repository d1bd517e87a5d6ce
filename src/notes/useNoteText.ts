import { useI18n } from 'vue-i18n'
import { adviceOf } from '@/core/failure/catalogue'
import type { Failure } from '@/core/failure/failure'
import type { NoteClick } from './note'
import type { NoteContent } from '@/portal/ports/timeline'
import { useFailureText, type FailureText } from '@/ui/failure/useFailureText'
import { useFormats } from '@/ui/useFormats'

/** What to do where the words for calls would be wrong. */
const FIXES: ReadonlyMap<string, string> = new Map([
  ['rateLimit', 'wait'], ['timeLimit', 'wait'], ['accessDenied', 'rights'], ['rightsMissing', 'rights'],
  ['methodMissing', 'update'], ['sessionNotRenewed', 'reload']
])

function ownFix(failure: Failure): string | undefined {
  if (failure.kind === 'unclear') return 'unclear'
  return FIXES.get(failure.entry) ?? (adviceOf(failure) === 'anything' ? undefined : 'retry')
}

/** Notes and what became of them, in words. */
export function useNoteText() {
  const { t } = useI18n()
  const { describe } = useFailureText()
  const { formatTime } = useFormats()

  /** Why something was not added, or why nobody knows; and what to do. */
  function describeFailure(failure: Failure): FailureText {
    const { what, fix } = describe(failure)
    const own = ownFix(failure)
    return { what: failure.entry === 'timeLimit' ? t('notes.timeLimit') : what, fix: own ? t(`notes.fixes.${own}`) : fix }
  }

  /** When a to-do is due; nothing for a note. */
  const dueOf = (content: NoteContent): string => content.kind === 'todo' ? formatTime(Date.parse(content.deadline)) : ''

  /** What stands behind a click: the note's text, or the to-do with its date and, below, its details. */
  function contentOf({ content }: NoteClick): string {
    if (content.kind === 'note') return content.text
    const due = [content.title, dueOf(content)].join(t('form.signs.comma'))
    return [due, content.description].filter(Boolean).join('\n')
  }

  const nameOf = ({ target }: NoteClick): string => target.name || t('client.unnamed')

  return { describeFailure, contentOf, dueOf, nameOf }
}
