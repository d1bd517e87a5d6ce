import { differences, LOCALES, textsOf } from './i18n/texts.ts'
import { unusedKeys } from './i18n/used.ts'

/** `npm run i18n`: what is missing, unused, untranslated, or has other placeholders, in each language. */
const english = textsOf('en')
const rows = LOCALES.filter(locale => locale !== 'en').map((locale) => {
  const texts = textsOf(locale)
  return { locale, texts, found: differences(locale, english, texts) }
})
const unused = unusedKeys(english.keys())

console.log(`| language | texts | missing | extra | untranslated | other placeholders |\n| --- | ---: | ---: | ---: | ---: | ---: |`)
console.log(`| en | ${english.size} | | | | |`)
for (const { locale, texts, found } of rows) {
  console.log(`| ${[locale, texts.size, found.missing.length, found.extra.length, found.untranslated.length, found.placeholders.length].join(' | ')} |`)
}
console.log(`\n${unused.length} of ${english.size} texts are used nowhere.`)

const complaints = [
  ...unused.map(key => `unused: ${key}`),
  ...rows.flatMap(({ locale, found }) => Object.entries(found).flatMap(([what, keys]) => keys.map(key => `${locale}, ${what}: ${key}`)))
]
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
