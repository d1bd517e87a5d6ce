import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { hostileText, withstands } from '../support/hostile'
import { digitsIn } from '@/core/phone/digits'
import { readNumber } from '@/core/phone/read'
import { readSearch } from '@/core/phone/search'
import { isSameKey, isSameNumber } from '@/core/phone/sameNumber'
import type { CountryCode } from '@/core/phone/types'

vi.setConfig({ testTimeout: 120_000 })

const COUNTRIES: readonly CountryCode[] = ['DE', 'US', 'RU', 'BR', 'IT', 'AU', 'JP', 'IN', 'CN', 'MX', 'FR', 'AT']
const PIECES = [
  '+49', '+', '0', '00', '0011', '8 10', ' ', '30', '(', ')', '(0)', '901820', '23125-199', '202 555 0123', '-', '/', ' / ', 'ext', 'доб.', ';', ',', ',,', '\n', '*31', '#', '#12', 'x5', '٣', 'Tel2', 'Mobile2 ',
  'oder', '11 96123-4567', '8 916 123-45-67', '99', '/25', '\u202E', '0xx11 ', 'ต่อ', '转8001', '.0'
]
const typed = fc.oneof(
  { weight: 1, arbitrary: hostileText },
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map(parts => parts.join('')) }
)
const context = fc.record({ countries: fc.uniqueArray(fc.constantFrom(...COUNTRIES), { minLength: 1, maxLength: 2 }), typed: fc.boolean() })

it('nothing that was written falls out of a number without a word, and nothing longer than E.164 leaves', () => {
  withstands(fc.tuple(typed, context, fc.constantFrom('international', 'short', 'keys', 'typed')), ([text, where, out]) => {
    const reading = readNumber(text, where, out)
    if (reading.state === 'choice') {
      expect(reading.choices.length).toBeGreaterThan(0)
      expect(reading.choices.length).toBeLessThanOrEqual(5)
      expect(new Set(reading.choices.map(({ dial }) => dial)).size).toBe(reading.choices.length)
    }
    if (reading.state === 'choice') {
      for (const choice of reading.choices) {
        const chosen = readNumber(choice.shown, where, out)
        // An exchange of one's own may get what looks like two numbers again.
        if (chosen.state === 'choice' && (out === 'typed' || out === 'keys')) continue
        expect('dial' in chosen && chosen.dial, `${JSON.stringify(text)} → ${choice.shown}`).toBe(choice.dial)
      }
    }
    if (!('dial' in reading)) return
    expect(reading.state === 'doubtful').toBe(reading.doubts.length > 0)
    if (out === 'keys') expect(reading.dial).toMatch(/^[\d*#+,;]+$/)
    if (!reading.asTyped) expect(reading.dial).toMatch(/^\+\d{4,15}$/)
    const written = digitsIn(text)
    // All but the country code, in a row; a 9 for a 15 in Argentina.
    if (reading.state === 'fine' && !reading.dial.startsWith('+549')) {
      const dialled = digitsIn(reading.dial)
      expect([0, 1, 2, 3].some(code => written.includes(dialled.slice(code))), `${JSON.stringify(text)} → ${reading.dial}`).toBe(true)
    }
  }, { runs: 3_000 })
})

it('searches, and numbers as records have them', () => {
  withstands(fc.tuple(typed, typed, context), ([one, other, where]) => {
    const search = readSearch(one, where)
    if (search.kind === 'number') expect(search.digits).toMatch(/^\d{1,20}$/)
    isSameKey(one, other)
    isSameNumber({ number: one, key: `+${digitsIn(one)}` }, other)
  }, { runs: 1_000 })
})
