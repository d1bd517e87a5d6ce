import { fileURLToPath } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Frame } from '@playwright/test'

declare global {
  interface Window {
    axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> }
  }
}

const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url))

/**
 * What axe finds in a window, one line for each kind of finding with the first element it was found in.
 * @param only the rules to check; all of them, and that of WCAG 2.2 about the size of targets, unless said
 */
export async function findings(frame: Frame, only?: string[]): Promise<string[]> {
  // Some hundred kilobytes, once for each page.
  if (!await frame.evaluate(() => 'axe' in window)) await frame.addScriptTag({ path: AXE })
  return await frame.evaluate(async (rules) => {
    // Colours that are still fading in are nobody's colours.
    await Promise.all(document.getAnimations().filter(one => one.effect?.getTiming().iterations !== Infinity).map(one => one.finished))
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      ...(rules ? { runOnly: rules } : { rules: { 'target-size': { enabled: true } } })
    })
    // The kit's open menus hang in the body, beside all landmarks, and scroll with the arrow keys.
    const inOpenMenu = ['region', 'scrollable-region-focusable']
    const isOpenMenu = (target: unknown) => typeof target === 'string' && document.querySelector(target)?.closest('[data-reka-popper-content-wrapper]')
    const found = violations.flatMap(({ id, nodes }) => nodes.filter(({ target }) => !inOpenMenu.includes(id) || !isOpenMenu(target[0])).map(({ any, all, html }) => (
      { what: `${id}: ${[...any, ...all].map(check => check.message).join(' ')}`, where: html }
    )))
    return [...new Map(found.map(one => [one.what, one])).values()].map(({ what, where }) => `${what} ${where.slice(0, 120)}`)
  }, only)
}
