import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sourceFiles } from './house/files.ts'
import { folderOf, importsBetween, roomOf, sums } from './house/folders.ts'
import { functionsOf } from './house/functions.ts'

/**
 * `npm run house`: lines and files of src by folder, imports between its rooms, its longest functions; ends with 1 where one is too long. With `-- --markdown`
 * only the table by folder, as decision 0019 has it; with `--at=COMMIT` it tells of an earlier state.
 */
const LIMIT = 80
const SHOWN = 10

const { values: { markdown, at } } = parseArgs({ options: { markdown: { type: 'boolean', default: false }, at: { type: 'string' } } })
const files = sourceFiles(at)

/** From top to bottom, as the map has them; rooms of another time follow. */
function rooms(): string[] {
  const inMap = [...readFileSync('AGENTS.md', 'utf8').matchAll(/^\| `src\/(\w+)\/` /gm)].map(([, room = '']) => room)
  const there = [...sums(files, roomOf).keys()]
  return [...inMap.filter(room => there.includes(room)), ...there.filter(room => !inMap.includes(room))]
}

const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)

function printFolders(): void {
  row('folder', 'files', 'lines')
  row('---', '---:', '---:')
  const [byRoom, byFolder] = [sums(files, roomOf), sums(files, folderOf)]
  for (const room of rooms()) {
    const whole = byRoom.get(room)
    row(`**${room || 'src itself'}**`, `**${whole?.files ?? 0}**`, `**${whole?.lines ?? 0}**`)
    for (const [folder, one] of byFolder) if (folder.startsWith(`${room}/`) && room !== '') row(folder, one.files, one.lines)
  }
  const all = sums(files, () => 'all').get('all')
  row('**all**', `**${all?.files ?? 0}**`, `**${all?.lines ?? 0}**`)
}

function printImports(): void {
  const between = importsBetween(files)
  const order = rooms().filter(room => room !== '')
  console.log('\nImports: how often a room (row) names another (column)\n')
  row('', ...order)
  row('---', ...order.map(() => '---:'))
  for (const room of order) row(room, ...order.map(other => between.get(room)?.get(other) ?? ''))
}

/** @returns how many functions are too long */
function printFunctions(): number {
  const longest = files.flatMap(functionsOf).sort((one, other) => other.lines - one.lines)
  const tooLong = longest.filter(({ lines }) => lines > LIMIT)
  console.log(`\nThe longest functions; the limit is ${LIMIT} lines\n`)
  row('lines', 'function', 'where')
  row('---:', '---', '---')
  for (const { lines, name, place } of longest.slice(0, Math.max(SHOWN, tooLong.length))) row(lines, `${name}${lines > LIMIT ? ' ✗' : ''}`, place)
  return tooLong.length
}

printFolders()
if (!markdown) {
  printImports()
  if (printFunctions() > 0) process.exitCode = 1
}
