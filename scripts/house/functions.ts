import ts from 'typescript'
import { scriptOf, type SourceFile } from './files.ts'

export interface LongFunction {
  readonly name: string
  readonly place: string
  readonly lines: number
}

/** What a reader would call a function: its own name, or what it is given to. Example: `defineStore('notes')`, `onMounted`. */
function nameOf(node: ts.SignatureDeclaration, file: ts.SourceFile): string {
  if (node.name) return node.name.getText(file)
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText(file)
  if (!ts.isCallExpression(parent)) return 'without a name'
  const [first] = parent.arguments
  return `${parent.expression.getText(file)}${first && ts.isStringLiteral(first) ? `('${first.text}')` : ''}`
}

/** Every function of a file with its length, counted as ESLint's `max-lines-per-function` counts: from its first line to its last, with all between. */
export function functionsOf(source: SourceFile): LongFunction[] {
  const file = ts.createSourceFile(source.path, scriptOf(source), ts.ScriptTarget.Latest, true)
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1
  const found: LongFunction[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const first = lineAt(node.getStart(file))
      found.push({ name: nameOf(node, file), place: `${source.path}:${first}`, lines: lineAt(node.getEnd()) - first + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found.sort((one, other) => other.lines - one.lines)
}
