import { nextTick, ref, watch, type Ref } from 'vue'

/**
 * What is being searched for in one of the kit's lists. The list writes the label of a value that was set from
 * outside into its search, which would then leave that one entry: it is emptied again.
 * @param value the list's value
 */
export function useListSearch(value: () => string | undefined): Ref<string> {
  const search = ref('')
  watch(value, async () => {
    await nextTick()
    search.value = ''
  })
  return search
}
