import { describe, expect, it } from 'vitest'
import { languageFor } from '@/locales/languages'
import { pluralRule } from '@/locales/plural'

describe('the language for a code', () => {
  it.each([
    // The portal's own codes, where they are others than everybody's.
    ['br', 'pt-BR'], ['in', 'hi'], ['kz', 'kk'], ['la', 'es'], ['sc', 'zh-CN'], ['tc', 'zh-TW'], ['ua', 'uk'], ['vn', 'vi'],
    ...['ar', 'de', 'en', 'fr', 'id', 'it', 'ja', 'ms', 'pl', 'ru', 'th', 'tr'].map(code => [code, code]),
    // The browser's.
    ['es', 'es'], ['es-MX', 'es'], ['pt', 'pt-BR'], ['pt-PT', 'pt-BR'], ['uk-UA', 'uk'], ['kk', 'kk'], ['hi-IN', 'hi'], ['vi', 'vi'],
    ['zh', 'zh-CN'], ['zh-Hans-CN', 'zh-CN'], ['zh-TW', 'zh-TW'], ['zh_HK', 'zh-TW'], ['zh-Hant', 'zh-TW'], ['fr-CA', 'fr'], ['ar-SA', 'ar'],
    ['ID', 'id'],
    // None of them.
    ['nl', 'en'], ['', 'en'], ['-', 'en'], ['toString', 'en'], ['english', 'en']
  ])('“%s” is %s', (code, tag) => {
    expect(languageFor(code)).toBe(tag)
  })
})

describe('which form goes with a count', () => {
  it.each<[tag: string, forms: Record<number, number>]>([
    ['en', { 0: 1, 1: 0, 2: 1, 100: 1 }],
    ['fr', { 0: 0, 1: 0, 2: 1, 1_000_000: 1 }],
    ['es', { 0: 1, 1: 0, 1_000_000: 1 }],
    ['ru', { 0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 21: 0, 22: 1, 111: 2 }],
    ['uk', { 0: 2, 1: 0, 3: 1, 12: 2, 21: 0 }],
    ['pl', { 0: 2, 1: 0, 2: 1, 5: 2, 12: 2, 21: 2, 22: 1 }],
    ['ar', { 0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 103: 3 }],
    ['ja', { 0: 0, 1: 0, 7: 0 }]
  ])('%s', (tag, forms) => {
    const rule = pluralRule(tag)
    expect(Object.fromEntries(Object.keys(forms).map(count => [count, rule(Number(count))]))).toEqual(forms)
  })
})
