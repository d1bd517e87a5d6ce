/** What a text may be filled in with, by the name it has between braces. */
export interface PlaceholderValues {
  name: string
  company: string
  /** The employee who calls. */
  manager: string
}

/** The names a text may hold between braces. */
export const PLACEHOLDERS = ['name', 'company', 'manager'] as const satisfies readonly (keyof PlaceholderValues)[]
export type Placeholder = typeof PLACEHOLDERS[number]

export interface FilledText {
  /** As it will be spoken. */
  text: string
  /** Placeholders of the text that have no value: it must not be spoken like this. */
  missing: Placeholder[]
}

/** Fills `{name}`, `{company}` and `{manager}` in. Other braces are the user's own and stay. */
export function fillText(template: string, values: PlaceholderValues): FilledText {
  const missing = new Set<Placeholder>()
  const text = template.replace(/\{(name|company|manager)\}/g, (whole, found: string) => {
    const name = PLACEHOLDERS.find(one => one === found)
    const value = name ? values[name].trim() : ''
    if (value) return value
    if (name) missing.add(name)
    return whole
  })
  return { text, missing: [...missing] }
}

/** What stands between braces like a placeholder and is none: most likely a typing mistake, which would be spoken as it stands. */
export function unknownPlaceholders(template: string): string[] {
  const names: ReadonlySet<string> = new Set(PLACEHOLDERS)
  const found = [...template.matchAll(/\{\s*([\p{L}\p{N}_]+)\s*\}/gu)].filter(([whole, name = '']) => whole !== `{${name}}` || !names.has(name))
  return [...new Set(found.map(([whole]) => whole))]
}
