/**
 * The REST methods that several files speak of: who calls them, who knows how they refuse, and who tells of something that went wrong
 * before they were called.
 */
export const CALLBACK = 'voximplant.callback.start'
export const INFOCALL = 'voximplant.infocall.startwithtext'
export const INFOCALL_SOUND = 'voximplant.infocall.startwithsound'
export const STATISTIC = 'voximplant.statistic.get'
export const ADD_NOTE = 'crm.timeline.comment.add'
export const ADD_TODO = 'crm.activity.todo.add'
export const LIST_ACTIVITIES = 'crm.activity.list'
export const LIST_RECORDS = 'crm.item.list'
export const LIST_PROCESS_TYPES = 'crm.type.list'
export const APP_INFO = 'app.info'
export const SAVE_APP_OPTIONS = 'app.option.set'
export const SAVE_USER_OPTIONS = 'user.option.set'
export const BIND_PLACEMENT = 'placement.bind'

/** What adds each kind of entry to a timeline. */
export const METHOD_OF_NOTE = { note: ADD_NOTE, todo: ADD_TODO } as const
