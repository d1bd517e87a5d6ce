import type { CountryCode } from 'libphonenumber-js/min'

export type { CountryCode }

/** What a number without a country code may belong to. */
export interface NumberContext {
  /** The likeliest first. */
  countries: readonly CountryCode[]
  /** Typed by a person, who is asked where two countries fit; else a record's own number, whose first country decides. */
  typed: boolean
}

/**
 * Why a number surely cannot be called. `too-short`, `not-here`: it has fewer, or more, digits than numbers of the country it is read in.
 * `incomplete`, `too-long`: the same for one with its country code.
 */
export type NumberFault = 'no-digits' | 'too-short' | 'not-here' | 'incomplete' | 'too-long' | 'unknown-country' | 'several' | 'not-a-number'

/**
 * Why a number may be another one than is meant: the user confirms it. `unusual`: not in use, as far as is known. `area`: its area code may be
 * missing. `premium`: the call costs extra. `extension`, `rest`: something behind or in front of it is left out. `characters`: an office PBX
 * gets them as they are. `pause`: what follows a comma is dialled too.
 */
export type NumberDoubt = 'unusual' | 'area' | 'premium' | 'extension' | 'rest' | 'characters' | 'pause'

/**
 * What has to be chosen. `several`: there are several numbers. `range`: a number and its last digits (`901824/25`). `country`: numbers of two
 * countries. `plus`: with or without the plus that may be missing. `prefix`: what leads abroad elsewhere stands in front.
 */
export type ChoiceReason = 'several' | 'range' | 'country' | 'plus' | 'prefix'

/** A number as it can be called. */
export interface CallableNumber {
  /** What goes to the portal. */
  dial: string
  /** What is shown: international format, or as typed. */
  shown: string
  country: CountryCode | null
  /** Equal for all ways to write the same number. */
  key: string
}

export interface NumberChoice extends CallableNumber {
  /** The words beside it in the text: `Fax`. */
  label: string
}

/** What the app understands of what was typed. */
export type NumberReading =
  | { state: 'empty' }
  | { state: 'wrong', fault: NumberFault }
  /** Nothing is called before one of them is chosen. */
  | { state: 'choice', reason: ChoiceReason, choices: readonly NumberChoice[] }
  | CallableNumber & {
    state: 'fine' | 'doubtful'
    /** The worst first. */
    doubts: readonly NumberDoubt[]
    /** An exchange gets it as it was typed. */
    asTyped: boolean
  }
