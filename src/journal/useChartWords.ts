import { useI18n } from 'vue-i18n'
import { axisTicks, callsOverTime, SERIES, type CallShare, type CallsOverTime, type Series } from './journalCharts'
import { LOOKS } from './chartLooks'
import type { CallRecord } from '@/core/telephony/callRecord'

const UNITS = {
  day: { heading: 'byDay', column: 'day', format: { day: 'numeric', month: 'numeric' } },
  week: { heading: 'byWeek', column: 'week', format: { dateStyle: 'short' } },
  month: { heading: 'byMonth', column: 'month', format: { month: 'short', year: 'numeric' } }
} as const

/** Calls of the journal as charts and their tables say them. */
export function useChartWords() {
  const { t, n, locale } = useI18n()

  const seriesName = (series: Series): string => series === 'others' ? t('journal.charts.others') : t(`outcomes.${series}`)
  const share = ({ calls, answered }: Pick<CallShare, 'calls' | 'answered'>): string => (
    calls === 0 ? '–' : n(answered / calls, { style: 'percent', maximumFractionDigits: 0 })
  )
  /** A bar's parts, in the order of the legend. */
  const parts = ({ of }: CallShare) => SERIES.map(series => ({ look: LOOKS[series], value: of[series] }))
  /** What is read of a bar: its name, how many calls, and how they ended. */
  const tip = (label: string, one: CallShare): string[] => [
    label,
    `${t('journal.total', { count: n(one.calls) }, one.calls)} · ${share(one)}`,
    ...SERIES.filter(series => one.of[series] > 0).map(series => [seriesName(series), n(one.of[series])].join(t('form.signs.colon')))
  ]
  const counts = (one: CallShare): string[] => [n(one.calls), ...SERIES.map(series => n(one.of[series])), share(one)]
  const countColumns = (): string[] => [t('journal.charts.calls'), ...SERIES.map(seriesName), t('journal.charts.share')]
  const ticks = (most: number, steps: number) => axisTicks(most, steps).map(at => ({ at, label: n(at) }))
  /** What a chart shows, for those who do not see it. */
  const said = (chart: string, fact: string): string => fact ? t('journal.charts.said', { chart, fact }) : chart

  /** Calls by day, week or month, ready to be drawn. @param whose says whose they are, where they are one person's */
  function overTime(records: readonly CallRecord[], whose = '') {
    const { unit, buckets }: CallsOverTime = callsOverTime(records)
    const { heading, column, format } = UNITS[unit]
    const dates = new Intl.DateTimeFormat(locale.value, format)
    const bars = buckets.map(one => ({ ...one, label: dates.format(one.start) }))
    const most = bars.reduce((high, { calls }) => Math.max(high, calls), 0)
    const top = bars.find(({ calls }) => calls === most)
    const name = [t(`journal.charts.${heading}`), whose].filter(Boolean).join(t('form.signs.colon'))
    return {
      heading: name,
      text: said(name, top ? t('journal.charts.most', { label: top.label, count: n(top.calls) }) : ''),
      ticks: ticks(most, 4),
      columns: bars.map(one => ({ label: one.label, tip: tip(one.label, one), parts: parts(one) })),
      head: [t(`journal.charts.${column}`), ...countColumns()],
      rows: bars.map(one => [one.label, ...counts(one)])
    }
  }

  return { seriesName, share, parts, tip, counts, countColumns, ticks, said, overTime }
}
