import { computed, reactive, watch } from 'vue'
import { numberOf, type CallRow } from '@/calls/callRows'
import { useClientStore } from '@/calls/form/client'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import { personCalled } from '@/core/client'
import { useTodayStore } from './today'

/**
 * Whom a call went to before its record tells: the client in the form, whose other calls are in the list, or who is in My list. Who was in the form is
 * remembered, since the next client takes their place while the phone still rings.
 */
export function useNumberNames(rows: { readonly value: readonly CallRow[] }): (row: CallRow) => string {
  const clients = useClientStore()
  const contexts = useNumberContextsStore()
  const today = useTodayStore()

  const known = computed(() => new Map([
    ...today.people.flatMap(({ number, record, todo }) => {
      const name = today.nameOf(record) || (todo ? today.nameOf(todo.record) : '')
      return number && name ? [[number, name] satisfies [string, string]] : []
    }),
    ...rows.value.flatMap((row) => {
      const name = row.record?.client ? today.nameOf(row.record.client) : ''
      return name ? [[numberOf(row), name] satisfies [string, string]] : []
    })
  ]))

  /** By attempt. */
  const called = reactive(new Map<string, string>())
  watch(() => rows.value[0]?.attempt, (attempt) => {
    const own = attempt && !called.has(attempt.id) ? contexts.ownNumber(attempt.key) : null
    const { client } = clients
    if (attempt && own && client) called.set(attempt.id, personCalled(client, own) || client.company || client.title)
  }, { immediate: true })

  return ({ record, attempt }) => (attempt && called.get(attempt.id)) || known.value.get(numberOf({ record, attempt })) || ''
}
