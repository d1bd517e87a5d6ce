import { computed, ref, watch } from 'vue'
import type { FormField } from '@/core/telephony/types'
import type { FormProblem } from './request'
import type { useFormFields } from './useFormFields'

/** The same each time: with another list each click would draw the whole form anew before its request leaves. */
const NO_PROBLEMS: readonly FormProblem[] = []

/** What is wrong with the fields: what the form sees itself, and what the portal has refused. @param onChange called whenever one was changed */
export function useFormProblems({ draft, line, text, sound, voice, checked }: ReturnType<typeof useFormFields>, onChange: () => void) {
  /** Problems are pointed out once somebody tried to send the form. */
  const tried = ref(false)
  const problems = computed(() => tried.value && !checked.value.request ? checked.value.problems : NO_PROBLEMS)
  /** The field the portal's refusal points at, until it is changed. */
  const refusedField = ref<FormField | null>(null)
  /** Fields that were changed since the last click, which clears them. */
  const changed = new Set<string>()
  for (const [field, source] of Object.entries({ line, number: () => draft.number, text, sound, voice })) {
    watch(source, () => {
      changed.add(field)
      if (refusedField.value === field) refusedField.value = null
      onChange()
    })
  }

  /** Points at the field a refusal names, unless it was changed since the click. */
  function pointAt(field: FormField | null): void {
    if (field && !changed.has(field)) refusedField.value = field
  }

  return { tried, problems, refusedField, changed, pointAt }
}
