import type { Plugin } from 'vite'

const NAMESPACES = 'reka-ui/namespaced'

/**
 * reka-ui ties the parts of each component into an object (`DropdownMenu.Item`), all objects in one module. What one screen
 * uses of it would come with every other screen's share, so in the build each importer has its own copy: of that copy only
 * the objects it names stay. They only point at components, and those remain the same for all.
 */
export function kitNamespaces(): Plugin {
  return {
    name: 'kit-namespaces',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== NAMESPACES || !importer) return null
      const found = await this.resolve(source, importer, { skipSelf: true })
      if (!found) this.error(`${importer} imports ${source}, which is not there`)
      const user = importer.replace(/\?.*$/, '').split('/').at(-1) ?? importer
      return { ...found, id: `${found.id}?of=${user}`, moduleSideEffects: false }
    }
  }
}
