import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { saveFile } from '@/browser/download'
import { csvLine, csvTime, dialectOf, startOfCsv, type CsvCell } from './csv'
import { SERIES } from './journalCharts'
import { daysOf, type TeamRow } from './team'
import { useChartWords } from './useChartWords'

/** The team's calls as a file: a line for each day of each employee, so that a spreadsheet can add up either. */
export function useTeamExport(ownerName: (row: TeamRow) => string) {
  const { t } = useI18n()
  const { seriesName } = useChartWords()
  /** Lines of the last file. */
  const saved = ref<number | null>(null)

  function exportTeam(rows: readonly TeamRow[]): void {
    const dialect = dialectOf(navigator.language)
    const heading = [
      t('journal.charts.day'), t('journal.csv.employee'), t('journal.csv.employeeId'), t('journal.charts.calls'), ...SERIES.map(seriesName), t('journal.csv.seconds')
    ]
    const lines = rows.flatMap(row => daysOf(row).map((one): CsvCell[] => [
      csvTime(one.day).slice(0, 10),
      ownerName(row),
      row.owner.kind === 'person' ? row.owner.userId : null,
      one.calls,
      ...SERIES.map(series => one.of[series]),
      one.duration
    ]))
    saveFile(`team-${csvTime(Date.now()).slice(0, 10)}.csv`, [startOfCsv(heading, dialect), ...lines.map(line => csvLine(line, dialect))], 'text/csv;charset=utf-8')
    saved.value = lines.length
  }

  return { exportTeam, saved }
}
