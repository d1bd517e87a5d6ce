import { placeholderOf, type Placeholder } from './placeholderWords'

/** What a text may be filled in with, by the name it has between braces. `manager`: the employee who calls, `caller`: their company. */
type PlaceholderValues = Readonly<Record<Placeholder, string>>

export interface FilledText {
  /** As it will be spoken. */
  text: string
  /** Placeholders of the text that have no value: it must not be spoken like this. */
  missing: Placeholder[]
  /** What looks like a placeholder and is none, as it is written: most likely a mistake, which would be spoken as it stands. */
  unknown: string[]
}

/**
 * Everything people write placeholders like: braces, one or more; square brackets, those of East Asian keyboards too; the signs of other
 * programs (`%name%`, `#NAME#`, `<name>`, `$name`); last, a brace that stands alone. Nothing in it is longer than a line: pasted books cost no time.
 */
const LOOKS = new RegExp([
  String.raw`\$?[{｛](?:\s?[{｛]){0,3}(?<braced>[^{}｛｝\n]{0,60}?)[}｝](?:\s?[}｝]){0,3}`,
  String.raw`[[［【]{1,4}(?<bracketed>[^[\]［］【】\n]{0,60}?)[\]］】]{1,4}`,
  String.raw`%[\p{L}_]{1,40}%|#[\p{L}_]{1,40}#|<[\p{L}_][\p{L}\p{N}_ -]{0,40}>`,
  String.raw`\$(?<variable>[\p{L}_]{1,40})`,
  String.raw`[{｛][\p{L}\p{N}_]{0,40}|[\p{L}\p{N}_]{0,40}[}｝]`
].join('|'), 'gu')

/**
 * Fills in who is called, their company, who calls, and for whom: `{name}`, `{company}`, `{manager}`, `{caller}`, in the words of any language of the interface, in
 * any case, with blanks, with doubled braces, in square brackets. What only looks like one of them stays, and is told.
 */
export function fillText(template: string, values: PlaceholderValues): FilledText {
  const missing = new Set<Placeholder>()
  const unknown = new Set<string>()
  let text = ''
  let end = 0
  for (const match of template.matchAll(LOOKS)) {
    const [whole] = match
    const { braced, bracketed, variable } = match.groups ?? {}
    const name = placeholderOf(braced ?? bracketed ?? '')
    const value = name ? values[name].trim() : ''
    if (name && !value) missing.add(name)
    if (!name && isMistake(bracketed, variable)) unknown.add(whole)
    text += template.slice(end, match.index) + (value || whole)
    end = match.index + whole.length
  }
  return { text: text + template.slice(end), missing: [...missing], unknown: [...unknown] }
}

const NO_VALUES: PlaceholderValues = { name: '', company: '', manager: '', caller: '' }
/** Whether a text has a place for what differs from client to client. */
export const hasPlaceholder = (template: string): boolean => fillText(template, NO_VALUES).missing.length > 0

/** Numbers in square brackets and amounts of dollars are none; whatever else looks like a placeholder is. */
function isMistake(bracketed: string | undefined, variable: string | undefined): boolean {
  if (bracketed !== undefined) return /\p{L}/u.test(bracketed)
  return variable === undefined || placeholderOf(variable) !== null
}
