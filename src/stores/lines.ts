import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { LinesRead } from '@/portal/firstData'
import type { Failure } from '@/telephony/failure'
import type { Line } from '@/telephony/types'

/** The outgoing lines as far as this user may know them. */
export const useLinesStore = defineStore('lines', () => {
  const lines = ref<Line[]>([])
  /** `own`: the portal does not let this user list its lines. */
  const access = ref<'unknown' | 'listed' | 'own'>('unknown')
  const portalDefault = ref<string | null>(null)
  const userDefault = ref<string | null>(null)
  /** Why the lines could not be read the last time. */
  const failure = ref<Failure | null>(null)

  const byId = computed(() => new Map(lines.value.map(line => [line.id, line])))

  /** Takes over what the portal said. Lines that are known stay when only their refresh failed. */
  function apply(read: LinesRead): void {
    failure.value = read.state === 'failed' ? read.failure : null
    if (read.state === 'failed') return
    access.value = read.state
    if (read.state === 'listed') {
      lines.value = read.lines
      portalDefault.value = read.portalDefault
      userDefault.value = read.userDefault
    } else {
      lines.value = read.line ? [read.line] : []
      portalDefault.value = null
      userDefault.value = read.line?.id ?? null
    }
  }

  /** Forgets what another user was allowed to see. */
  function clear(): void {
    lines.value = []
    access.value = 'unknown'
    portalDefault.value = null
    userDefault.value = null
    failure.value = null
  }

  return { lines, access, portalDefault, userDefault, failure, byId, apply, clear }
})
