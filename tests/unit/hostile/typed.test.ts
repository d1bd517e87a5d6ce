import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { readCsv } from '../support/csv'
import { hostileText, withstands } from '../support/hostile'
import { csvLine, csvTime, startOfCsv } from '@/journal/csv'
import { toLine } from '@/core/telephony/line'
import { numberKey, readNumber, recordContext, showNumber, typedContext } from '@/core/phone/phone'
import { fillText } from '@/calls/text/placeholders'
import { isSilent, spokenText } from '@/core/telephony/spokenText'
import { recordedNumber } from '@/core/phone/recordedNumber'
import { isSameNumber } from '@/core/phone/sameNumber'
import { measureText } from '@/core/telephony/text'
import { groupVoices, toVoice, voiceEngine } from '@/core/telephony/voice'

// Many inputs, some of them 100 kB: what counts is the time of each.
vi.setConfig({ testTimeout: 60_000 })

const KINDS = ['cloud-pbx', 'office-pbx', 'rented', 'other', null] as const
const numbers = fc.oneof(hostileText, fc.array(fc.constantFrom('+49', '0', ' ', '30', '(', ')', '901820', '-', '/', 'ext', ';', '\u202E', '٣'), { maxLength: 10 }).map(parts => parts.join('')))

it('numbers as records have them', () => {
  withstands(fc.tuple(numbers, numbers, fc.constantFrom(...KINDS)), ([one, other, kind]) => {
    showNumber(one)
    recordedNumber(one, kind)
    isSameNumber({ number: one, key: other }, other)
    isSameNumber({ number: one, key: numberKey(one, { countries: ['DE'], typed: false }) ?? one }, other)
  }, { runs: 200 })
})

it('a country nobody knows is none', () => {
  withstands(fc.tuple(hostileText, hostileText), ([language, last]) => {
    for (const { countries } of [typedContext(language, last), recordContext(language, last, last)]) {
      for (const country of countries) {
        expect(country).toMatch(/^[A-Z]{2}$/)
        readNumber('030 901820', { countries: [country], typed: true })
        expect(new Intl.DisplayNames(['en'], { type: 'region' }).of(country)).toBeTruthy()
      }
      expect(countries.length).toBeGreaterThan(0)
    }
  })
})

it('texts, with whatever stands between braces', () => {
  withstands(fc.tuple(hostileText, hostileText), ([text, value]) => {
    const { characters, seconds } = measureText(text)
    expect(characters).toBeLessThanOrEqual(text.length)
    expect(Number.isInteger(seconds)).toBe(true)
    const spoken = spokenText(text)
    expect(spokenText(spoken)).toBe(spoken)
    expect(isSilent(spoken)).toBe(isSilent(text))
    fillText(text, { name: value, company: '', manager: value, caller: value })
    expect(fillText('{name}!', { name: value, company: '', manager: '', caller: '' }).text).toBe(value.trim() ? `${value.trim()}!` : '{name}!')
  })
})

it('lines and voices by whatever id and name', () => {
  withstands(fc.tuple(hostileText, hostileText), ([id, name]) => {
    expect(toLine(id, name).id).toBe(id)
    const voice = toVoice(id, name)
    voiceEngine(voice)
    groupVoices([voice], 'en', 'Other')
  })
})

it('no cell of an export is a formula, and every text comes back', () => {
  const dialect = { separator: ',', decimal: '.' } as const
  withstands(hostileText, (text) => {
    csvLine([text, 1.5, null], dialect)
    startOfCsv([text], dialect)
  }, { runs: 250 })
  // Apart from that: reading back, character by character, is the test's own time.
  fc.assert(fc.property(hostileText, (text) => {
    const [[cell] = []] = readCsv(`\uFEFF${csvLine([text, 1.5, null], dialect)}`, ',')
    const shown = (cell ?? '').replace(/^[\s\p{C}]+/u, '')
    expect(shown).not.toMatch(/^[=+\-@＝＋－＠]/)
    expect([text, `'${text}`]).toContain(cell)
    expect(startOfCsv([text], dialect).endsWith('\r\n')).toBe(true)
  }), { numRuns: 250, endOnFailure: true })
  expect(csvTime(NOW)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
})
