import { expect, it } from 'vitest'
import { withFirstWords } from '@/notes/firstWords'

const ALL = ['Reached', 'Not reached', 'Call later']

it.each<[text: string, words: string, then: string]>([
  ['', 'Reached', 'Reached. '],
  ['Wants the offer', 'Reached', 'Reached. Wants the offer'],
  ['Reached. Wants the offer', 'Call later', 'Call later. Wants the offer'],
  ['Reached. ', 'Not reached', 'Not reached. '],
  ['Reached.', 'Reached', 'Reached. '],
  ['Reached him by chance', 'Call later', 'Call later. Reached him by chance']
])('“%s” with “%s” is “%s”', (text, words, then) => {
  expect(withFirstWords(text, words, ALL)).toBe(then)
})
