import type { Frame } from '@playwright/test'

/** Texts that do not fit where they stand: beyond the edge of the window, or cut off with nothing to tell the rest. */
export async function misfits(frame: Frame): Promise<string[]> {
  return await frame.evaluate(misfitsHere)
}

/** The same, in the window it runs in: nothing outside of it may be used. */
export function misfitsHere(): string[] {
  /** What an element does to the words in it, read once: a table asks for its boxes with each of its cells. */
  interface Box {
    edge: DOMRect
    /** Hides what does not fit, at its sides and below. */
    cuts: boolean
    cutsBelow: boolean
    /** What does not fit is there to be scrolled to. */
    scrolls: boolean
    /** For screen readers only: it, or what it stands in, is one pixel large. */
    onlyHeard: boolean
    /** Ends in dots, itself or what it stands in. */
    dotted: boolean
    around: Box | null
  }
  const boxes = new Map<Element, Box>()
  function boxOf(element: Element): Box {
    const known = boxes.get(element)
    if (known) return known
    const edge = element.getBoundingClientRect()
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element)
    const around = element.parentElement && boxOf(element.parentElement)
    const box = {
      edge,
      around,
      cuts: !['visible', 'auto', 'scroll'].includes(overflowX),
      cutsBelow: !['visible', 'auto', 'scroll'].includes(overflowY),
      scrolls: ['auto', 'scroll'].includes(overflowY),
      onlyHeard: edge.width <= 1 || around?.onlyHeard === true,
      dotted: textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || around?.dotted === true
    }
    boxes.set(element, box)
    return box
  }

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
    if (element.clientWidth === 0 && getComputedStyle(element).display !== 'inline' && getComputedStyle(element).overflowX !== 'visible') found.add(`“${text}” has no room at all`)
    const { onlyHeard, dotted } = boxOf(element)
    // Shortened with dots, and the whole is told on demand.
    const shortened = dotted && element.closest('[title]')
    if (onlyHeard || shortened) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) {
      if (rect.left < from - 1 || rect.right > to + 1) found.add(`“${text}” stands outside the window`)
      let reachable = false
      for (let box: Box | null = boxOf(element); box; box = box.around) {
        if (box.cuts && (rect.left < box.edge.left - 1 || rect.right > box.edge.right + 1)) found.add(`“${text}” is cut off`)
        // Letters are lower than their line: what sticks out of it a little is no part of them.
        if (box.cutsBelow && !reachable && rect.bottom > box.edge.bottom + rect.height / 4) found.add(`“${text}” is cut off below`)
        reachable ||= box.scrolls
      }
    }
  }
  return [...found]
}
