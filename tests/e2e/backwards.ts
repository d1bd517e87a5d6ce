import type { Frame } from '@playwright/test'

/** With fewer digits it is a count, a share or a time. */
const DIGITS = 7

/** Phone numbers that are drawn from right to left: `101 23125 30 49+`, where nothing says that they have a direction of their own. */
export async function backwards(frame: Frame): Promise<string[]> {
  return await frame.evaluate((fewest) => {
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const node = texts.currentNode
      if (!node.parentElement?.checkVisibility({ checkVisibilityCSS: true })) continue
      for (const { 0: number, index } of (node.textContent ?? '').matchAll(/[+(]?\d[\d ()-]{5,}\d/g)) {
        if (number.replaceAll(/\D/g, '').length < fewest) continue
        const [first, last] = [placeOf(node, index), placeOf(node, index + number.length - 1)]
        if (first && last && first.top === last.top && first.left > last.left) found.push(number)
      }
    }
    return found

    function placeOf(node: Node, at: number): DOMRect | undefined {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return range.getClientRects()[0]
    }
  }, DIGITS)
}
