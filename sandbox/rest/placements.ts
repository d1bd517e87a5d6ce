import * as v from 'valibot'
import { crmPlaces, globalPlaces, takesOneHandler, type BoundPlacement, type PlacementTexts } from '../portal/placements'
import { anyParams, defineMethod, text, type RestContext, type RestMethod } from './method'
import { phpMap } from './php'
import { RestError } from './rest-error'

const required = v.pipe(text, v.minLength(1))

const TextsSchema = v.object({
  TITLE: v.optional(text, ''),
  DESCRIPTION: v.optional(text, ''),
  GROUP_NAME: v.optional(text, '')
})

const BindSchema = v.object({
  PLACEMENT: v.pipe(required, v.toUpperCase()),
  HANDLER: required,
  LANG_ALL: v.optional(v.union([v.record(v.string(), TextsSchema), v.array(v.never())]), []),
  USER_ID: v.optional(text, '0'),
  ...TextsSchema.entries
})

/** Binding the app to places of the portal. */
export const placementMethods: RestMethod[] = [
  defineMethod({
    name: 'placement.bind',
    scope: ['placement'],
    right: 'bind',
    schema: BindSchema,
    run: (params, { portal }) => {
      checkPlace(params, portal)
      checkHandler(params.HANDLER, portal)
      portal.placements.push(bound(params))
      return { result: true }
    }
  }),
  defineMethod({
    name: 'placement.unbind',
    scope: ['placement'],
    right: 'bind',
    schema: v.object({ PLACEMENT: v.pipe(required, v.toUpperCase()), HANDLER: v.optional(text, '') }),
    run: ({ PLACEMENT, HANDLER }, { portal }) => {
      const kept = portal.placements.filter(({ placement, handler }) => placement !== PLACEMENT || (HANDLER !== '' && handler !== HANDLER))
      const removed = portal.placements.length - kept.length
      portal.placements = kept
      // Portals count each one twice: when they find it and when they have removed it.
      return { result: { count: removed * 2 } }
    }
  }),
  defineMethod({
    name: 'placement.get',
    scope: ['placement'],
    right: 'bind',
    schema: anyParams,
    run: (_, { portal }) => ({
      result: portal.placements.map(({ placement, handler, title, description, langAll }) => ({
        placement, userId: 0, handler, options: [], title, description, langAll: phpMap(langAll)
      }))
    })
  }),
  defineMethod({
    name: 'placement.list',
    scope: ['placement'],
    schema: v.object({ SCOPE: v.optional(text, '') }),
    run: ({ SCOPE }, { portal }) => {
      const crm = portal.scopes.has('crm') ? crmPlaces(portal.crm) : []
      switch (SCOPE) {
        case '': return { result: [...globalPlaces(), ...crm] }
        case 'crm': return { result: crm }
        case 'placement': return { result: [...globalPlaces()] }
        default: return { result: [] }
      }
    }
  })
]

type Bind = v.InferOutput<typeof BindSchema>
type PortalState = RestContext['portal']

function checkPlace({ PLACEMENT, HANDLER, USER_ID }: Bind, portal: PortalState): void {
  const known = globalPlaces().includes(PLACEMENT) || (portal.scopes.has('crm') && crmPlaces(portal.crm).includes(PLACEMENT))
  if (!known) {
    throw new RestError(400, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found')
  }
  // The documentation has these two with HTTP 200.
  const status = portal.documentedStatuses ? 200 : 400
  if (Number(USER_ID) > 0 && PLACEMENT !== 'PAGE_BACKGROUND_WORKER') {
    throw new RestError(status, 'ERROR_PLACEMENT_USER_MODE', 'User mode is not available')
  }
  const others = portal.placements.filter(({ placement }) => placement === PLACEMENT)
  if (others.length > 0 && takesOneHandler(PLACEMENT)) {
    throw new RestError(status, 'ERROR_PLACEMENT_MAX_COUNT', 'Placement max count: 1')
  }
  if (others.some(({ handler }) => handler === HANDLER)) {
    throw new RestError(400, 'ERROR_CORE', 'Unable to set placement handler: Handler already binded')
  }
}

function checkHandler(handler: string, portal: PortalState): void {
  if (!URL.canParse(handler)) {
    throw new RestError(400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  }
  const { protocol, origin } = new URL(handler)
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new RestError(400, 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol')
  }
  if (portal.appUrl !== '' && origin !== new URL(portal.appUrl).origin) {
    throw new RestError(400, 'ERROR_EVENT_HANDLER_URL_MATCH', 'Handler URL host doesn\'t match application url')
  }
}

function bound({ PLACEMENT, HANDLER, TITLE, DESCRIPTION, GROUP_NAME, LANG_ALL }: Bind): BoundPlacement {
  const langAll: Record<string, PlacementTexts> = Array.isArray(LANG_ALL) ? {} : LANG_ALL
  const own: Record<string, PlacementTexts> = TITLE === '' ? {} : { en: { TITLE, DESCRIPTION, GROUP_NAME } }
  const all = Object.keys(langAll).length === 0 ? own : langAll
  const first = all.en ?? Object.values(all)[0]
  return {
    placement: PLACEMENT,
    handler: HANDLER,
    title: TITLE === '' ? first?.TITLE ?? '' : TITLE,
    description: DESCRIPTION === '' ? first?.DESCRIPTION ?? '' : DESCRIPTION,
    langAll: all
  }
}
