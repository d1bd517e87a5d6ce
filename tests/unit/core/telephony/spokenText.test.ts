import { describe, expect, it } from 'vitest'
import { isSilent, spokenText } from '@/core/telephony/spokenText'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index))

describe('never goes into a spoken text', () => {
  it.each<[what: string, characters: string[]]>([
    ['NUL and other controls', range(0x00, 0x1f).filter(one => !'\t\n\r'.includes(one))],
    ['delete and the second row of controls', range(0x7f, 0x9f)],
    ['embeddings and overrides of direction', range(0x202a, 0x202e)],
    ['isolates', range(0x2066, 0x2069)],
    ['lone halves of surrogate pairs', ['\ud83d', '\udc4b', '\ud800', '\udfff']]
  ])('%s', (_what, characters) => {
    for (const one of characters) expect(spokenText(`a${one}b${one}`)).toBe('ab')
  })

  it('a lone half beside a whole pair takes nothing else with it', () => {
    expect(spokenText('\ud83d👋\udc4b')).toBe('👋')
  })
})

describe('stays as it is', () => {
  it.each([
    ['blanks inside, line breaks and tabs', 'One\tline\nand  another'],
    ['a Persian word with a non-joiner', 'می\u200cخواهم'],
    ['a Hindi word with a joiner', 'क्\u200dष'],
    ['a family in one emoji', '👨‍👩‍👧‍👦'],
    ['a heart with a variation selector', '❤\ufe0f'],
    ['an accent of its own', 'e\u0301'],
    ['a soft hyphen', 'Rück\u00adruf'],
    ['marks of direction, which turn nothing round', 'abc\u200f\u200e'],
    ['Arabic', 'مساء الخير، طلبك جاهز.'],
    ['braces and markup', '{name} <b>&amp;</b>']
  ])('%s', (_what, text) => {
    expect(spokenText(text)).toBe(text)
  })
})

it('line breaks of other systems are line breaks, space around a text is none of it', () => {
  expect(spokenText(' \n a\r\nb\rc \t')).toBe('a\nb\nc')
})

describe('nothing is heard of', () => {
  it.each([
    '', ' \n\t ', '\u00a0', '...', '…', '. . .', '—', '?!', '。、', '،؟', '“”', '()', '\u200b', '\u200b\u200d\ufeff', '\u202e\u202c', '\0', '\ud83d',
    '\u3164', '\u115f\u1160\uffa0', '\u2800\u2800', '\u00ad', '\u061c', '\ufe0f', '_ - *', '\u{e0061}\u{e007f}', '\u180e'
  ])('%j', (text) => {
    expect(isSilent(text)).toBe(true)
  })
})

describe('something is heard of', () => {
  it.each(['a', '1', '٣', 'ж', '好', '한', 'नमस्ते', '.a.', '\u200ba', '€', '№', '👋', '\u202ea', '5 %'])('%j', (text) => {
    expect(isSilent(text)).toBe(false)
  })
})
