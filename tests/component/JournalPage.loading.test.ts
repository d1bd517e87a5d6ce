import { describe, expect, it, vi } from 'vitest'
import { attemptWith, NOW } from '../unit/support/attempts'
import { readCsv } from '../unit/support/csv'
import { deferred } from '../unit/support/deferred'
import { recordWith } from '../unit/support/records'
import { store } from '../unit/support/stored'
import { useDesk } from './support/desk'
import { showJournal } from './support/journal'
import { choose, click, pass } from './support/person'
import { get, textOf } from './support/screen'
import type { CallChunk } from '@/portal/allCalls'
import { useJournalStore } from '@/stores/journal'
import { useOutcomesStore } from '@/stores/outcomes'
import type { CallRecord } from '@/telephony/statistic'

useDesk('journal')

const whole = (...records: CallRecord[]): CallChunk => ({ records, next: null, read: records.length })

/** The files saved from now on. */
function savedFiles(): Blob[] {
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file)
    return 'blob:file'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  return files
}

/** Loads of everything that the test answers, one after the other. */
function loads() {
  const parts: ReturnType<typeof deferred<CallChunk>>[] = []
  const readCallsAfter = vi.fn(async () => {
    const part = deferred<CallChunk>()
    parts.push(part)
    return await part.promise
  })
  return { readCallsAfter, answer: async (chunk: CallChunk) => {
    parts.at(-1)?.resolve(chunk)
    await pass(10)
  } }
}

const exportButton = () => get('button', 'Export to CSV')
describe('the export', () => {
  it('has a call once, whose record came while everything was read', async () => {
    store('attempts', [
      attemptWith({ id: 'ended', callId: 'callback.ended', text: 'What was said' }),
      attemptWith({ id: 'going on', callId: 'callback.goingOn', at: NOW - 1000 })
    ])
    const files = savedFiles()
    await showJournal([], { readCallsAfter: async () => whole(recordWith({ callId: 'callback.ended' })) }, () => {
      useOutcomesStore().follow(['callback.ended', 'callback.goingOn'].map(callId => ({ callId, at: NOW })))
    })
    expect(useJournalStore().own, 'both are still going on, as far as is known').toHaveLength(2)
    await click(exportButton())
    await pass(10)
    const [, ...rows] = readCsv(await files[0]?.text() ?? '', ',')
    expect(rows.map(cells => [cells[11], cells[13]])).toEqual([['callback.ended', 'What was said'], ['callback.goingOn', 'Call from the site']])
    expect(textOf()).toContain('2 rows saved')
  })

  it('is one file, however often the button is clicked meanwhile', async () => {
    const files = savedFiles()
    const { readCallsAfter, answer } = loads()
    await showJournal([recordWith()], { readCallsAfter })
    for (let clicks = 0; clicks < 3; clicks++) await click(exportButton())
    await answer(whole(recordWith()))
    expect(files).toHaveLength(1)
    expect(textOf()).toContain('1 row saved')
    await click(exportButton())
    await pass(10)
    expect(files, 'a later click is another file').toHaveLength(2)
  })

  it('of another filter is another file, though the first one was not over', async () => {
    const files = savedFiles()
    const { readCallsAfter, answer } = loads()
    await showJournal([recordWith()], { readCallsAfter })
    await click(exportButton())
    await choose('Result', 'Busy')
    await click(exportButton())
    await answer(whole(recordWith(), recordWith()))
    expect(files).toHaveLength(1)
    expect(textOf()).toContain('2 rows saved')
  })
})
