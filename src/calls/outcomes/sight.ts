import type { CallRecord } from '@/core/telephony/callRecord'

/**
 * Whose calls the user sees in the portal's records. A role may limit them to one's own, or to one's department's; no method tells which.
 * `any`: everybody's, for sure. `limited`: not everybody's, as far as can be told. `unknown`: nothing has shown it yet.
 * Records of voice messages belong to nobody, and only `any` sees those: for everybody else one's own are missing, too.
 */
export type Sight = 'any' | 'limited' | 'unknown'

/**
 * Whether a record is one that only people get to see who may see everybody's calls: for all others the portal asks for records
 * of certain people, which one of nobody never is. (Portals that still wrote the caller into voice messages have none of those,
 * and their records prove nothing: a colleague's may be of one's own department.)
 */
export const provesSightOfAll = ({ userId }: CallRecord): boolean => userId === null
