import { expect, it } from 'vitest'
import { speakerFor } from '@/core/telephony/speaker'

const voice = (name: string, lang: string, more: object = {}) => ({ name, lang, localService: true, default: false, ...more })

it.each<[what: string, language: string, voices: ReturnType<typeof voice>[], name: string | null]>([
  ['none where there are none', 'de', [], null],
  ['none of another language', 'de', [voice('Anna', 'en-US')], null],
  ['none that is a service elsewhere', 'de', [voice('Google', 'de-DE', { localService: false })], null],
  ['the one of this computer', 'de', [voice('Google', 'de-DE', { localService: false }), voice('Anna', 'de-AT')], 'Anna'],
  ['the one of the region', 'pt-BR', [voice('Joana', 'pt-PT', { default: true }), voice('Luciana', 'pt-BR')], 'Luciana'],
  ['the one of the region, written with an underscore', 'zh-TW', [voice('Ting', 'zh_CN'), voice('Mei', 'zh_TW')], 'Mei'],
  ['the usual one of several', 'en', [voice('Alex', 'en-US'), voice('Kate', 'en-GB', { default: true })], 'Kate'],
  ['the first of equals', 'en', [voice('Alex', 'en-US'), voice('Kate', 'en-GB')], 'Alex'],
  ['no language that only begins alike', 'fi', [voice('Tagalog', 'fil-PH')], null]
])('%s', (_what, language, voices, name) => {
  expect(speakerFor(language, voices)).toEqual(voices.find(one => one.name === name) ?? null)
})
