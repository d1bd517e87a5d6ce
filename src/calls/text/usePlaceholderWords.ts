import { useI18n } from 'vue-i18n'
import { PLACEHOLDERS } from './placeholderWords'
import { useFormats } from '@/ui/useFormats'

/** Placeholders in words, the same in the form and in the settings. */
export function usePlaceholderWords() {
  const { t } = useI18n()
  const { formatList, formatPlaceholders } = useFormats()

  /** What stands in a text like placeholders and is none. @param unknown as they are written */
  function unknownInWords(unknown: readonly string[]): string {
    return t('form.textUnknown', { names: formatList(unknown), known: formatPlaceholders(PLACEHOLDERS) }, unknown.length)
  }

  return { unknownInWords }
}
