/** Numbers: what other rooms use of `number/`. */
export { recordContext, typedContext } from './context'
export { dialling, type Dialling } from './dialling'
export { countryOfHints } from './hints'
export { numberKey, readNumber } from './read'
export { readSearch } from './search'
export { showNumber } from './show'
export type { CountryCode, NumberChoice, NumberContext, NumberFault, NumberReading } from './types'
