/** The forms a language can have, in the order in which texts list them. */
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
/** Every form that whole numbers take in any language is taken by one of the first hundred and one. */
const COUNTED = Array.from({ length: 101 }, (_, count) => count)

/**
 * Which of a text's forms goes with a count: the forms of a language stand in the order of `FORMS`, those only fractions take
 * left out.
 * @param tag BCP 47 tag
 */
export function pluralRule(tag: string): (count: number) => number {
  let forms: readonly string[] = []
  let rules: Intl.PluralRules | null = null
  return (count) => {
    rules ??= new Intl.PluralRules(tag)
    if (forms.length === 0) {
      const taken = new Set(COUNTED.map(one => rules?.select(one)))
      forms = FORMS.filter(form => taken.has(form))
    }
    const form = forms.indexOf(rules.select(count))
    // Millions have a form of their own in some languages, which whole sentences do without.
    return form === -1 ? forms.length - 1 : form
  }
}
