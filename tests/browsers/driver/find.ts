import type * as TestingLibrary from '@testing-library/dom'

declare global {
  interface Window {
    TestingLibraryDom?: Pick<typeof TestingLibrary, 'queryAllByLabelText' | 'queryAllByRole' | 'queryAllByText'>
    findByWords?: (steps: readonly Step[]) => Element[]
  }
}

/** A text as it is compared: part of another, the whole of it, or a pattern. Travels to the page as JSON. */
export type Match = { text: string, exact: boolean } | { source: string, flags: string }

/** One step on the way from a page to an element. */
export type Step =
  | { by: 'role', role: string, name: Match | null }
  | { by: 'text', text: Match }
  | { by: 'label', text: Match }
  | { by: 'selector', selector: string }
  | { by: 'filter', hasText: Match | null, hasNotText: Match | null }
  | { by: 'index', index: number }

export function matchOf(text: string | RegExp, exact = false): Match {
  return typeof text === 'string' ? { text, exact } : { source: text.source, flags: text.flags }
}

/**
 * Makes `findByWords` in a page that has Testing Library in it: the elements a way leads to, in the page's order, those that nobody sees
 * left out. It runs in the page: nothing outside of it may be used.
 */
export function installFind(): void {
  window.findByWords = (steps) => {
    const library = window.TestingLibraryDom
    if (!library) throw new Error('Testing Library is not in this page')
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
    const fits = (text: string, match: Match) => {
      if ('source' in match) return new RegExp(match.source, match.flags).test(plain(text))
      return match.exact ? plain(text) === plain(match.text) : plain(text).toLowerCase().includes(plain(match.text).toLowerCase())
    }
    const inside = (element: HTMLElement, step: Step): Element[] => {
      if (step.by === 'role') {
        const { name } = step
        return library.queryAllByRole(element, step.role, name ? { name: text => fits(text, name) } : {})
      }
      if (step.by === 'text') return library.queryAllByText(element, text => fits(text, step.text))
      if (step.by === 'label') return library.queryAllByLabelText(element, text => fits(text, step.text))
      return step.by === 'selector' ? [...element.querySelectorAll(step.selector)] : []
    }
    let found: Element[] = [document.body]
    for (const step of steps) {
      if (step.by === 'index') {
        const one = found.at(step.index)
        found = one ? [one] : []
      } else if (step.by === 'filter') {
        const { hasText, hasNotText } = step
        found = found.filter(({ textContent }) => (!hasText || fits(textContent, hasText)) && !(hasNotText && fits(textContent, hasNotText)))
      } else {
        found = [...new Set(found.flatMap(element => element instanceof HTMLElement ? inside(element, step) : []))]
      }
    }
    return found
  }
}
