import * as v from 'valibot'
import { callsOf } from '../portal/crm-calls'
import { findSection, mayRead } from '../portal/crm'
import { PERSON_KEYS } from '../portal/people'
import type { Portal } from '../portal/portal'
import { openFrame, type Addresses } from './opening'
import { readJson } from './read-json'
import { sendJson, type Route } from './route'

const OpenSchema = v.object({
  user: v.picklist(PERSON_KEYS),
  lang: v.string(),
  placement: v.string(),
  handler: v.string(),
  id: v.number(),
  /** The page it is opened from. */
  uri: v.string()
})
const CallsSchema = v.object({ user: v.picklist(PERSON_KEYS), entityTypeId: v.number(), id: v.number() })

/** What the portal's CRM pages ask their server. */
export function placementRoutes(portal: Portal, addresses: () => Addresses): Route[] {
  return [
    {
      methods: ['POST'],
      path: '/sandbox/api/placement',
      handle: request => readJson(OpenSchema, request, ({ user, lang, placement, handler, id, uri }) => {
        const bound = portal.placements.some(candidate => candidate.placement === placement && candidate.handler === handler)
        if (!bound || !portal.installed) {
          return sendJson({ missing: true })
        }
        // Smart processes name the id differently.
        const own = placement.startsWith('CRM_DYNAMIC_') ? { ENTITY_ID: String(id) } : { ID: String(id) }
        return sendJson(openFrame(portal, addresses(), {
          person: user, lang, placement, handler, install: false, placementOptions: { ...own, URI: uri, IFRAME: 'Y' }
        }))
      })
    },
    {
      methods: ['POST'],
      path: '/sandbox/api/record-calls',
      handle: request => readJson(CallsSchema, request, ({ user, entityTypeId, id }) => {
        const record = findSection(portal.crm, entityTypeId)?.records.find(({ item }) => item.id === id)
        const visible = record !== undefined && mayRead(portal.people[user], record)
        return sendJson({ calls: visible ? callsOf(portal, record) : [] })
      })
    }
  ]
}
