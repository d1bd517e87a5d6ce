import { describe, expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW } from '../unit/support/attempts'
import { readCsv } from '../unit/support/csv'
import { deferred } from '../unit/support/deferred'
import { recordWith } from '../unit/support/records'
import { store } from '../unit/support/stored'
import { useDesk } from './support/desk'
import { focused, showJournal } from './support/journal'
import { choose as chooseIn, click, pass } from './support/person'
import { all, get, query, textOf } from './support/screen'
import type { CallChunk } from '@/portal/records/allCalls'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useJournalStore } from '@/journal/journal'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'
import type { CallRecord } from '@/core/telephony/callRecord'

useDesk('journal')

const DOWN = new PortalError(failureOf('gatewayPage', { code: 'x', method: 'batch', status: 502, at: NOW, requestId: null }))
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
  }, fail: async () => {
    parts.at(-1)?.reject(DOWN)
    await pass(10)
  } }
}

/** Chooses in the panel, which is opened for it. */
async function choose(list: string, option: string): Promise<void> {
  if (!query('combobox', list)) await click(get('button', 'Filters of the journal'))
  await chooseIn(list, option)
}

const exportButton = () => get('button', 'Export to CSV')
/** With the keyboard: a button that is clicked has the focus. */
async function activate(name: string): Promise<void> {
  const button = get('button', name)
  button.focus()
  await click(button)
  await pass(10)
}

describe('the export', () => {
  it('has a call once, whose record came while everything was read', async () => {
    store('attempts', [
      attemptWith({ id: 'ended', callId: 'callback.ended', text: 'What was said' }),
      attemptWith({ id: 'going on', callId: 'callback.goingOn', at: NOW - 1000 })
    ])
    const files = savedFiles()
    await showJournal([], { readCallsAfter: async () => whole(recordWith({ callId: 'callback.ended' })) }, () => {
      useOutcomesStore().follow(['callback.ended', 'callback.goingOn'].map(callId => ({ callId, at: NOW, type: 'callback' as const, text: '', key: '' })))
    })
    expect(useJournalStore().own, 'both are still going on, as far as is known').toHaveLength(2)
    await click(exportButton())
    await pass(10)
    const [, ...rows] = readCsv(await files[0]?.text() ?? '', ',')
    expect(rows.map(cells => [cells[11], cells[13]])).toEqual([['callback.ended', 'What was said'], ['callback.goingOn', 'Call from the site']])
    expect(textOf()).toContain('2 rows saved')
  })

  it('has a click once, that was found in the records while everything was read', async () => {
    store('attempts', [attemptWith({ id: 'lost', state: 'unclear', callId: null, failure: LOST })])
    const files = savedFiles()
    await showJournal([], {
      readCallsAfter: async () => {
        useAttemptsStore().takeFinding('lost', 'callback.found', true)
        return whole(recordWith({ callId: 'callback.found' }))
      }
    })
    await click(exportButton())
    await pass(10)
    const [, ...rows] = readCsv(await files[0]?.text() ?? '', ',')
    expect(rows.map(cells => cells[11])).toEqual(['callback.found'])
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
    expect(textOf()).toContain('1 row saved')
    await choose('Result', 'Busy')
    expect(textOf(), 'of another filter nothing is saved').not.toContain('saved')
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

  it('says how it went in a place that was there before', async () => {
    savedFiles()
    await showJournal([recordWith()], { readCallsAfter: async () => whole(recordWith()) })
    const places = all('status')
    await click(exportButton())
    await pass(10)
    expect(places.map(textOf)).toContain('1 row saved')
    expect(all('status')).toEqual(places)
  })
})

describe('charts', () => {
  it('are drawn anew after another filter, and when everything is read anew', async () => {
    const readCallsAfter = vi.fn(async () => whole(recordWith()))
    await showJournal([recordWith()], { readCallsAfter })
    await activate('Charts')
    await vi.dynamicImportSettled()
    expect(textOf()).toContain('1 call, 100% answered.')
    await choose('Result', 'Answered')
    expect(textOf()).toContain('1 call, 100% answered.')
    expect(readCallsAfter).toHaveBeenCalledTimes(2)
    await activate('Refresh')
    expect(textOf()).toContain('1 call, 100% answered.')
    expect(readCallsAfter, 'once for each').toHaveBeenCalledTimes(3)
    await activate('Charts')
    await activate('Refresh')
    expect(readCallsAfter, 'closed, they need nothing').toHaveBeenCalledTimes(3)
  })

  it('wait for the journal where it cannot be read, and come with it', async () => {
    const readCallsAfter = vi.fn(async () => whole(recordWith()))
    const { readCallPage } = await showJournal([recordWith()], { readCallsAfter })
    await activate('Charts')
    readCallPage.mockRejectedValueOnce(DOWN)
    await activate('Refresh')
    expect(readCallsAfter).toHaveBeenCalledTimes(1)
    await activate('Try again')
    await vi.dynamicImportSettled()
    expect(textOf()).toContain('1 call, 100% answered.')
    expect(readCallsAfter).toHaveBeenCalledTimes(2)
  })

  it('go on as charts: continued, nothing is saved', async () => {
    const files = savedFiles()
    const { readCallsAfter, answer } = loads()
    await showJournal([recordWith()], { readCallsAfter })
    await activate('Charts')
    await answer(whole(recordWith()))
    await activate('Export to CSV')
    expect(files).toHaveLength(1)
    await choose('Result', 'Answered')
    await activate('Cancel')
    await activate('Continue')
    await answer(whole(recordWith()))
    expect(files).toHaveLength(1)
  })
})

describe('loading everything', () => {
  it('the keyboard is never lost: each button has its successor, the last one is that which asked for it', async () => {
    savedFiles()
    const { readCallsAfter, answer, fail } = loads()
    await showJournal([recordWith()], { readCallsAfter })
    await activate('Export to CSV')
    await activate('Cancel')
    expect(focused()).toBe('Continue')
    await activate('Continue')
    expect(focused()).toBe('Cancel')
    await fail()
    expect(focused()).toBe('Continue')
    await activate('Continue')
    await answer(whole(recordWith()))
    expect(query('button', 'Cancel')).toBeNull()
    expect(focused()).toBe('Export to CSV')
    await activate('Charts')
    await activate('Refresh')
    get('button', 'Cancel').focus()
    await answer(whole(recordWith()))
    expect(focused()).toBe('Charts')
  })

  it('leaves the keyboard where it is, where that is elsewhere', async () => {
    savedFiles()
    const { readCallsAfter, answer } = loads()
    await showJournal([recordWith()], { readCallsAfter })
    await activate('Export to CSV')
    get('button', 'Refresh').focus()
    await answer(whole(recordWith()))
    expect(focused()).toBe('Refresh')
  })

  it('stopped, it says so in a place that was there before', async () => {
    const { readCallsAfter } = loads()
    await showJournal([recordWith()], { readCallsAfter })
    await activate('Export to CSV')
    const places = all('status')
    await activate('Cancel')
    expect(places.map(textOf)).toContain('Stopped; what is loaded stays. 0 of 1')
    expect(all('status')).toEqual(places)
  })
})
