import { defineConfig } from '@playwright/test'
import type { BrowserOptions, BrowserWorkerOptions } from './tests/browsers/desk.ts'

/** Browsers beside Chromium, each over both protocols: `npm run browsers`. */
export default defineConfig<BrowserOptions, BrowserWorkerOptions>({
  testDir: 'tests/browsers',
  testMatch: '*.browser.ts',
  globalSetup: './tests/e2e/built.ts',
  timeout: 60_000,
  workers: 2,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  projects: (['Firefox', 'WebKit', 'Chromium'] as const).flatMap(kind => (
    ([['h2', 'HTTP/2'], ['http', 'HTTP/1.1']] as const).map(([protocol, title]) => ({ name: `${kind}, ${title}`, use: { kind, protocol } }))
  ))
})
