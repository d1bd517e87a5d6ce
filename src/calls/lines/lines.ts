import { computed, ref, shallowRef } from 'vue'
import type { LinesRead } from '@/portal/ports/firstAnswer'
import type { Failure } from '@/core/failure/failure'
import { offered } from '@/core/options/settings'
import type { Line } from '@/core/telephony/types'
import { useSettingsStore } from '@/calls/form/settings'
import { defineUserStore } from '@/session/userStore'

/** The outgoing lines as far as this user may know them. */
export const useLinesStore = defineUserStore('lines', () => {
  /** Every line there is. */
  const all = shallowRef<Line[]>([])
  /** `published`, `own`: the portal does not let this user list its lines. */
  const access = ref<'unknown' | Exclude<LinesRead['state'], 'failed'>>('unknown')
  const portalDefault = ref<string | null>(null)
  const userDefault = ref<string | null>(null)
  /** Why the lines could not be read the last time. */
  const failure = ref<Failure | null>(null)

  /** The lines an administrator offers. */
  const lines = computed(() => offered(all.value, useSettingsStore().settings.lines))
  const byId = computed(() => new Map(all.value.map(line => [line.id, line])))

  /** Takes over what the portal said. Lines that are known stay when only their refresh failed. */
  function apply(read: LinesRead): void {
    failure.value = read.state === 'failed' ? read.failure : null
    if (read.state === 'failed' && (all.value.length > 0 || !read.line)) return
    if (read.state === 'failed' || read.state === 'own') {
      access.value = 'own'
      all.value = read.line ? [read.line] : []
      portalDefault.value = null
      userDefault.value = read.line?.id ?? null
    } else {
      access.value = read.state
      all.value = read.lines
      portalDefault.value = read.portalDefault
      userDefault.value = read.userDefault
    }
  }

  return { all, lines, access, portalDefault, userDefault, failure, byId, apply }
})
