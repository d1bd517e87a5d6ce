import { useI18n } from 'vue-i18n'

/** Units of time by falling length, seconds. */
const AGO = [['day', 86_400], ['hour', 3_600], ['minute', 60]] as const

/** Amounts of money and of time gone by, in the language of the interface: what no form shows at its start, so it comes with what does. */
export function useLaterFormats() {
  const { locale } = useI18n()

  /** How long ago something was, in the largest unit that fits. @param at milliseconds since 1970 */
  function formatAgo(at: number): string {
    const seconds = Math.max(0, Date.now() - at) / 1000
    const [unit, length] = AGO.find(([, length]) => seconds >= length) ?? ['minute', 60]
    return new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }).format(-Math.floor(seconds / length), unit)
  }

  /** @param currency as the portal names it: ISO 4217, or anything else, which is shown as it is */
  function formatMoney(amount: number, currency: string): string {
    try {
      return new Intl.NumberFormat(locale.value, { style: 'currency', currency }).format(amount)
    } catch {
      return `${new Intl.NumberFormat(locale.value).format(amount)} ${currency}`.trim()
    }
  }

  return { formatAgo, formatMoney }
}
