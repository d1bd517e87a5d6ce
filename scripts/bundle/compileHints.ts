import type { Plugin } from 'vite'

/** Files whose functions nearly all run until the form can be used. */
const FIRST = /^(?:main|session|interface)$/

/**
 * Asks the browser to compile the first files as a whole while they are still arriving, beside the page's own work, instead of one
 * function after the other when each is first called (V8's explicit compile hints; others take it for a comment).
 */
export function compileHints(): Plugin {
  return {
    name: 'compile-hints',
    apply: 'build',
    // After everybody else: it counts at the very beginning only.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const part of Object.values(bundle)) {
          if (part.type === 'chunk' && FIRST.test(part.name)) part.code = `//# allFunctionsCalledOnLoad\n${part.code}`
        }
      }
    }
  }
}
