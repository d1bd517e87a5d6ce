const REFERENCE = /\$result((?:\[[^\]]+\])+)/g

/** Puts earlier results of a batch in place of `$result[name][field]…` in a later command's parameters. */
export function fillReferences(params: Record<string, unknown>, results: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, fillIn(value, results)]))
}

function fillIn(value: unknown, results: Record<string, unknown>): unknown {
  if (typeof value === 'string') {
    const [only, path = ''] = new RegExp(`^${REFERENCE.source}$`).exec(value) ?? []
    return only === undefined
      ? value.replace(REFERENCE, (_, part: string) => String(lookUp(part, results) ?? ''))
      : lookUp(path, results)
  }
  if (Array.isArray(value)) {
    return value.map(item => fillIn(item, results))
  }
  return isRecord(value) ? fillReferences(value, results) : value
}

function lookUp(path: string, results: Record<string, unknown>): unknown {
  const keys = [...path.matchAll(/\[([^\]]+)\]/g)].map(([, key = '']) => key)
  return keys.reduce<unknown>((value, key) => isRecord(value) ? value[key] : undefined, results)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
