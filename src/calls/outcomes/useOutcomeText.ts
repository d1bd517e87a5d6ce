import type { CallRecord } from '@/core/telephony/callRecord'
import { useFormats } from '@/ui/useFormats'
import { useLaterFormats } from '@/ui/useLaterFormats'

/** What the portal's record of a call tells beside how it ended. */
export function useOutcomeText() {
  const { formatDuration } = useFormats()
  const { formatMoney } = useLaterFormats()

  /** How long it was and what it cost, as far as there is anything to tell; empty otherwise. */
  function describe({ duration, cost }: Pick<CallRecord, 'duration' | 'cost'>): string {
    return [
      duration > 0 && formatDuration(duration),
      cost && cost.amount > 0 && formatMoney(cost.amount, cost.currency)
    ].filter(Boolean).join(' · ')
  }

  return { describe }
}
