/**
 * Writes a map as PHP does: an empty one, and one with the keys 0, 1, 2 …, becomes a list.
 * That is why a portal without lines answers `[]` and a batch without errors `result_error: []`.
 */
export function phpMap<Value>(map: Readonly<Record<string, Value>>): Record<string, Value> | Value[] {
  const keys = Object.keys(map)
  return keys.every((key, index) => key === String(index)) ? Object.values(map) : { ...map }
}

const NOTHING: readonly unknown[] = [undefined, null, false, 0, '', '0']

/** What PHP takes for no: nothing, `0` as a number or a text, an empty text or list. Every other value is a yes, `"N"` and `"false"` too. */
export function phpTruth(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : !NOTHING.includes(value)
}

/**
 * Reads a form body or query as PHP does (`php_register_variable_ex`): `a[b][]=1` becomes `{ a: { b: ['1'] } }`.
 * What comes twice counts as it came last. Dots and blanks in the first part of a name become `_`; a name that is empty,
 * or begins with a bracket, is left out; what follows a closing bracket and opens no other one is lost.
 */
export function parsePhpQuery(query: string): Record<string, unknown> {
  const root: PhpArray = new Map()
  for (const pair of query.split('&')) {
    const [name = '', ...value] = pair.split('=')
    const path = keyPath(decoded(name))
    if (path !== null) {
      insert(root, path, decoded(value.join('=')))
    }
  }
  return toObject(root)
}

type PhpArray = Map<string, Branch>
type Branch = string | PhpArray

/** `+` is a blank, `%XX` a byte, and a percent sign that is followed by something else itself. Bytes that are no UTF-8 are lost. */
function decoded(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? ''
}

/** A name's parts; an empty one after the first stands for the next free number. Null for a name that PHP leaves out. */
function keyPath(name: string): [first: string, ...rest: string[]] | null {
  const [, blankBefore = '', start = ''] = /^( *)([^[]*)/.exec(name) ?? []
  if (start === '') {
    return null
  }
  const first = start.replaceAll(/[ .]/g, '_')
  const rest: string[] = []
  let at = blankBefore.length + start.length
  while (name[at] === '[') {
    const end = name.indexOf(']', at)
    if (end < 0) {
      // A bracket that is never closed is an ordinary character, which names cannot have either.
      return rest.length === 0 ? [`${first}_${name.slice(at + 1)}`] : [first, ...rest]
    }
    rest.push(name.slice(at + 1, end).replace(/^\s(?=$)/, ''))
    at = end + 1
  }
  return [first, ...rest]
}

function insert(array: PhpArray, [first, ...rest]: readonly [first: string, ...rest: string[]], value: string): void {
  const [second, ...others] = rest
  if (second === undefined) {
    array.set(first, value)
    return
  }
  const existing = array.get(first)
  const child: PhpArray = existing instanceof Map ? existing : new Map()
  array.set(first, child)
  insert(child, [second === '' ? nextNumber(child) : second, ...others], value)
}

/** The number after the largest one there is. */
function nextNumber(array: PhpArray): string {
  const numbers = [...array.keys()].filter(key => /^(0|[1-9]\d*)$/.test(key)).map(Number)
  return String(Math.max(-1, ...numbers) + 1)
}

function toObject(array: PhpArray): Record<string, unknown> {
  return Object.fromEntries([...array].map(([key, branch]) => [key, toValue(branch)]))
}

/** Only numbers in their own order make a list. */
function toValue(branch: Branch): unknown {
  if (typeof branch === 'string') {
    return branch
  }
  return [...branch.keys()].every((key, index) => key === String(index)) ? [...branch.values()].map(toValue) : toObject(branch)
}
