import { isSound } from './sound'

/** Why an address cannot be the one of a recording. Texts live in the locales under `sound.problems`. */
type SoundFault = 'missing' | 'insecure' | 'credentials' | 'invalid'

/** What is wrong with an address that `isSound` does not take; null where it does. */
export function soundFault(address: string): SoundFault | null {
  if (isSound(address)) return null
  if (address.trim() === '') return 'missing'
  if (!URL.canParse(address)) return 'invalid'
  const { protocol, username, password } = new URL(address)
  if (username + password !== '') return 'credentials'
  return protocol === 'http:' ? 'insecure' : 'invalid'
}
