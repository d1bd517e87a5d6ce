import documented from '../../sandbox/data/errors.json' with { type: 'json' }
import type { Fault } from '../../sandbox/index.ts'
import { METHOD_OF_TYPE, type TypeName } from './words.ts'

/** One answer of the portal to a click, and what the click must come to. */
export interface Answer {
  name: string
  fault: Fault
  /** How exceptions without a code arrive. */
  form: 'empty' | 'coded'
  state: 'Call refused' | 'Not clear whether the call started'
  rings: boolean
}

const FORMS = ['empty', 'coded'] as const
/** Documented errors that do not say that nothing rang: docs/decisions/0017-refusals.md. */
const LEAVES_OPEN = /^INTERNAL_SERVER_ERROR|^ERROR_UNEXPECTED_ANSWER|Infocall failure/
/** What portals say when their own request to the telephony service is lost, and what that service may say itself. */
const CONTROLLER_WORDS = ['Infocall failure', '', 'Parse error or connect error from server', 'Destination is not reachable at the moment.']

/** Every documented error of a type's method, in both forms where it has no code. */
function refusals(type: TypeName): Answer[] {
  return documented
    .filter(({ method }) => method === METHOD_OF_TYPE[type] || method === '*')
    // An expired token is renewed: tests/e2e/faults.e2e.ts.
    .filter(({ error }) => error !== 'expired_token')
    .flatMap(({ status, error, error_description: description, uncoded = false }) => (uncoded ? FORMS : ['coded'] as const).map((form): Answer => ({
      name: `${uncoded && form === 'empty' ? 'no code' : error}: ${description}`,
      fault: { kind: 'error', error, error_description: description, status, uncoded },
      form,
      state: LEAVES_OPEN.test(`${error}: ${description}`) ? 'Not clear whether the call started' : 'Call refused',
      rings: false
    })))
}

/** Every answer that looks like one and leaves open what happened, with a ring and without. */
const DOUBTFUL: readonly Answer[] = [true, false].flatMap(rings => [
  ...FORMS.flatMap(form => CONTROLLER_WORDS.map(words => ({
    name: `"${words}" of the telephony service, ${form}`, form, fault: { kind: 'controller' as const, error_description: words, executed: rings }
  }))),
  { name: 'an error that is no text', form: 'empty' as const, fault: { kind: 'malformedError' as const, executed: rings } },
  ...(rings ? [{ name: 'an error beside a call\'s id', form: 'empty' as const, fault: { kind: 'contradiction' as const, executed: true as const } }] : [])
].map((one): Answer => ({ ...one, name: `${one.name}, ${rings ? 'rings' : 'does not ring'}`, state: 'Not clear whether the call started', rings })))

/** Everything a portal may answer to a click of a type, beside a call that started. */
export function answersTo(type: TypeName): Answer[] {
  return [...refusals(type), ...DOUBTFUL]
}
