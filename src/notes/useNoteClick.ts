import { computed, ref, watch } from 'vue'
import { keyOf } from './note'
import { useNotesStore } from './notes'

/**
 * The click a form is about: its own last one, or one that was on its way or unclear when the form was opened.
 * @param key of the record and kind in the form (`keyOf`)
 */
export function useNoteClick(key: () => string | null) {
  const notes = useNotesStore()
  const clickId = ref<string | null>(null)
  const alike = computed(() => notes.clicks.filter(one => keyOf(one.target.record, one.content.kind) === key()))
  const pending = computed(() => alike.value.find(({ state }) => state === 'sending' || state === 'unclear')?.id)
  /** Those that have been on their way since the form was opened. */
  const seen = new Set<string>()
  watch(pending, (id) => {
    if (!id) return
    clickId.value = id
    seen.add(id)
  }, { immediate: true, flush: 'sync' })
  const click = computed(() => alike.value.find(({ id }) => id === clickId.value) ?? null)
  /** Why the newest of them added nothing. */
  const failure = computed(() => {
    const [newest] = alike.value
    return newest?.state === 'refused' && seen.has(newest.id) ? newest.failure : null
  })

  /** The form is about the next one from now on. */
  function forget(): void {
    clickId.value = null
  }

  return { click, failure, forget }
}
