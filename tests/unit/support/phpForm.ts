/** A map as PHP builds it from a form; a list where its keys are 0, 1, 2 … */
export type PhpValue = string | PhpValue[] | { [key: string]: PhpValue }

/**
 * Reads a form body as PHP's `parse_str` does. Written from PHP's description, apart from the app's writer and from the sandbox's
 * reader, with nothing in common: https://www.php.net/manual/en/function.parse-str.php
 */
export function readPhpForm(body: string): { [key: string]: PhpValue } {
  const root: Tree = new Map()
  for (const pair of body.split('&').filter(Boolean)) {
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
    const bracket = name.indexOf('[')
    // Outside of brackets PHP has no room for dots and blanks.
    let keys = [bracket > 0 ? name.slice(0, bracket) : name].map(key => key.replace(/[. ]/g, '_'))
    let rest = bracket > 0 ? name.slice(bracket) : ''
    while (rest.startsWith('[') && rest.includes(']')) {
      keys = [...keys, rest.slice(1, rest.indexOf(']'))]
      rest = rest.slice(rest.indexOf(']') + 1)
    }
    put(root, keys, value)
  }
  return Object.fromEntries([...root].map(([key, branch]) => [key, valueOf(branch)]))
}

type Tree = Map<string, string | Tree>

function put(tree: Tree, [key = '', ...deeper]: readonly string[], value: string): void {
  const numbers = [...tree.keys()].filter(one => /^\d+$/.test(one)).map(Number)
  const name = key === '' ? String(numbers.length === 0 ? 0 : Math.max(...numbers) + 1) : key
  if (deeper.length === 0) {
    tree.set(name, value)
    return
  }
  const there = tree.get(name)
  const branch: Tree = there instanceof Map ? there : new Map()
  tree.set(name, branch)
  put(branch, deeper, value)
}

function valueOf(branch: string | Tree): PhpValue {
  if (typeof branch === 'string') return branch
  const entries = [...branch].map(([key, inner]): [string, PhpValue] => [key, valueOf(inner)])
  return entries.every(([key], index) => key === String(index)) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
