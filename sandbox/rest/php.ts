/**
 * Writes a map as PHP does: an empty one, and one with the keys 0, 1, 2 …, becomes a list.
 * That is why a portal without lines answers `[]` and a batch without errors `result_error: []`.
 */
export function phpMap<Value>(map: Readonly<Record<string, Value>>): Record<string, Value> | Value[] {
  const keys = Object.keys(map)
  return keys.every((key, index) => key === String(index)) ? Object.values(map) : { ...map }
}

/**
 * Reads a form body or query as PHP does: `a[b][]=1` becomes `{ a: { b: ['1'] } }`. Lists stay maps with the keys
 * 0, 1, 2 … until the end, because only then it is known that no other key came.
 */
export function parsePhpQuery(query: string): Record<string, unknown> {
  const root = new Map<string, Branch>()
  for (const [key, value] of new URLSearchParams(query)) {
    const path = keyPath(key)
    if (path.length > 0) {
      insert(root, path, value)
    }
  }
  return toObject(root)
}

type Branch = string | Map<string, Branch>

function keyPath(key: string): string[] {
  const [, name = key, rest = ''] = /^([^[]+)((?:\[[^\]]*\])*)/.exec(key) ?? []
  return [name, ...[...rest.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => part)]
}

function insert(map: Map<string, Branch>, path: readonly string[], value: string): void {
  const [first = '', ...rest] = path
  const key = first === '' ? String(map.size) : first
  if (rest.length === 0) {
    map.set(key, value)
    return
  }
  const existing = map.get(key)
  const child = existing instanceof Map ? existing : new Map<string, Branch>()
  map.set(key, child)
  insert(child, rest, value)
}

function toObject(map: Map<string, Branch>): Record<string, unknown> {
  return Object.fromEntries([...map].map(([key, branch]) => [key, toValue(branch)]))
}

function toValue(branch: Branch): unknown {
  return branch instanceof Map ? phpMap(toObject(branch)) : branch
}
