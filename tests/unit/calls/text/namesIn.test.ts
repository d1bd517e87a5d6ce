import { expect, it } from 'vitest'
import { namesIn } from '@/calls/text/namesIn'

it.each<[text: string, names: string[], named: string[]]>([
  ['Callback for Ms Schneider', ['Anna Schneider', 'Schneider & Söhne GmbH'], ['Anna Schneider', 'Schneider & Söhne GmbH']],
  ['Anna\'s offer', ['Anna Schneider'], ['Anna Schneider']],
  ['Annabel\'s offer', ['Anna Schneider'], []],
  ['About the office', ['Heat pump for the head office'], []],
  ['About: Heat pump for the head office.', ['Heat pump for the head office'], ['Heat pump for the head office']],
  ['For a GmbH', ['Schneider & Söhne GmbH'], []],
  ['Перезвонить: Иванова', ['Мария Иванова'], ['Мария Иванова']],
  ['山田様への折り返し', ['太郎 山田'], ['太郎 山田']],
  ['折り返し', ['太郎 山田'], []],
  ['Anything', ['', ' '], []],
  ['', ['Anna'], []]
])('%j with %j names %j', (text, names, named) => {
  expect(namesIn(text, names)).toEqual(named)
})
