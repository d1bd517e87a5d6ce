import { useEventListener } from '@vueuse/core'
import { ref } from 'vue'
import { fromField } from './deadline'
import type { CrmRecord } from '@/core/launch'
import { keyOf } from './note'
import type { NoteContent, Todo } from '@/portal/ports/timeline'
import { StoredDraftsSchema, type NoteDraft } from './storedNote'
import { defineUserStore } from '@/session/userStore'

const NAME = 'note-drafts'
/** Records whose drafts are kept. */
const KEPT = 20
const EMPTY = { text: '', title: null, description: '', deadline: null } as const

/** What was typed for a record and not added yet: kept through reloads, so that no refusal and no other screen costs it. */
export const useNoteDraftsStore = defineUserStore('noteDrafts', (scope) => {
  /** The one changed last first. */
  const drafts = ref<NoteDraft[]>([])

  /** Changes the browser took no more of, the last first: what it holds for these records is older. */
  let unstored: readonly NoteDraft[] = []

  /** Everything that is known, of other tabs too. Storage that takes nothing more, or is cleared, must not cost what was typed. */
  const read = () => unstored.reduceRight(withDraft, scope.storage.shared(NAME, StoredDraftsSchema) ?? drafts.value)

  /** What stands in the fields for a record. */
  function draftOf(record: CrmRecord): NoteDraft {
    const key = keyOf(record, 'note')
    return drafts.value.find(draft => draft.key === key) ?? { ...EMPTY, key }
  }

  /** Other tabs write too: what is stored is read anew before every change. */
  function change(record: CrmRecord, changed: Partial<Omit<NoteDraft, 'key'>>): void {
    drafts.value = read()
    const next = { ...draftOf(record), ...changed }
    drafts.value = withDraft(drafts.value, next)
    const kept = scope.storage.set(NAME, drafts.value)
    unstored = kept ? [] : [next, ...without(unstored, next)]
  }

  /** Forgets what has been added, unless something else has been typed since. */
  function clearAdded(record: CrmRecord, content: NoteContent): void {
    drafts.value = read()
    const draft = draftOf(record)
    if (content.kind === 'note') {
      if (draft.text.trim() === content.text) change(record, { text: '' })
    } else if (isTodo(draft, content)) change(record, { title: null, description: '', deadline: null })
  }

  /** Takes what was typed along to another record, unless something was typed for that one already. */
  function move(from: CrmRecord, to: CrmRecord): void {
    drafts.value = read()
    if (!isEmpty(draftOf(to))) return
    const { text, title, description, deadline } = draftOf(from)
    change(to, { text, title, description, deadline })
    change(from, EMPTY)
  }

  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === scope.storage.keyOf(NAME)) drafts.value = read()
  })
  scope.whenKnown(() => {
    drafts.value = read()
  })

  return { draftOf, change, clearAdded, move }
})

function isEmpty({ text, title, description, deadline }: NoteDraft): boolean {
  return text === '' && title === null && description === '' && deadline === null
}

const without = (drafts: readonly NoteDraft[], { key }: NoteDraft) => drafts.filter(other => other.key !== key)

/** The list with one draft added, replaced or, once it is empty, taken out. */
function withDraft(drafts: readonly NoteDraft[], next: NoteDraft): NoteDraft[] {
  const others = without(drafts, next)
  return isEmpty(next) ? others : [next, ...others].slice(0, KEPT)
}

/** Whether the fields hold just what was sent. What stands there as it was proposed was not touched since. */
function isTodo({ title, description, deadline }: NoteDraft, sent: Todo): boolean {
  return (title === null || title.trim() === sent.title)
    && description.trim() === sent.description
    && (deadline === null || fromField(deadline)?.getTime() === Date.parse(sent.deadline))
}
