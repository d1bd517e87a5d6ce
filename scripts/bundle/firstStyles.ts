import { readFile } from 'node:fs/promises'
import postcss from 'postcss'
import type { Plugin } from 'vite'
import { usedStyles } from './usedStyles.ts'

/** The style sheet that is loaded at once. */
const SHEET = '/src/app/main.css'
/** Where the walk through the code begins. */
const START = '/src/app/interface.ts'
/** Classes stand in the pages too, and where the kit's parts are given other looks. */
const MORE = ['/index.html', '/install.html', '/vite.config.ts']
/** How the kit's parts name their themes, and where its plugin writes them. */
const THEMES = { name: '#build/b24ui/', folder: '/node_modules/.b24ui-nuxt/b24ui/' }
/** What brings every style with it: the kit's own components and whatever else stands beside them. */
const BRINGS_ALL = /\/all\.css['"]|\/kit\/KitContext\.vue['"]/
/** Code that names classes: the app's own, the kit's parts and their themes. */
const NAMES_CLASSES = /\/src\/(?!locales\/)|\/b24ui-nuxt\/dist\/runtime\/|\/\.b24ui-nuxt\/b24ui\//
const IMPORTS = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g

/**
 * Leaves in the first style sheet what can be shown before another screen is opened. Classes count as used when any file
 * names them that the form, or something beside it, reaches with imports. The kit's sheet has the styles of all its parts and four
 * sets of colours: ten times as much.
 */
export function firstStyles(): Plugin {
  let root = ''
  return {
    name: 'first-styles',
    // After Tailwind, which has written the sheet, and before Vite makes a file of it: the file's name depends on its content.
    enforce: 'pre',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    transform: {
      filter: { id: `**${SHEET}` },
      async handler(css, id) {
        const files = new Set([`${root}${START}`])
        const texts = await Promise.all(MORE.map(file => readFile(root + file, 'utf8')))
        for (const file of files) {
          const text = await readFile(file, 'utf8')
          if (BRINGS_ALL.test(text)) continue
          texts.push(text)
          for (const [, source = ''] of text.matchAll(IMPORTS)) {
            const found = source.startsWith(THEMES.name)
              ? `${root}${THEMES.folder}${source.slice(THEMES.name.length)}.ts`
              : (await this.resolve(source, file))?.id.split('?')[0]
            if (found && NAMES_CLASSES.test(found) && !found.endsWith('.css')) files.add(found)
          }
        }
        return { code: usedStyles(postcss.parse(css, { from: id }), texts).toString(), map: null }
      }
    }
  }
}
