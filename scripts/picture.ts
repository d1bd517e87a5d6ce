import { chromium } from '@playwright/test'
import { builtApp } from '../sandbox/command/build.ts'
import { startSandbox } from '../sandbox/index.ts'
import { ensureBrowser } from './browser.ts'

/** `npm run picture`: takes the README's picture anew, a sales manager's call in the sandbox. */
const sandbox = await startSandbox({ app: { dir: await builtApp('.') } })
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
  await page.goto(sandbox.pageUrl({ user: 'manager', lang: 'en', panel: true }))
  const app = page.frameLocator('iframe').first()
  await app.getByRole('textbox', { name: 'Phone number' }).fill('+49 30 901820')
  await app.getByRole('textbox', { name: 'What you will hear' }).fill('Callback for Ms Brandt from the website, about her offer.')
  await app.getByRole('button', { name: 'Call back' }).click()
  await app.getByRole('status').getByText('Call started').waitFor()
  // The panel hears of the call from the portal by itself, a moment later: it is to be in the picture.
  await page.getByText('callback · ').first().waitFor()
  await page.screenshot({ path: 'docs/pictures/desk.png' })
} finally {
  await browser.close()
  await sandbox.close()
}
