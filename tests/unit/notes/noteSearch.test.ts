import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { NOW } from '../support/attempts'
import { EMPTY_TIMELINE, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { clickWith, entryWith, TODO } from '../support/notes'
import type { NoteClick, NoteEvent } from '@/notes/note'
import { useNoteSearch } from '@/notes/noteSearch'
import { LOOKING } from '@/once/pace'
import type { TimelinePort, TimelineRead } from '@/portal/ports/timeline'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

let search: EffectScope
beforeEach(() => {
  search = effectScope()
})
afterEach(() => search.stop())

const CLOCK = { offset: 0, error: 0 }
const NOTHING: TimelineRead = { entries: [], clock: CLOCK }

/** Unclear notes on a portal whose timelines tell what `read` says. */
function open(clicks: readonly NoteClick[], read: TimelinePort['readNewest']) {
  const readNewest = vi.fn(read)
  signIn(fakePortal({ timeline: async () => ({ ...EMPTY_TIMELINE, readNewest }) }))
  const heard: [string, NoteEvent][] = []
  const open = ref(clicks)
  const finished = search.run(() => useNoteSearch({ open, read: () => open.value, hear: (id, event) => void heard.push([id, event]) }, useSessionStore().scope)) ?? ref(new Set())
  return { open, heard, finished, readNewest }
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('an unclear note is looked for', () => {
  it('soon, in the timeline it was meant for, and heard of where it is there', async () => {
    const { heard, readNewest } = open([clickWith()], async () => ({ entries: [entryWith()], clock: CLOCK }))
    await pass(LOOKING.first - 1)
    expect(readNewest).toHaveBeenCalledTimes(0)
    await pass(1)
    expect(readNewest.mock.calls).toEqual([[{ entityTypeId: 3, id: 5 }, 'note']])
    expect(heard).toEqual([['n1', { type: 'found', entryId: 100 }]])
  })

  it.each<[string, TimelineRead]>([
    ['nothing there', NOTHING],
    ['other words', { entries: [entryWith({ text: 'Something else' })], clock: CLOCK }],
    ['somebody else\'s', { entries: [entryWith({ authorId: '7' })], clock: CLOCK }],
    ['long before the click', { entries: [entryWith({ createdAt: NOW - 3_600_000 })], clock: CLOCK }]
  ])('%s: nothing is heard, and it is asked again', async (_case, timeline) => {
    const { heard, readNewest } = open([clickWith()], async () => timeline)
    await pass(LOOKING.first + LOOKING.shortest)
    expect(heard).toEqual([])
    expect(readNewest).toHaveBeenCalledTimes(2)
  })

  it('two clicks for one record are one question; notes and to-dos are two', async () => {
    const { readNewest } = open([clickWith(), clickWith({ id: 'n2' }), clickWith({ id: 't1', content: TODO })], async () => NOTHING)
    await pass(LOOKING.first)
    expect(readNewest.mock.calls.map(([, kind]) => kind).sort()).toEqual(['note', 'todo'])
  })

  it('a record that cannot be read says nothing about the others', async () => {
    const other = clickWith({ id: 'n2', target: { record: { entityTypeId: 2, id: 9 }, name: 'Deal' } })
    const { heard } = open([clickWith(), other], async (record) => {
      if (record.id === 5) throw new Error('no access')
      return { entries: [entryWith({ id: 200 })], clock: CLOCK }
    })
    await pass(LOOKING.first)
    expect(heard).toEqual([['n2', { type: 'found', entryId: 200 }]])
  })

  it('what was read with the next user\'s eyes is not heard of', async () => {
    const { heard } = open([clickWith()], async () => {
      useSessionStore().setUser(MAX)
      return { entries: [entryWith()], clock: CLOCK }
    })
    await pass(LOOKING.first)
    expect(heard).toEqual([])
  })
})

it('looked for often enough, it is told to be finished, and asked about no more', async () => {
  const { finished, readNewest } = open([clickWith()], async () => NOTHING)
  await pass(LOOKING.end / 2)
  expect([...finished.value]).toEqual([])
  await pass(LOOKING.end + LOOKING.longest)
  expect([...finished.value]).toEqual(['n1'])
  const before = readNewest.mock.calls.length
  await pass(10 * LOOKING.end)
  expect(readNewest).toHaveBeenCalledTimes(before)
})
