import * as v from 'valibot'
import type { Person } from '../portal/people'
import { filterOf, operatorOf, type Condition } from './filter'
import { anyParams, defineMethod, text, type RestMethod } from './method'

const PAGE = 50

/** Any of them lets an app read people; they differ in how much it gets to read. */
const SCOPES = ['user', 'user_basic', 'user_brief']

const condition = v.union([text, v.array(text), v.pipe(v.record(v.string(), text), v.transform(values => Object.values(values)))])

const conditions = v.pipe(
  v.fallback(v.record(v.string(), v.unknown()), {}),
  v.transform(all => Object.fromEntries(Object.entries(all).flatMap(([key, value]) => {
    const read = v.safeParse(condition, value)
    return read.success ? [[key.toUpperCase(), read.output] satisfies [string, Condition]] : []
  })))
)

/** Names of parameters count in any case. */
const GetSchema = v.pipe(
  v.fallback(v.record(v.string(), v.unknown()), {}),
  v.transform(params => ({ ...Object.fromEntries(Object.entries(params).map(([key, value]) => [key.toUpperCase(), value])), start: params.start })),
  v.object({
    FILTER: v.optional(conditions, {}),
    SELECT: v.fallback(v.optional(v.union([v.array(text), v.pipe(v.record(v.string(), text), v.transform(fields => Object.values(fields)))]), ['*']), ['*']),
    start: v.fallback(v.optional(v.pipe(text, v.transform(Number)), 0), 0)
  })
)

/** A person as the scope `user_brief` shows them: without e-mail, telephone numbers and address. */
function wirePerson(person: Person): Record<string, string | boolean | number[]> {
  return {
    ID: String(person.id),
    ACTIVE: true,
    NAME: person.name,
    LAST_NAME: person.lastName,
    SECOND_NAME: '',
    TITLE: '',
    IS_ONLINE: 'N',
    TIME_ZONE: person.timeZone,
    PERSONAL_GENDER: '',
    WORK_POSITION: person.position,
    USER_TYPE: 'employee',
    UF_DEPARTMENT: [person.department]
  }
}

/** The portal's people: for any user, where the app has one of the scopes. */
export const userMethods: RestMethod[] = [
  defineMethod({
    name: 'user.current',
    anyScope: SCOPES,
    schema: anyParams,
    run: (_, { person }) => ({ result: wirePerson(person) })
  }),
  defineMethod({
    name: 'user.get',
    anyScope: SCOPES,
    schema: GetSchema,
    run: ({ FILTER, SELECT, start }, { portal }) => {
      const all = Object.values(portal.people).map(wirePerson).sort((a, b) => Number(a.ID) - Number(b.ID))
      // Conditions on what the scope does not show are left out.
      const meets = filterOf(Object.fromEntries(Object.entries(FILTER).filter(([key]) => FILTERED.has(key.slice(operatorOf(key).length)))))
      const found = all.filter(person => meets(Object.fromEntries(Object.entries(person).map(([key, value]) => [key, String(value)]))))
      const page = found.slice(start, start + PAGE).map(person => (
        SELECT.includes('*') || SELECT.length === 0 ? person : Object.fromEntries(Object.entries(person).filter(([key]) => SELECT.includes(key)))
      ))
      // Where nobody is found there is no total either.
      if (page.length === 0) return { result: [] }
      const next = start + PAGE
      return { result: page, total: found.length, ...(next < found.length ? { next } : {}) }
    }
  })
]

const FILTERED: ReadonlySet<string> = new Set(['ID', 'NAME', 'LAST_NAME', 'WORK_POSITION'])
