import type { Crm } from './crm'

/** A placement's texts in one language. */
export interface PlacementTexts {
  TITLE: string
  DESCRIPTION: string
  GROUP_NAME: string
}

/** A place of the portal with a handler of the app bound to it. */
export interface BoundPlacement {
  placement: string
  handler: string
  title: string
  description: string
  /** By the portal's language code. */
  langAll: Record<string, PlacementTexts>
}

/** In what shape PLACEMENT_OPTIONS reach the app: as an object, as a JSON text, or with keys in lower case. */
export type PlacementOptionsShape = 'object' | 'json' | 'lowercase'

const GLOBAL_PLACES = ['LEFT_MENU', 'REST_APP_URI', 'PAGE_BACKGROUND_WORKER', 'USER_PROFILE_MENU', 'USER_PROFILE_TOOLBAR']
const SYSTEM_TYPES = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'QUOTE', 'SMART_INVOICE']
const CRM_PLACES = ['LIST_MENU', 'LIST_TOOLBAR', 'DETAIL_TAB', 'DETAIL_TOOLBAR', 'DETAIL_ACTIVITY', 'ACTIVITY_TIMELINE_MENU']

/** Places that belong to no scope but `placement`. */
export function globalPlaces(): readonly string[] {
  return GLOBAL_PLACES
}

/** Places of the CRM, those of its smart processes included. */
export function crmPlaces(crm: Crm): string[] {
  const types = [...SYSTEM_TYPES, ...crm.processes.map(({ entityTypeId }) => `DYNAMIC_${entityTypeId}`)]
  return CRM_PLACES.flatMap(place => types.map(type => `CRM_${type}_${place}`))
}

/** Whether a place takes one handler only. */
export function takesOneHandler(placement: string): boolean {
  return placement === 'REST_APP_URI' || placement === 'PAGE_BACKGROUND_WORKER'
}

/** What a placement is called for people with a language. */
export function placementTitle({ title, langAll }: BoundPlacement, lang: string): string {
  return [langAll[lang]?.TITLE, title, langAll.en?.TITLE].find(text => text !== undefined && text !== '') ?? 'Callback Desk'
}

/** Brings placement options into a shape; texts stay as they are. */
export function shapeOptions(options: unknown, shape: PlacementOptionsShape): unknown {
  if (typeof options !== 'object' || options === null) {
    return options
  }
  switch (shape) {
    case 'object': return options
    case 'json': return JSON.stringify(options)
    case 'lowercase': return Object.fromEntries(Object.entries(options).map(([key, value]) => [key.toLowerCase(), value]))
  }
}
