import type { AtRule, Container, Root, Rule } from 'postcss'

/**
 * Takes out of a style sheet whatever applies to classes that no text names, and the variables, animations and registered properties
 * that nothing refers to any more.
 * @param root is changed
 * @param texts code whose words may be classes
 */
export function usedStyles(root: Root, texts: readonly string[]): Root {
  const words = new Set(texts.flatMap(text => text.split(/[\s"'`]+/)).flatMap(word => [word, word.replace(/[,:;]+$/, '')]))
  root.walkRules((rule) => {
    if (isKeyframe(rule)) return
    const kept = rule.selectors.filter(selector => mayApply(selector, words))
    if (kept.length === 0) rule.remove()
    else if (kept.length < rule.selectors.length) rule.selectors = kept
  })
  dropUnreferenced(root, texts)
  dropEmpty(root)
  return root
}

function isKeyframe(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && 'name' in rule.parent && /keyframes$/.test(String(rule.parent.name))
}

/** Whether an element can have all the classes a selector asks for; of alternatives in `:is()` and `:where()` one is enough. */
function mayApply(selector: string, words: ReadonlySet<string>): boolean {
  const alternatives: string[] = []
  const plain = selector.replace(/:not\((?:[^()\\]|\\.|\([^()]*\))*\)/g, '').replace(/:(?:is|where)\((?:[^()\\]|\\.|\([^()]*\))*\)/g, (part) => {
    alternatives.push(part)
    return ''
  })
  const known = (name: string) => words.has(name)
  return classesIn(plain).every(known) && alternatives.every((part) => {
    const classes = classesIn(part)
    return classes.length === 0 || classes.some(known)
  })
}

/** The classes a selector names, as they stand in HTML. */
function classesIn(selector: string): string[] {
  return [...selector.replace(/\[[^\]]*\]/g, part => selector.includes(`\\${part}`) ? part : '').matchAll(/\.((?:\\[0-9a-f]{1,6}\s|\\.|[\w-])+)/gi)]
    .map(([, name = '']) => name
      .replace(/\\([0-9a-f]{2,6})\s/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
      .replace(/\\(.)/g, '$1'))
}

/** Variables and animations refer to one another: what is referred to is collected until nothing new is found. */
function dropUnreferenced(root: Root, texts: readonly string[]): void {
  const values = new Map<string, string[]>()
  const needed = new Set(texts.flatMap(namesIn))
  root.walkDecls((declaration) => {
    if (declaration.prop.startsWith('--')) values.set(declaration.prop, [...values.get(declaration.prop) ?? [], declaration.value])
    else for (const name of namesIn(declaration.value)) needed.add(name)
  })
  for (const name of needed) for (const value of values.get(name) ?? []) for (const other of namesIn(value)) needed.add(other)
  root.walkDecls(/^--/, (declaration) => {
    if (!needed.has(declaration.prop)) declaration.remove()
  })
  const animated = new Set<string>()
  root.walkDecls(/^(?:animation|--)/, ({ value }) => {
    for (const word of value.split(/[\s,]+/)) animated.add(word)
  })
  root.walkAtRules((rule: AtRule) => {
    if (rule.name === 'property' && !needed.has(rule.params)) rule.remove()
    if (rule.name === 'keyframes' && !animated.has(rule.params)) rule.remove()
  })
}

const namesIn = (text: string) => text.match(/--[\w-]+/g) ?? []

function dropEmpty(root: Root): void {
  let dropped = true
  while (dropped) {
    dropped = false
    root.walk((node) => {
      if (!isContainer(node) || node.nodes === undefined || node.nodes.length > 0) return
      node.remove()
      dropped = true
    })
  }
}

function isContainer(node: object): node is Container {
  return 'nodes' in node
}
