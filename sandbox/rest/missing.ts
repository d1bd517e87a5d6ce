import type { Portal } from '../portal/portal'

/** Whether a portal is too old to know a method, however its name is spelled. */
export function isMissing({ methodsMissing }: Portal, method: string): boolean {
  return [...methodsMissing].some(missing => missing.toLowerCase() === method.toLowerCase())
}
