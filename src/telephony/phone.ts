/** Numbers: what other rooms use of `number/`. */
export { recordContext, typedContext } from './number/context'
export { dialling, type Dialling } from './number/dialling'
export { countryOfHints } from './number/hints'
export { numberKey, readNumber } from './number/read'
export { readSearch } from './number/search'
export { showNumber } from './number/show'
export type { CountryCode, NumberChoice, NumberContext, NumberFault, NumberReading } from './number/types'
