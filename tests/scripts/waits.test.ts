// @vitest-environment node
import { ESLint } from 'eslint'
import { expect, it } from 'vitest'

const eslint = new ESLint({ ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-syntax' })

async function complaintsAbout(file: string, code: string): Promise<string[]> {
  const results = await eslint.lintText(`export async function act(page) {\n${code}\n}`, { filePath: `tests/${file}` })
  return results.flatMap(({ messages }) => messages.map(({ message }) => message))
}

it.each(['e2e/sample.e2e.ts', 'e2e/walks/sample.ts', 'browsers/sample.browser.ts', 'browsers/driver/sample.ts'])('%s waits for no fixed time', async (file) => {
  for (const wait of ['await page.waitForTimeout(500)', 'await page?.waitForTimeout(500)', 'const { waitForTimeout } = page', 'await page.waitForLoadState(\'networkidle\')']) {
    expect(await complaintsAbout(file, wait), wait).toEqual([expect.stringContaining('state')])
  }
  expect(await complaintsAbout(file, 'await page.waitForLoadState(\'load\')')).toEqual([])
})
