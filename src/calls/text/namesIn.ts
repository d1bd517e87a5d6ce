/** What has more words than this is a sentence: they are not names. */
const MOST_WORDS = 4
/** What companies are, not what they are called. */
const LEGAL_FORM = /^(?:GmbH|Ltd|LLC|Inc|Company|ООО|ОАО|ТОО|ТОВ)$/
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}-]+/u)

/**
 * Which of some names a text names: as a whole, or by one of their words (“Ms Brandt” is Katharina Brandt).
 * @returns each as a whole
 */
export function namesIn(text: string, names: readonly string[]): string[] {
  const said = new Set(wordsOf(text))
  // Scripts without capitals write words without blanks, too.
  const isNamed = (word: string) => /^\p{Lu}../u.test(word) ? said.has(word) && !LEGAL_FORM.test(word) : /^\p{Lo}./u.test(word) && text.includes(word)
  return names.filter((name) => {
    const words = wordsOf(name).filter(Boolean)
    return words.length > 0 && (text.includes(name) || (words.length <= MOST_WORDS && words.some(isNamed)))
  })
}
