/** What portals do, each point with the look at the sandbox that shows it. */
export type Cases = Record<string, () => Promise<void>>

export const CALLBACK = 'voximplant.callback.start'
export const INFOCALL = 'voximplant.infocall.startwithtext'
export const INFOCALL_SOUND = 'voximplant.infocall.startwithsound'
export const STATISTIC = 'voximplant.statistic.get'
