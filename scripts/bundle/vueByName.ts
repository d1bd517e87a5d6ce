import type { Plugin } from 'vite'

/** Libraries that look whether a later or an earlier Vue has something: by name, which keeps all of Vue in the build. */
const QUESTIONS = [
  // Vue 3 exports no `currentInstance`.
  { file: /\/vue-i18n\/dist\/vue-i18n\.runtime\.mjs$/, asked: /if \(key in Vue\) \{\s*return Vue\[key\];\s*\}\s*else/, answered: '' },
  // Vue has `useId` since 3.5.
  { file: /\/reka-ui\/dist\/shared\/useId\.js$/, asked: /"useId" in vue/, answered: 'true' }
]

/** Answers those questions for the Vue that is installed, so that what nobody uses of it stays out of the build. */
export function vueByName(): Plugin {
  return {
    name: 'vue-by-name',
    apply: 'build',
    transform: {
      filter: { id: QUESTIONS.map(({ file }) => file) },
      handler(code, id) {
        for (const { file, asked, answered } of QUESTIONS) {
          if (!file.test(id)) continue
          if (!asked.test(code)) this.error(`${id} asks for Vue's exports differently now`)
          return { code: code.replace(asked, answered), map: null }
        }
        return null
      }
    }
  }
}
