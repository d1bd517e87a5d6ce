import type { Plugin } from 'vite'

const DICTIONARY = /\/b24ui-nuxt\/dist\/runtime\/dictionary\/icons\.js$/
const USERS = /\/b24ui-nuxt\/dist\/runtime\/.*\.(vue|js)$/

/**
 * The kit keeps all its icons in one object, so that a button brings fifty of them along. In the build they are single
 * exports, and only those of the components in use stay.
 */
export function kitIcons(): Plugin {
  return {
    name: 'kit-icons',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: USERS },
      handler(code, id) {
        if (!DICTIONARY.test(id)) {
          return { code: code.replace(/^import icons from (?="[./]+\/dictionary\/icons(?:\.js)?")/m, 'import * as icons from '), map: null }
        }
        const single = code.replace(/^export default \{([^}]*)\};?\s*$/m, (_all, entries: string) => `export { ${exportsOf(entries)} }`)
        if (single === code) this.error('The kit keeps its icons differently now')
        return { code: single, map: null }
      }
    }
  }
}

/** `role: Icon` becomes `Icon as role`. */
function exportsOf(entries: string): string {
  return entries
    .replace(/\/\/.*$/gm, '')
    .split(',')
    .map(entry => entry.trim().split(/\s*:\s*/))
    .map(([role = '', icon = role]) => icon === role ? role : `${icon} as ${role}`)
    .filter(Boolean)
    .join(', ')
}
