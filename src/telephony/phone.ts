/** Numbers: what other rooms use of `number/`. */
export { countryOfNumbers, recordContext, typedContext } from './number/context'
export { countryOfName } from './number/countryName'
export { dialling, type Dialling } from './number/dialling'
export { digitsIn } from './number/digits'
export { numberKey, readNumber } from './number/read'
export { readSearch } from './number/search'
export { showNumber } from './number/show'
export type { CountryCode, NumberChoice, NumberContext, NumberFault, NumberReading } from './number/types'
