import type { Plugin } from 'vite'

/**
 * Parts of libraries that are tied to what this app uses but that it never reaches, by the end of their files' path.
 * In the build each is replaced by a function that throws its name: a use nobody thought of fails loudly.
 */
const LEFT_OUT = [
  // The SDK's own lists and batches: everything here is one `call.make`, the first read's batch too.
  'b24jssdk/dist/esm/core/actions/v2/call-list.mjs',
  'b24jssdk/dist/esm/core/actions/v2/fetch-list.mjs',
  'b24jssdk/dist/esm/core/actions/v2/batch.mjs',
  'b24jssdk/dist/esm/core/actions/v2/batch-by-chunk.mjs',
  'b24jssdk/dist/esm/core/interaction/batch/v2.mjs',
  'b24jssdk/dist/esm/core/interaction/batch/processing/v2/as-array.mjs',
  'b24jssdk/dist/esm/core/interaction/batch/processing/v2/as-object.mjs',
  // What writes to the console: nobody asks the SDK to, and what it hears is not for there.
  'b24jssdk/dist/esm/logger/logger.mjs',
  'b24jssdk/dist/esm/logger/handler/console-v2-handler.mjs',
  'b24jssdk/dist/esm/core/tools/ping.mjs',
  'b24jssdk/dist/esm/core/tools/healthcheck.mjs'
]

/** Leaves the parts above out of the build. */
export function leftOut(): Plugin {
  const missed = new Set(LEFT_OUT)
  return {
    name: 'left-out',
    apply: 'build',
    transform: {
      filter: { id: LEFT_OUT.map(part => `**/${part}`) },
      handler(code, id) {
        for (const part of missed) if (id.endsWith(part)) missed.delete(part)
        const names = exportedNames(code)
        if (names.length === 0) this.error(`${id} exports nothing that could be left out`)
        const message = `Left out of the build: ${id.split('/').at(-1) ?? id}, see scripts/bundle/leftOut.ts`
        return {
          code: `function absent() { throw new Error(${JSON.stringify(message)}) }
export { ${names.map(name => `absent as ${name}`).join(', ')} }`,
          map: null
        }
      }
    },
    // An update of a library may move a file: its part would come back unnoticed.
    generateBundle() {
      if (missed.size > 0) this.error(`No longer there, so not left out: ${[...missed].join(', ')}`)
    }
  }
}

/** The names behind a library file's `export { a, b as c }`. */
function exportedNames(code: string): string[] {
  const list = /^export \{([^}]*)\}/m.exec(code)?.[1] ?? ''
  return list.split(',').map(entry => entry.trim().split(' ').at(-1) ?? '').filter(Boolean)
}
