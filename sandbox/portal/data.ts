import * as v from 'valibot'
import callErrors from '../data/errors.json' with { type: 'json' }
import otherErrors from '../data/errors-other.json' with { type: 'json' }
import lines from '../data/lines.json' with { type: 'json' }
import voices from '../data/voices.json' with { type: 'json' }
import type { Crm } from './crm'
import { crmData } from './crm-data'
import { people, type PersonKey, type Person } from './people'
import type { BoundPlacement } from './placements'

/** Everything about a portal that a test may want to start with differently. */
export interface PortalData {
  people: Record<PersonKey, Person>
  /** Line id to line name; `{}` is a portal without telephony lines. */
  lines: Record<string, string>
  /** Lines that belong to an external telephony app: their callbacks answer without a CALL_ID. */
  externalLines: string[]
  /** The portal's own outgoing line. */
  defaultLine: string
  /** Voice id to voice name. */
  voices: Record<string, string>
  options: PortalOptions
  /** Scopes the app was granted on installation. */
  scopes: string[]
  /** Where REST is: `/rest` unless a company has moved it on its own server. */
  restPath: string
  /** Seconds each method may work for the app in ten minutes; null where nobody counts. */
  operatingLimit: number | null
  /** Methods this portal is too old to know. */
  methodsMissing: string[]
  crm: Crm
  /** Whether the app's installer has finished. */
  installed: boolean
  /** Where the app is bound to. */
  placements: BoundPlacement[]
  /** How many calls there were before the sandbox started, and when the last one began (milliseconds since 1970). */
  pastCalls: { count: number, until: number }
}

/** What the app keeps in the portal: for everybody, and for each user by id. */
export interface PortalOptions {
  app: Record<string, unknown>
  user: Record<number, Record<string, unknown>>
}

const KnownErrorSchema = v.object({
  method: v.string(),
  status: v.number(),
  /** The status the documentation prints, where portals send another one. */
  documentedStatus: v.optional(v.number()),
  error: v.string(),
  error_description: v.string(),
  /** The portal's code gives it none; `error` is what the documentation prints. */
  uncoded: v.optional(v.boolean())
})

/** One documented refusal; `method` is `*` where any method may answer it. */
export type KnownError = v.InferOutput<typeof KnownErrorSchema>

/** Every documented error: those of telephony and of every request first. */
export const knownErrors: readonly KnownError[] = v.parse(v.array(KnownErrorSchema), [...callErrors, ...otherErrors])

/** A portal's data, fresh on every call so that one test cannot spoil the next. */
export function portalData(seed: Partial<PortalData> = {}): PortalData {
  return structuredClone({
    people: people(),
    lines,
    externalLines: [],
    defaultLine: 'reg150907',
    voices,
    options: { app: {}, user: {} },
    scopes: ['telephony', 'call', 'crm', 'placement', 'user_brief'],
    restPath: '/rest',
    operatingLimit: 480,
    methodsMissing: [],
    crm: crmData(),
    installed: true,
    placements: [],
    pastCalls: { count: 0, until: Date.now() },
    ...seed
  })
}

/** What is different on a company's own server, whose updates come late: REST may be at another path (option `rest_server_path`). */
export function onPremisePortal(): Partial<PortalData> {
  return { restPath: '/intranet/rest', operatingLimit: null, methodsMissing: ['voximplant.user.getDefaultLineId'] }
}
