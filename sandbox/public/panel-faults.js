/** How often a fault strikes. */
export const TIMES = [
  { label: 'once', value: '1' },
  { label: 'twice', value: '2' },
  { label: 'three times', value: '3' },
  { label: 'always', value: 'always' }
]

const EXECUTED = [[true, 'call starts'], [false, 'nothing starts']]

/** Faults that differ in whether the request is executed before things go wrong. */
const UNCLEAR = [
  { label: 'connection dies', fault: { kind: 'cut' } },
  { label: '502 page of a gateway', fault: { kind: 'gateway', status: 502 } },
  { label: '503 page of a gateway', fault: { kind: 'gateway', status: 503 } },
  { label: '504 page of a gateway', fault: { kind: 'gateway', status: 504 } },
  { label: '502 page without CORS', fault: { kind: 'gateway', status: 502, cors: false } },
  { label: 'no answer at all', fault: { kind: 'silent' } },
  { label: 'login page', fault: { kind: 'html' } },
  { label: 'broken JSON', fault: { kind: 'brokenJson' } },
  { label: 'empty answer', fault: { kind: 'emptyBody' } },
  { label: 'no result in the answer', fault: { kind: 'noResult' } },
  { label: 'an error that is no text', fault: { kind: 'malformedError' } },
  { label: '“Infocall failure” of the telephony service', fault: { kind: 'controller', error_description: 'Infocall failure' } },
  { label: 'refusal without a word of the telephony service', fault: { kind: 'controller', error_description: '' } }
]

const OTHERS = [
  { label: 'RESULT false, nothing starts', fault: { kind: 'resultFalse' } },
  { label: 'CALL_ID null, call starts', fault: { kind: 'noCallId' } },
  { label: 'CALL_ID beside an error, call starts', fault: { kind: 'contradiction', executed: true } },
  { label: 'expired token', fault: { kind: 'expiredToken' } },
  { label: 'answer takes 0.5 s longer', fault: { kind: 'latency', ms: 500 } },
  { label: 'answer takes 3 s longer', fault: { kind: 'latency', ms: 3000 } },
  { label: 'answer takes 15 s longer', fault: { kind: 'latency', ms: 15000 } }
]

/**
 * Every fault one can choose, documented errors included.
 * @param {Array<{ method: string, status: number, error: string, error_description: string, uncoded?: boolean, documentedStatus?: number }>} errors
 * @returns {Array<{ group: string, label: string, fault: object }>}
 */
export function faultChoices(errors) {
  return [
    ...EXECUTED.flatMap(([executed, group]) =>
      UNCLEAR.map(({ label, fault }) => ({ group: `Unclear, ${group}`, label, fault: { ...fault, executed } }))),
    ...OTHERS.map(choice => ({ group: 'Answers', ...choice })),
    ...errors.map(({ method, ...refusal }) => ({
      group: method === '*' ? 'Refusals of any method' : `Refusals of ${method}`,
      label: `${refusal.status} ${refusal.error}: ${refusal.error_description}`,
      fault: { kind: 'error', ...refusal }
    }))
  ]
}
