import { computed, ref, shallowRef } from 'vue'
import type { CallRecord } from '@/core/telephony/callRecord'
import type { CallChunk } from '@/portal/records/allCalls'

/** Records of a page of the portal, and pages asked for in one request: about a megabyte. */
const PAGE = 50
const PAGES = 20

/**
 * Records that are read one part after the other, by rising id.
 * @param total how many the portal has; null while nobody knows
 */
export function useRecordsSoFar(total: () => number | null) {
  const records = shallowRef<readonly CallRecord[]>([])
  /** How many records were read, damaged ones included, and how many there are. */
  const read = ref(0)
  const expected = computed(() => Math.max(total() ?? 0, read.value))
  let after = 0

  /** Where to go on, and how many pages to ask for. */
  function nextPart(): { after: number, pages: number } {
    const left = total() === null ? PAGES : Math.max(1, Math.ceil((expected.value - read.value) / PAGE))
    return { after, pages: Math.min(PAGES, left) }
  }

  /** @returns whether that was the last part */
  function add(part: CallChunk): boolean {
    records.value = [...records.value, ...part.records]
    read.value += part.read
    after = part.next ?? after
    // A last page that is full to the brim has one more behind it, with nothing in it.
    return part.next === null || (total() !== null && read.value >= expected.value)
  }

  function clear(): void {
    records.value = []
    read.value = 0
    after = 0
  }

  return { records, read, expected, nextPart, add, clear }
}
