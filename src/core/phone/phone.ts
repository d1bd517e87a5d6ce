/** Numbers: what the form needs of this folder. What only a later screen needs is named by its own file, or it would be in the first load. */
export { getCountryCallingCode as callingCode } from 'libphonenumber-js/min'
export { countryOfLines, recordContext, typedContext } from './context'
export { dialling, type Dialling } from './dialling'
export { countryOfHints } from './hints'
export { numberKey, readNumber } from './read'
export { showNumber } from './show'
export type { CountryCode, NumberChoice, NumberContext, NumberFault, NumberReading } from './types'
