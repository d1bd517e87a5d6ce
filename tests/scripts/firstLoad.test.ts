// @vitest-environment node
import { build, type Plugin, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'

/** Screens as heavy as they come, beside those the app has. */
const SCREENS: Record<string, readonly string[]> = {
  'virtual:screen-of-tables': ['Table', 'DropdownMenu', 'Modal', 'Calendar'],
  'virtual:screen-of-tabs': ['Tabs', 'DropdownMenu', 'Modal', 'Select']
}
/** What those consist of. */
const OF_SCREENS = /\/@(?:tanstack|internationalized)\/|\/(?:reka-ui\/dist|components|b24ui)\/(?:table|(?:dropdown-?)?menu|dialog|modal|calendar|tabs|select)/i

const withScreens: Plugin = {
  name: 'with-screens',
  enforce: 'pre',
  resolveId: source => source in SCREENS ? source : null,
  load(id) {
    // Styles have no part in this, and take the longest.
    if (/\/(?:main|all)\.css$/.test(id)) return ''
    return SCREENS[id]?.map(part => `export { default as ${part} } from '@bitrix24/b24ui-nuxt/components/${part}.vue'`).join('\n')
  },
  transform(code, id) {
    if (!id.endsWith('/src/app/interface.ts')) return null
    return code + Object.keys(SCREENS).map(screen => `\naddEventListener('later', () => import('${screen}').then(console.log))`).join('')
  }
}

describe('the first load', () => {
  let chunks: Rolldown.OutputChunk[] = []

  beforeAll(async () => {
    const built = await build({ build: { write: false, minify: false }, logLevel: 'error', plugins: [withScreens] })
    if (!('output' in built)) throw new Error('This is one build')
    chunks = built.output.filter(part => part.type === 'chunk')
  }, 120_000)

  /** The names of a chunk and of all that must be there before it runs. */
  function neededBy(name: string): Set<string> {
    const needed = new Set([name])
    for (const one of needed) {
      const imports = chunks.find(chunk => chunk.name === one)?.imports ?? []
      for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk.name)
    }
    return needed
  }

  function modulesOf(names: Set<string>): string[] {
    return chunks.filter(({ name }) => names.has(name)).flatMap(({ modules }) => Object.keys(modules))
  }

  it('has nothing in it that only later screens use', () => {
    expect(modulesOf(neededBy('interface')).filter(id => OF_SCREENS.test(id))).toEqual([])
    expect(modulesOf(neededBy('virtual_screen-of-tables')).filter(id => OF_SCREENS.test(id)).length).toBeGreaterThan(20)
  })

  it('lets the handshake begin without the interface', () => {
    expect(modulesOf(neededBy('session')).filter(id => /@vue\/|\.vue$/.test(id))).toEqual([])
    expect(modulesOf(neededBy('index')).filter(id => id.includes('node_modules'))).toEqual([])
  })
})
