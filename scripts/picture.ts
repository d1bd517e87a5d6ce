import { chromium } from '@playwright/test'
import { builtApp } from '../sandbox/command/build.ts'
import { installedPlacements } from '../sandbox/command/installed.ts'
import { startSandbox } from '../sandbox/index.ts'
import { ensureBrowser } from './browser.ts'
import { beginAt, fillDay, morning } from './pictures/day.ts'
import { MARKET } from './pictures/market.ts'
import { Studio } from './pictures/studio.ts'
import { takeWalk } from './pictures/walk.ts'

/** `npm run picture`: takes the pictures of README, of the Market's page and of `docs/walk.md` anew; `-- card` one of them alone. */
const TAKES: Readonly<Record<string, (studio: Studio) => Promise<void>>> = { ...MARKET, walk: takeWalk }
const wanted = process.argv.slice(2)
const names = wanted.length > 0 ? wanted : Object.keys(TAKES)

const dir = await builtApp('.')
beginAt(morning())
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] })
try {
  for (const name of names) await take(name)
} finally {
  await browser.close()
}

/** Each on a portal of its own: what one leaves is in no other's picture. One that cannot be taken keeps none of the others. */
async function take(name: string): Promise<void> {
  const sandbox = await startSandbox({ app: { dir } })
  try {
    sandbox.portal.placements = await installedPlacements('.', sandbox.appUrl)
    fillDay(sandbox)
    const studio = await Studio.open(browser, sandbox)
    const act = TAKES[name]
    if (!act) throw new Error(`There is no picture of that name; there are: ${Object.keys(TAKES).join(', ')}`)
    await act(studio)
    await studio.page.close()
  } catch (error) {
    console.error(`${name}:`, error instanceof Error ? error.message : error)
    process.exitCode = 1
  } finally {
    await sandbox.close()
  }
}
