import { expect, it } from 'vitest'
import { TABLES } from './tables'
import { readNumber } from '@/core/phone/read'
import { showNumber } from '@/core/phone/show'
import type { ChoiceReason, CountryCode, NumberDoubt, NumberFault } from '@/core/phone/types'

const REASONS: Readonly<Record<ChoiceReason, string>> = {
  several: 'which of several', range: 'which of a range', country: 'of which country', plus: 'with or without a plus', prefix: 'whether a way abroad stands in front'
}
const DOUBTS: Readonly<Record<NumberDoubt, string>> = {
  unusual: 'not in use, as far as is known', area: 'the area code may be missing', premium: 'premium rate', extension: 'the extension is left out',
  rest: 'something is left out', characters: 'unusual characters', pause: 'a pause, then more keys'
}
const FAULTS: Readonly<Record<NumberFault, string>> = {
  'no-digits': 'no number', 'too-short': 'too short here', 'not-here': 'no number of this country', 'incomplete': 'not complete', 'too-long': 'too long',
  'unknown-country': 'no such country code', 'several': 'several numbers', 'not-a-number': 'letters among the digits'
}

const countries = new Intl.DisplayNames(['en'], { type: 'region' })
const languages = new Map([['br', 'pt-BR'], ['la', 'es-419'], ['in', 'hi'], ['sc', 'zh-Hans'], ['tc', 'zh-Hant'], ['ua', 'uk'], ['kz', 'kk'], ['vn', 'vi']])
const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })
const cell = (text: string) => text.replaceAll('|', '\\|')

function heading(country: CountryCode, language: string | null): string {
  const name = countries.of(country)
  return language ? `## ${languageNames.of(languages.get(language) ?? language)} (portal \`${language}\`): ${name}` : `## ${name}`
}

function rowOf(country: CountryCode, [kind, text]: readonly [string, string, string]): string {
  const reading = readNumber(text, { countries: [country], typed: true })
  const [read, asked, sent] = reading.state === 'wrong' || reading.state === 'empty'
    ? [reading.state === 'wrong' ? `refused: ${FAULTS[reading.fault]}` : '', '', '']
    : reading.state === 'choice'
      ? [reading.choices.map(({ shown, label }) => label ? `${shown} (${label})` : shown).join('<br>'), REASONS[reading.reason], 'the one chosen']
      : [showNumber(reading.dial), reading.doubts.map(doubt => DOUBTS[doubt]).join(', '), `\`${reading.dial}\``]
  return `| ${[kind, `\`${cell(text)}\``, read, asked, sent].join(' | ')} |`
}

it('docs/numbers.md says what the reader does (npx vitest -u writes it anew)', async () => {
  const sections = TABLES.map(({ country, language, rows }) => [
    heading(country, language), '', '| kind | in the field | read | asked first | sent |', '| --- | --- | --- | --- | --- |', ...rows.map(row => rowOf(country, row))
  ].join('\n'))
  const count = TABLES.reduce((sum, { rows }) => sum + rows.length, 0)
  const intro = `# Numbers as people keep them

What the reader (\`src/core/phone/\`) makes of ${count} texts, by language and kind: what is read, what is asked before anything can be sent, and what
is sent on a line that takes international numbers. Each table is for one country; how a number's country is found, and what is not promised, is in
[decision 0016](decisions/0016-numbers.md). A test writes this page from its own tables (\`tests/unit/core/phone/tables/\`), so it is true.

Numbers are from ranges kept free for examples where a country has them, else the phone number library's examples.
`
  await expect(`${[intro, ...sections].join('\n\n')}\n`.replace(/\n{3,}/g, '\n\n')).toMatchFileSnapshot('../../../../docs/numbers.md')
})
