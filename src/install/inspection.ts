import type { Inspection } from '@/portal/ports/installation'
import type { PortalSession } from '@/portal/session'
import { useSettingsStore } from '@/calls/form/settings'
import { useLinesStore } from '@/calls/lines/lines'
import { useSessionStore } from '@/session/session'

/** What the portal has, for the steps that ask: it is read once for all of them, by the first. */
export function useInspection() {
  const session = useSessionStore()
  /** What the portal had when it was last looked at. */
  let inspection: Inspection | null = null

  async function inspected(portal: PortalSession): Promise<Inspection> {
    if (inspection) return inspection
    const read = await portal.installation.inspect()
    session.setUser(read.data.user)
    if (read.data.shared) useSettingsStore().apply(read.data.shared.settings)
    useLinesStore().apply(read.data.lines)
    inspection = read
    return read
  }

  /** Looks anew the next time: whatever failed may have been put right since, with other lines or settings. */
  function forget(): void {
    inspection = null
  }

  return { inspected, forget }
}
