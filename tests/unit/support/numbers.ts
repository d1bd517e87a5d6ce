import type { CountryCode, NumberContext } from '@/core/phone/phone'

/** Numbers typed where only these countries come into question. */
export const typedIn = (...countries: CountryCode[]): NumberContext => ({ countries, typed: true })
