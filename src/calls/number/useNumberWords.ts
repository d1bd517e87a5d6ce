import { useI18n } from 'vue-i18n'
import type { ClientNumber } from '@/core/client'
import { digitsIn } from '@/core/phone/digits'
import type { CountryCode, Dialling, NumberReading } from '@/core/phone/phone'
import { useFormats } from '@/ui/useFormats'

/** A number as it stands in the form, what is understood of it, and how it goes out. */
export interface NumberInForm {
  typed: string
  reading: NumberReading
  /** What it may belong to without a country code. */
  countries: readonly CountryCode[]
  out: Dialling
  /** Whose number of the record it is, in words; empty for anybody else's. */
  owner: string
}

/** What is said about the number in the form. */
export function useNumberWords() {
  const { t, te } = useI18n()
  const { countryName, formatAlternatives } = useFormats()

  const countryNames = (countries: readonly CountryCode[]): string => formatAlternatives(countries.map(countryName))

  /** Why a number may be another one than is meant; empty for any other. */
  function doubtText(reading: NumberReading): string {
    return reading.state === 'doubtful' ? reading.doubts.map(doubt => t(`form.doubts.${doubt}`, { number: reading.shown })).join(' ') : ''
  }

  /** What has to be chosen; empty where nothing has. */
  const choiceText = (reading: NumberReading): string => reading.state === 'choice' ? t(`form.choices.${reading.reason}`) : ''

  /** What is understood of the number so far; faults are told once somebody tries to call. */
  function understood({ typed, reading, countries, out, owner }: NumberInForm): string {
    switch (reading.state) {
      case 'choice': return choiceText(reading)
      case 'doubtful': return doubtText(reading)
      case 'fine':
        if (reading.asTyped) return t(reading.dial === typed.trim() ? 'form.numberDialled' : 'form.numberSent', { number: reading.shown })
        // A number that has its country code is not written twice: one of CRM however it is spaced, any other as it is shown.
        if (reading.country && (owner ? digitsIn(reading.shown) === digitsIn(typed) : reading.shown === typed)) return countryName(reading.country)
        return reading.country ? t('form.numberShown', { number: reading.shown, country: countryName(reading.country) }) : reading.shown
      default:
        return out === 'typed' || out === 'keys' ? t('form.numberHintOffice') : t('form.numberHint', { country: countryNames(countries) })
    }
  }

  /** What kind of number one of a record is, and whose: “work · Anna Schneider”. */
  function ownerText({ kind, owner }: ClientNumber): string {
    const word = `client.kinds.${kind}`
    return [te(word) ? t(word) : '', owner].filter(Boolean).join(' · ')
  }

  return { countryNames, doubtText, choiceText, understood, ownerText }
}
