/** An entry of a list to choose from. */
export interface ListEntry {
  /** Null stands for "none in particular". */
  id: string | null
  label: string
  description?: string
  /** Further words it is found by. */
  words?: string
  /** Heading it stands under, together with its neighbours of the same group. */
  group?: string
}

/** A row as it is drawn: a heading, or an entry with its place among all entries. */
export type ListRow = { heading: string } | { entry: ListEntry, index: number }

/** Text as it is compared: accents and capitals make no difference. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const searched = new WeakMap<ListEntry, string>()

function searchedText(entry: ListEntry): string {
  const known = searched.get(entry)
  if (known !== undefined) return known
  const text = folded([entry.label, entry.description, entry.words, entry.id].filter(Boolean).join('\n'))
  searched.set(entry, text)
  return text
}

/**
 * The entries that contain what was typed as it stands, or, where none does, every word of it, in their order.
 * @param typed everything matches an empty text
 */
export function matching<Entry extends ListEntry>(entries: readonly Entry[], typed: string): readonly Entry[] {
  const whole = folded(typed.trim())
  // A list that is only opened folds none of its entries.
  if (whole === '') return entries
  const asTyped = entries.filter(entry => searchedText(entry).includes(whole))
  if (asTyped.length > 0) return asTyped
  const words = whole.split(/\s+/)
  return entries.filter(entry => words.every(word => searchedText(entry).includes(word)))
}

/** Entries with the headings they stand under. */
export function rowsOf(entries: readonly ListEntry[]): ListRow[] {
  return entries.flatMap((entry, index): ListRow[] => {
    const row = { entry, index }
    return entry.group && entry.group !== entries[index - 1]?.group ? [{ heading: entry.group }, row] : [row]
  })
}
