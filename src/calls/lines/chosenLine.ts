import { computed } from 'vue'
import { chooseLine } from '@/core/telephony/line'
import { useDraftStore } from '@/calls/form/draft'
import { useLinesStore } from './lines'
import { useSettingsStore } from '@/calls/form/settings'
import { defineUserStore } from '@/session/userStore'

/** The line the form calls from: the one used last, else the one somebody has set for it. */
export const useChosenLineStore = defineUserStore('chosenLine', () => {
  const draft = useDraftStore()
  const lines = useLinesStore()
  const settings = useSettingsStore()

  const id = computed({
    get: () => chooseLine(lines.lines, [draft.line, settings.settings.defaultLine, lines.userDefault, lines.portalDefault]),
    set: (chosen) => { draft.line = chosen }
  })
  const kind = computed(() => (id.value && lines.byId.get(id.value)?.kind) || null)

  return { id, kind }
})
