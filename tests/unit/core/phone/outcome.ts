import type { NumberReading } from '@/core/phone/types'

/**
 * What became of a text, as the tables say it: the number that goes out; `? doubt` behind it where it is asked about first;
 * `choose reason: …` where one has to be chosen; `no: fault` where nothing can be called.
 */
export function outcomeOf(reading: NumberReading): string {
  switch (reading.state) {
    case 'empty': return 'empty'
    case 'wrong': return `no: ${reading.fault}`
    case 'choice': return `choose ${reading.reason}: ${reading.choices.map(({ dial, label }) => label ? `${dial} ${label}` : dial).join(' | ')}`
    default: return reading.doubts.length > 0 ? `${reading.dial} ? ${reading.doubts.join(', ')}` : reading.dial
  }
}
