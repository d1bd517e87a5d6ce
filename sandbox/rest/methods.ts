import { appOptionMethods } from './app-options'
import { basicMethods } from './basic'
import { crmActivityMethods } from './crm-activities'
import { crmAddressMethods } from './crm-addresses'
import { crmItemMethods } from './crm-items'
import { crmSearchMethods } from './crm-search'
import { crmStatusMethods } from './crm-statuses'
import { crmTimelineMethods } from './crm-timeline'
import { crmTypeMethods } from './crm-types'
import type { RestMethod } from './method'
import { placementMethods } from './placements'
import { userOptionMethods } from './user-options'
import { userMethods } from './users'
import { callMethods } from './voximplant-calls'
import { lineMethods } from './voximplant-lines'
import { statisticMethods } from './voximplant-statistic'
import { voiceMethods } from './voximplant-tts'

/** Every REST method the sandbox knows, by name. */
export const restMethods: ReadonlyMap<string, RestMethod> = new Map([
  ...basicMethods(name => restMethods.get(name.toLowerCase())),
  ...appOptionMethods,
  ...userOptionMethods,
  ...userMethods,
  ...placementMethods,
  ...crmItemMethods,
  ...crmAddressMethods,
  ...crmStatusMethods,
  ...crmTypeMethods,
  ...crmTimelineMethods,
  ...crmActivityMethods,
  ...crmSearchMethods,
  ...lineMethods,
  ...voiceMethods,
  ...callMethods,
  ...statisticMethods
].map(method => [method.name.toLowerCase(), method]))
