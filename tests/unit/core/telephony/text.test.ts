import { describe, expect, it } from 'vitest'
import { measureText } from '@/core/telephony/text'

describe('the length of a text', () => {
  it.each([
    ['nothing', '', 0],
    ['only space', ' \n\t ', 0],
    ['space around', '  Hello  ', 5],
    ['one letter', 'ж', 1],
    ['a letter with a combining accent', 'e\u0301', 1],
    ['an emoji', '🎉', 1],
    ['a family in one emoji', '👨‍👩‍👧‍👦', 1],
    ['a flag', '🇩🇪', 1],
    ['a skin tone', '👋🏽', 1],
    ['Chinese', '你好，世界', 5],
    ['Hangul', '안녕', 2],
    ['a line break from Windows', 'a\r\nb', 3]
  ])('counts what a reader sees: %s', (_text, text, characters) => {
    expect(measureText(text).characters).toBe(characters)
  })
})

describe('the speaking time', () => {
  const seconds = (text: string) => measureText(text).seconds

  it.each(['', '   ', '\n'])('of %j is none', (text) => {
    expect(seconds(text)).toBe(0)
  })

  it.each([
    ['one letter', 'a', 1],
    ['a sentence', 'You have a callback request from our site.', 4],
    ['two minutes of letters', 'a'.repeat(15 * 120), 120],
    ['a phone number, digit by digit', '123456789', 3],
    ['Chinese', '您'.repeat(45), 10],
    ['Japanese syllables', 'あ'.repeat(69), 10],
    ['Korean', '안'.repeat(69), 10]
  ])('is whole seconds: %s', (_text, text, expected) => {
    expect(seconds(text)).toBe(expected)
  })

  it('grows by scripts in the order people speak them', () => {
    const [latin, hangul, han] = ['a', '안', '您'].map(character => seconds(character.repeat(100)))
    expect(latin).toBeLessThan(Number(hangul))
    expect(hangul).toBeLessThan(Number(han))
  })

  it.each(['.', '!', '?', '…', '。', '！', '？', '\n'])('pauses at %j', (mark) => {
    expect(seconds(`a${mark.repeat(10)}a`)).toBeGreaterThanOrEqual(5)
  })
})
