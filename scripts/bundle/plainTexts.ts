import type { Plugin } from 'vite'

/** A text without placeholders or plural forms, as vue-i18n's own plugin compiles it: four objects around one string. */
const PLAIN = /\{"t":0,"b":\{"t":2,"i":\[\{"t":3\}\],"s":("(?:[^"\\]|\\.)*")\}\}/g

/**
 * Makes of every plain text a message function, which vue-i18n takes as well: nothing is put together anew each time it is shown, and
 * hundreds of texts nobody looks at are not so many objects in the page's memory before the form is there.
 */
export function plainTexts(): Plugin {
  let ships = false
  return {
    name: 'plain-texts',
    apply: 'build',
    enforce: 'post',
    configResolved({ isProduction }) {
      ships = isProduction
    },
    transform(code, id) {
      // In other builds each text carries along where it stands in its file.
      if (!ships || !/\/src\/locales\/.*\.json$/.test(id)) return null
      const shorter = code.replace(PLAIN, 'plain($1)')
      if (shorter === code) throw new Error(`${id} holds no plain text: vue-i18n compiles them differently by now`)
      return { code: `const plain = text => () => text\n${shorter}`, map: null }
    }
  }
}
