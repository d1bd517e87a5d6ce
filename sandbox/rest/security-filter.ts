/** What looks like an attack, taken apart where the portal takes it apart. */
const ATTACKS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/(<\s*\/?\s*sc)(ript)/gi, '$1 $2'],
  [/(java)(script\s*:)/gi, '$1 $2'],
  [/(\bon[a-z]{2})([a-z]+\s*=)/gi, '$1 $2'],
  [/(\bun)(ion\s+select\b)/gi, '$1 $2']
]

/**
 * Texts after a portal's web filter, which looks at the commands of a batch where a company has switched it on: what looks like an
 * attack gets a blank in its middle.
 */
export function filtered(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, filteredValue(value)]))
}

function filteredValue(value: unknown): unknown {
  if (typeof value === 'string') {
    return ATTACKS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), value)
  }
  if (Array.isArray(value)) {
    return value.map(filteredValue)
  }
  return typeof value === 'object' && value !== null ? filtered({ ...value }) : value
}
