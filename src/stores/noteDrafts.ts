import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import type { CrmRecord } from '@/telephony/launch'
import { keyOf, type NoteContent } from '@/telephony/note'
import { StoredDraftsSchema, type NoteDraft } from '@/telephony/storedNote'
import { useSessionStore } from './session'

const NAME = 'note-drafts'
/** Records whose drafts are kept. */
const KEPT = 20
const EMPTY = { text: '', title: null, description: '', deadline: null } as const

/** What was typed for a record and not added yet: kept through reloads, so that no refusal and no other screen costs it. */
export const useNoteDraftsStore = defineStore('noteDrafts', () => {
  const session = useSessionStore()
  /** The one changed last first. */
  const drafts = ref<NoteDraft[]>([])

  /** What stands in the fields for a record. */
  function draftOf(record: CrmRecord): NoteDraft {
    const key = keyOf(record, 'note')
    return drafts.value.find(draft => draft.key === key) ?? { ...EMPTY, key }
  }

  function change(record: CrmRecord, changed: Partial<Omit<NoteDraft, 'key'>>): void {
    const next = { ...draftOf(record), ...changed }
    const others = drafts.value.filter(({ key }) => key !== next.key)
    drafts.value = isEmpty(next) ? others : [next, ...others].slice(0, KEPT)
    session.storage.set(NAME, drafts.value)
  }

  /** Forgets what has been added, unless something else has been typed since. */
  function clearAdded(record: CrmRecord, content: NoteContent): void {
    const { text, title } = draftOf(record)
    if (content.kind === 'note') {
      if (text.trim() === content.text) change(record, { text: '' })
    } else if (title === null || title.trim() === content.title) change(record, { title: null, description: '', deadline: null })
  }

  /** Takes what was typed along to another record, unless something was typed for that one already. */
  function move(from: CrmRecord, to: CrmRecord): void {
    if (!isEmpty(draftOf(to))) return
    const { text, title, description, deadline } = draftOf(from)
    change(to, { text, title, description, deadline })
    change(from, EMPTY)
  }

  watch(() => session.user?.id, () => {
    drafts.value = session.storage.get(NAME, StoredDraftsSchema) ?? []
  }, { immediate: true, flush: 'sync' })

  return { draftOf, change, clearAdded, move }
})

function isEmpty({ text, title, description, deadline }: NoteDraft): boolean {
  return text === '' && title === null && description === '' && deadline === null
}
