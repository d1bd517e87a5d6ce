import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { ensureBrowser } from './browser.ts'
import { ensureNginx } from './nginx.ts'
import { isThere, OTHER_BROWSERS } from './otherBrowsers.ts'

type Command = readonly string[]

/** `npm test`: everything that must hold before a change lands, cheapest first. What stands together runs side by side. */
const STEPS: readonly (readonly Command[])[] = [
  [['tsx', 'scripts/package.ts']],
  // Each of them uses one processor.
  [
    ['tsx', 'scripts/shipped.ts', '--check'],
    ['eslint', '.', '--max-warnings', '0'],
    ['vue-tsc', '--noEmit', '-p', 'tsconfig.app.json'],
    ['tsc', '--noEmit', '-p', 'tsconfig.node.json'],
    ['knip']
  ],
  [['vitest', 'run']],
  [['tsx', 'scripts/size.ts']],
  [['tsx', 'scripts/browsers.ts', '--smallest']],
  [['playwright', 'test']]
]

const browser = ensureBrowser()
const nginx = ensureNginx()
const begun = Date.now()
for (const step of STEPS) {
  const passed = await Promise.all(step.map(command => run(command, step.length === 1)))
  if (passed.includes(false)) process.exit(1)
}
const notRun = OTHER_BROWSERS.filter(name => !isThere(name)).map(name => ` Not run: the tests in ${name}, which is not here; why stands above.`)
console.log(`\nAll checks passed in ${secondsSince(begun)} s.${notRun.join('')}`)

/** @param alone nothing runs beside it: its output is shown while it comes, not at its end @returns whether it passed */
async function run([name = '', ...parameters]: Command, alone: boolean): Promise<boolean> {
  const title = [name, ...parameters].join(' ')
  const from = Date.now()
  if (alone) console.log(`\n— ${title}`)
  const child = spawn('npx', ['--no-install', name, ...parameters], {
    stdio: alone ? 'inherit' : 'pipe', env: { ...process.env, CHROMIUM: browser, NGINX: nginx, npm_config_loglevel: 'error' }
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const told = (await Promise.all([child.stdout, child.stderr].map(stream => stream ? text(stream) : ''))).join('')
  const passed = await ended === 0
  if (!alone) console.log(`\n— ${title}\n${told.trimEnd()}`)
  console.log(`${passed ? '✓' : '✗'} ${title}: ${secondsSince(from)} s`)
  return passed
}

function secondsSince(moment: number): number {
  return Math.round((Date.now() - moment) / 1000)
}
