import { describe, expect, it } from 'vitest'
import { matching, rowsOf, type ListEntry } from '@/ui/plain/listEntries'

const ENTRIES: ListEntry[] = [
  { id: null, label: 'Portal default' },
  { id: 'eurfrench', label: 'Français : féminine', words: 'French (Female)', group: 'Français' },
  { id: 'eurgerman', label: 'Deutsch: männlich', description: 'Amazon', group: 'Deutsch' },
  { id: 'eurgerman2', label: 'Deutsch: weiblich', group: 'Deutsch' }
]
const ids = (entries: readonly ListEntry[]) => entries.map(({ id }) => id)

describe('what was typed finds', () => {
  it.each<[string, string, (string | null)[]]>([
    ['everything while nothing is typed', '', [null, 'eurfrench', 'eurgerman', 'eurgerman2']],
    ['everything for spaces', '  ', [null, 'eurfrench', 'eurgerman', 'eurgerman2']],
    ['a part of the label', 'deutsch', ['eurgerman', 'eurgerman2']],
    ['capitals or not', 'DEUTSCH: W', ['eurgerman2']],
    ['accents or not', 'mannlich', ['eurgerman']],
    ['a letter with an accent where there is one', 'féminine', ['eurfrench']],
    ['the description', 'amazon', ['eurgerman']],
    ['further words', 'french (', ['eurfrench']],
    ['the id', 'eurgerman', ['eurgerman', 'eurgerman2']],
    ['only that while it is typed as it is written, though single words are elsewhere too', 'deutsch: m', ['eurgerman']],
    ['every word, wherever it stands', ' amazon  deutsch', ['eurgerman']],
    ['nothing where one word is missing', 'deutsch french', []],
    ['nothing across two fields', 'männlichamazon', []],
    ['nothing', 'xyz', []]
  ])('%s', (_what, typed, found) => {
    expect(ids(matching(ENTRIES, typed))).toEqual(found)
  })
})

describe('rows', () => {
  it('have a heading above the first entry of each group, and keep the entries\' places', () => {
    expect(rowsOf(ENTRIES).map(row => 'heading' in row ? `# ${row.heading}` : `${row.index} ${row.entry.id}`)).toEqual([
      '0 null', '# Français', '1 eurfrench', '# Deutsch', '2 eurgerman', '3 eurgerman2'
    ])
  })
  it('of no entries are none', () => {
    expect(rowsOf([])).toEqual([])
  })
})
