import { spawnSync } from 'node:child_process'
import { ensureBrowser } from './browser.ts'
import { ensureNginx } from './nginx.ts'

/** `npm test`: everything that must hold before a change lands, cheapest first. */
const STEPS: readonly (readonly string[])[] = [
  ['tsx', 'scripts/package.ts'],
  ['tsx', 'scripts/shipped.ts', '--check'],
  ['eslint', '.', '--max-warnings', '0'],
  ['vue-tsc', '--noEmit', '-p', 'tsconfig.app.json'],
  ['tsc', '--noEmit', '-p', 'tsconfig.node.json'],
  ['knip'],
  ['vitest', 'run'],
  ['tsx', 'scripts/size.ts'],
  ['playwright', 'test']
]

const browser = ensureBrowser()
const nginx = ensureNginx()
const begun = Date.now()
for (const [command = '', ...parameters] of STEPS) {
  const name = [command, ...parameters].join(' ')
  const from = Date.now()
  console.log(`\n— ${name}`)
  const { status } = spawnSync('npx', ['--no-install', command, ...parameters], {
    stdio: 'inherit', env: { ...process.env, CHROMIUM: browser, NGINX: nginx, npm_config_loglevel: 'error' }
  })
  if (status !== 0) {
    console.error(`\n✗ ${name}`)
    process.exit(status ?? 1)
  }
  console.log(`✓ ${name}: ${Math.round((Date.now() - from) / 1000)} s`)
}
console.log(`\nAll checks passed in ${Math.round((Date.now() - begun) / 1000)} s.`)
