import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Frame } from '@playwright/test'

declare global {
  interface Window {
    axe: { run: (context: Document) => Promise<AxeResults> }
  }
}

const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url))

/** What axe finds in a window, one line for each kind of finding with the first element it was found in. */
export async function findings(frame: Frame): Promise<string[]> {
  await frame.addScriptTag({ path: AXE })
  return await frame.evaluate(async () => {
    // Colours that are still fading in are nobody's colours.
    await Promise.all(document.getAnimations().filter(one => one.effect?.getTiming().iterations !== Infinity).map(one => one.finished))
    const { violations } = await window.axe.run(document)
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ any, all, html }) => (
      { what: `${id}: ${[...any, ...all].map(check => check.message).join(' ')}`, where: html }
    )))
    return [...new Map(found.map(one => [one.what, one])).values()].map(({ what, where }) => `${what} ${where.slice(0, 120)}`)
  })
}
