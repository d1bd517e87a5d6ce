import type { Frame } from '@playwright/test'

/** Texts that do not fit where they stand: beyond the edge of the window, or cut off with nothing to tell the rest. */
export async function misfits(frame: Frame): Promise<string[]> {
  return await frame.evaluate(() => {
    const found = new Set<string>()
    const { scrollWidth } = document.documentElement
    // Beside it is the place of the scroll bar.
    const { left: from, right: to, width } = document.body.getBoundingClientRect()
    if (scrollWidth > Math.ceil(width)) found.add(`The page is ${scrollWidth} px wide in a window of ${width} px`)
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const node = texts.currentNode
      const text = node.textContent?.trim()
      const element = node.parentElement
      if (!text || !element?.checkVisibility({ checkVisibilityCSS: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const { clientWidth: room } = element
      if (room === 0 && getComputedStyle(element).display !== 'inline' && getComputedStyle(element).overflowX !== 'visible') found.add(`“${text}” has no room at all`)
      for (const rect of range.getClientRects()) {
        if (isOnlyHeard(element) || isShortened(element)) continue
        if (rect.left < from - 1 || rect.right > to + 1) found.add(`“${text}” stands outside the window`)
        for (let box: Element | null = element; box; box = box.parentElement) {
          const style = getComputedStyle(box)
          if (style.overflowX === 'visible' || style.overflowX === 'auto' || style.overflowX === 'scroll') continue
          const edge = box.getBoundingClientRect()
          const cut = rect.left < edge.left - 1 || rect.right > edge.right + 1
          if (cut) found.add(`“${text}” is cut off`)
        }
      }
    }
    return [...found]

    /** Shortened with dots, and the whole is told on demand. */
    function isShortened(element: Element): boolean {
      if (!element.closest('[title]')) return false
      for (let box: Element | null = element; box; box = box.parentElement) {
        if (getComputedStyle(box).textOverflow === 'ellipsis') return true
      }
      return false
    }

    /** For screen readers only: one pixel large. */
    function isOnlyHeard(element: Element): boolean {
      for (let box: Element | null = element; box; box = box.parentElement) {
        if (box.getBoundingClientRect().width <= 1) return true
      }
      return false
    }
  })
}
