/** What an entry is called, by the portal's language codes. */
export type Titles = Readonly<Record<string, string>>

/** A place of the portal that is to open the app. */
export interface WantedPlacement {
  placement: string
  handler: string
  titles: Titles
}

/** A place of the portal that opens the app now. */
export interface BoundPlacement {
  placement: string
  handler: string
  /** In whatever language the portal chose. */
  title: string
  /** Empty where an older portal does not tell. */
  titles: Titles
}

/** What has to change for the portal to have what is wanted and nothing else. */
export interface PlacementChanges {
  unbind: { placement: string, handler: string }[]
  bind: WantedPlacement[]
  unchanged: WantedPlacement[]
}

const CRM_TYPES = ['LEAD', 'CONTACT', 'COMPANY', 'DEAL']
const CRM_PLACES = ['DETAIL_TOOLBAR', 'LIST_MENU']
/** Links to the app, and its entry in the menu. */
const APP_PLACES = ['REST_APP_URI', 'LEFT_MENU']

/**
 * Every place that is to open the app.
 * @param handler address of the app
 * @param titles what it is called in CRM, and what it is called elsewhere
 * @param processTypes smart-process types (`entityTypeId`) whose cards and lists offer the app
 */
export function wantedPlacements(handler: string, titles: { crm: Titles, app: Titles }, processTypes: readonly number[]): WantedPlacement[] {
  const types = [...CRM_TYPES, ...new Set(processTypes.map(type => `DYNAMIC_${type}`))]
  return [
    ...types.flatMap(type => CRM_PLACES.map(place => ({ placement: `CRM_${type}_${place}`, handler, titles: titles.crm }))),
    ...APP_PLACES.map(placement => ({ placement, handler, titles: titles.app }))
  ]
}

/** The smart-process types whose cards or lists offer the app now. */
export function boundProcessTypes(bound: readonly BoundPlacement[]): number[] {
  return [...new Set(bound.flatMap(({ placement }) => {
    const match = /^CRM_DYNAMIC_(\d+)_/.exec(placement)
    const type = Number(match?.[1])
    return Number.isSafeInteger(type) && type > 0 ? [type] : []
  }))]
}

/**
 * Whether a portal has a place.
 * @param offered what the portal lists; null where it does not tell. Its list is complete for CRM's own types only:
 *   smart processes, links and the menu are missing from it on portals that have them, so these are tried
 */
export function isOffered(placement: string, offered: readonly string[] | null): boolean {
  return offered === null || !placement.startsWith('CRM_') || placement.startsWith('CRM_DYNAMIC_') || offered.includes(placement)
}

/**
 * Compares what is bound with what is wanted. All that is bound is this app's own, so whatever is not wanted (another
 * version's address, a place no longer used, an old title) goes.
 */
export function comparePlacements(bound: readonly BoundPlacement[], wanted: readonly WantedPlacement[]): PlacementChanges {
  const at = ({ placement, handler }: { placement: string, handler: string }) => bound.filter(one => one.placement === placement && one.handler === handler)
  // A portal removes all entries of a place with the same handler at once: one wrong title among them concerns all.
  const isRight = (one: WantedPlacement) => at(one).length > 0 && at(one).every(entry => hasTitles(entry, one.titles))
  const unchanged = wanted.filter(isRight)
  const stale = bound.filter(one => !unchanged.some(({ placement, handler }) => placement === one.placement && handler === one.handler))
  return {
    unbind: [...new Map(stale.map(({ placement, handler }) => [`${placement} ${handler}`, { placement, handler }])).values()],
    bind: wanted.filter(one => !unchanged.includes(one)),
    unchanged
  }
}

function hasTitles({ title, titles }: BoundPlacement, wanted: Titles): boolean {
  if (Object.keys(titles).length === 0) return Object.values(wanted).includes(title)
  return Object.entries(wanted).every(([language, text]) => titles[language] === text)
}
