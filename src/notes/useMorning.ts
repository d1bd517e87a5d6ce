import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { isTomorrow, nextMorning } from './deadline'

/** The next working day's morning in words: “Tomorrow, 9:00”, or on a Friday “Monday, 9:00”. */
export function useMorning(): ComputedRef<string> {
  const { t, locale } = useI18n()
  return computed(() => {
    const moment = nextMorning(new Date())
    if (!isTomorrow(moment, new Date())) {
      return new Intl.DateTimeFormat(locale.value, { weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(moment)
    }
    return t('notes.tomorrow', { time: new Intl.DateTimeFormat(locale.value, { timeStyle: 'short' }).format(moment) })
  })
}
