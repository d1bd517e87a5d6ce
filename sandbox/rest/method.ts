import * as v from 'valibot'
import type { Person, PersonKey } from '../portal/people'
import type { Operating } from '../portal/operating-time'
import type { Portal } from '../portal/portal'
import { accessDenied, RestError } from './rest-error'

/** Where and for whom a method runs. */
export interface RestContext {
  portal: Portal
  user: PersonKey
  person: Person
}

/** What a method answers; lists add how many there are and where the next page starts. */
export interface RestResult {
  result: unknown
  total?: number
  next?: number
  /** How long the method has worked for the app, where that is counted. */
  operating?: Operating | null
}

/** What a person must be allowed to do. */
type Right = 'call' | 'lines' | 'statistics' | 'administer' | 'bind'

/** A REST method of the portal. */
export interface RestMethod {
  name: string
  /** Whether an app with these scopes may ask for it. */
  isOpenTo(scopes: ReadonlySet<string>): boolean
  /** Checks the scopes and the right, reads the parameters and does the work. Throws a RestError to refuse. */
  call(params: unknown, context: RestContext): RestResult
}

interface Definition<Schema extends v.GenericSchema> {
  name: string
  /** Scopes the app needs; none for the basic methods. */
  scope?: readonly string[]
  /** Scopes of which any one will do. */
  anyScope?: readonly string[]
  right?: Right
  /** Says in a newer way which parameter is missing. */
  controller?: boolean
  schema: Schema
  run(params: v.InferOutput<Schema>, context: RestContext): RestResult
}

/** Makes a method out of its name, scope, right, schema and function. */
export function defineMethod<Schema extends v.GenericSchema>(definition: Definition<Schema>): RestMethod {
  const { name, scope = [], anyScope = [], right, controller = false, schema, run } = definition
  const isOpenTo = (scopes: ReadonlySet<string>) => (
    scope.every(needed => scopes.has(needed)) && (anyScope.length === 0 || anyScope.some(one => scopes.has(one)))
  )
  return {
    name,
    isOpenTo,
    call(params, context) {
      if (!isOpenTo(context.portal.scopes)) {
        throw new RestError(403, 'insufficient_scope', 'The request requires higher privileges than provided by the webhook token')
      }
      if (right !== undefined && !mayUse(context.person, right)) {
        throw accessDenied(REFUSALS[right])
      }
      const read = v.safeParse(schema, params)
      if (!read.success) {
        const argument = v.getDotPath(read.issues[0]) ?? 'params'
        throw controller
          ? new RestError(400, '100', `Could not find value for parameter {${argument}}`)
          : new RestError(400, 'ERROR_ARGUMENT', `Argument '${argument}' is null or empty`, { details: { argument } })
      }
      return run(read.output, context)
    }
  }
}

/** No parameters, or parameters nobody looks at. */
export const anyParams = v.unknown()

/** A text; numbers are taken too, since a form body or a careless JSON may hold either. */
export const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String))

const REFUSALS: Record<Right, string> = {
  call: 'Access denied!',
  lines: 'Access denied!',
  statistics: 'Access denied!',
  administer: 'Access denied! Administrator authorization required',
  bind: 'Access denied!'
}

function mayUse(person: Person, right: Right): boolean {
  switch (right) {
    case 'call': return person.rights.call
    case 'lines': return person.rights.lines
    case 'statistics': return person.rights.statistics !== 'none'
    case 'administer':
    case 'bind': return person.administrator
  }
}
