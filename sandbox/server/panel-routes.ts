import { Readable } from 'node:stream'
import * as v from 'valibot'
import { FaultSchema } from '../portal/faults'
import { PERSON_KEYS } from '../portal/people'
import type { Portal } from '../portal/portal'
import { beginScenario, SCENARIO_KEYS } from '../portal/scenarios'
import { panelState } from './panel-state'
import { readJson } from './read-json'
import { sendJson, type Route, type WebAnswer } from './route'
import type { Timers } from '../portal/timers'

const RuleSchema = v.object({
  method: v.string(),
  fault: FaultSchema,
  times: v.optional(v.union([v.number(), v.literal('always')]), 1)
})
const OutcomeSchema = v.object({ code: v.string() })
const ParentSchema = v.object({
  silent: v.optional(v.boolean()),
  delay: v.optional(v.number()),
  refreshSilent: v.optional(v.boolean()),
  foreignMessages: v.optional(v.boolean())
})
const notNegative = v.pipe(v.number(), v.minValue(0))
const TelephonySchema = v.object({
  speed: v.optional(notNegative),
  rowDelayMs: v.optional(notNegative),
  redials: v.optional(notNegative),
  infocallOwner: v.optional(v.picklist(['nobody', 'caller']))
})
const RightsSchema = v.object({
  user: v.picklist(PERSON_KEYS),
  statistics: v.optional(v.picklist(['any', 'department', 'own', 'none'])),
  call: v.optional(v.boolean()),
  lines: v.optional(v.boolean())
})
const PortalSchema = v.object({
  refusals: v.optional(v.picklist(['empty', 'coded'])),
  documentedStatuses: v.optional(v.boolean()),
  securityFilter: v.optional(v.boolean())
})
/** Between a missed callback and the portal's next try, milliseconds. */
const REDIAL_PERIOD = 60_000
const ShapeSchema = v.object({ shape: v.picklist(['object', 'json', 'lowercase']) })
const InstallationSchema = v.object({ action: v.picklist(['reinstall', 'upgrade', 'uninstall']) })
const ScenarioSchema = v.object({ scenario: v.picklist(SCENARIO_KEYS), user: v.picklist(PERSON_KEYS) })
const NothingSchema = v.unknown()

/** The panel's view of the portal and its controls; the same functions tests call on the portal itself. */
export function panelRoutes(portal: Portal, timers: Timers): Route[] {
  const action = <Schema extends v.GenericSchema>(
    method: 'POST' | 'DELETE',
    path: string,
    schema: Schema,
    act: (body: v.InferOutput<Schema>) => unknown
  ): Route => ({
    methods: [method],
    path: `/sandbox/api/${path}`,
    handle: request => readJson(schema, request, async (body) => {
      const result = await act(body)
      portal.changes.announce()
      return sendJson(result ?? {})
    })
  })

  return [
    { methods: ['GET'], path: '/sandbox/api/state', handle: () => sendJson(panelState(portal)) },
    { methods: ['GET'], path: '/sandbox/api/events', handle: () => events(portal, timers) },
    action('POST', 'faults', RuleSchema, ({ method, fault, times }) =>
      portal.faults.add({ method, fault, times: times === 'always' ? Infinity : times })),
    action('DELETE', 'faults', v.object({ id: v.optional(v.number()) }), ({ id }) => {
      if (id === undefined) {
        portal.faults.clear()
      } else {
        portal.faults.remove(id)
      }
    }),
    action('POST', 'scenario', ScenarioSchema, ({ scenario, user }) => beginScenario(portal, scenario, user)),
    action('POST', 'next-call', OutcomeSchema, outcome => portal.telephony.next(outcome)),
    action('POST', 'finish-calls', NothingSchema, () => portal.telephony.finishAll()),
    action('POST', 'catch-up', NothingSchema, () => portal.telephony.catchUp()),
    action('POST', 'telephony', TelephonySchema, ({ redials, ...values }) => {
      Object.assign(portal.telephony, values)
      if (redials !== undefined) portal.telephony.redial = redials === 0 ? null : { attempts: redials, periodMs: REDIAL_PERIOD }
    }),
    action('POST', 'rights', RightsSchema, ({ user, ...rights }) => void Object.assign(portal.people[user].rights, rights)),
    action('POST', 'portal', PortalSchema, values => void Object.assign(portal, values)),
    action('POST', 'parent', ParentSchema, flags => void Object.assign(portal.parent, flags)),
    action('POST', 'options-shape', ShapeSchema, ({ shape }) => {
      portal.placementOptionsShape = shape
    }),
    action('POST', 'installation', InstallationSchema, ({ action: step }) => portal[step]()),
    action('POST', 'expire-tokens', NothingSchema, () => portal.expireTokens()),
    action('POST', 'reset', NothingSchema, () => portal.reset())
  ]
}

/** The state now and after every change, as server-sent events. Changes that come together are sent together. */
function events(portal: Portal, timers: Timers): WebAnswer {
  const stream = new Readable({ read: () => undefined })
  let waiting = false
  const push = (): void => {
    waiting = false
    if (stream.destroyed) {
      return
    }
    stream.push(`data: ${JSON.stringify(panelState(portal))}\n\n`)
  }
  const unwatch = portal.changes.watch(() => {
    if (!waiting) {
      waiting = true
      timers.later(50, push)
    }
  })
  // The server destroys the stream once its reader has gone.
  stream.once('close', unwatch)
  push()
  return {
    kind: 'send',
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    body: stream
  }
}
