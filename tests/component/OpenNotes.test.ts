import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { NOW, REFUSAL } from '../unit/support/attempts'
import { EMPTY_TIMELINE, fakePortal } from '../unit/support/desk'
import { clickWith, TODO } from '../unit/support/notes'
import { store, storeElsewhere } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass } from './support/person'
import { all, get, nameOf, query, textOf } from './support/screen'
import { OpenNotes } from '@/notes/afterACall'
import type { PortalSession } from '@/portal/session'
import type { TimelinePort } from '@/portal/ports/timeline'
import type { NoteClick } from '@/notes/note'

useDesk('notes')

const OLDER = clickWith({ id: 'n2', at: NOW - 1 })

/** The list below a screen's heading, as it stands in the form and in the journal. */
async function showOpen(...clicks: NoteClick[]): Promise<void> {
  await showOpenIn(fakePortal(), ...clicks)
}
async function showOpenIn(portal: PortalSession, ...clicks: NoteClick[]): Promise<void> {
  store('notes', clicks)
  openDesk({ portal })
  await show(() => h('main', [h('h1', { tabindex: -1 }, 'Callback Desk'), h(OpenNotes), h('button', 'After it')]))
}

it('the keyboard stays in the list when a note is settled, and goes to the heading with the last one; never to a button', async () => {
  await showOpen(clickWith(), OLDER)
  const [first] = all('listitem')
  const there = get('button', 'It is there', first)
  there.focus()
  await click(there)
  expect(document.activeElement).toBe(get('list'))
  await pass(600)
  const without = get('button', 'Skip')
  without.focus()
  await click(without)
  expect([query('list'), document.activeElement]).toEqual([null, get('heading', 'Callback Desk')])
})

it.each(['It is there', 'Skip'])('a double click on “%s” settles this one only', async (answer) => {
  await showOpen(clickWith(), OLDER)
  await click(get('button', answer, all('listitem')[0]))
  await click(get('button', answer))
  expect(all('listitem')).toHaveLength(1)
  await pass(600)
  await click(get('button', answer))
  expect(query('list')).toBeNull()
})

it('the heading is the one of the screen in sight: in the journal the form is there too, hidden', async () => {
  store('notes', [clickWith()])
  openDesk({ portal: fakePortal() })
  await show(() => h('main', [h('div', { hidden: true }, h('h1', { tabindex: -1 }, 'Callback Desk')), h('h1', { tabindex: -1 }, 'Call journal'), h(OpenNotes)]))
  const without = get('button', 'Skip')
  without.focus()
  await click(without)
  expect(document.activeElement?.textContent).toBe('Call journal')
})

it('the same where the search finds out, and another tab tells', async () => {
  await showOpen(clickWith(), OLDER)
  get('button', 'Add again', all('listitem')[0]).focus()
  storeElsewhere('notes', [clickWith({ state: 'added', entryId: 7 }), OLDER])
  await pass(0)
  expect(document.activeElement).toBe(get('list'))
})

it('whoever is elsewhere stays there', async () => {
  await showOpen(clickWith(), OLDER)
  get('button', 'After it').focus()
  storeElsewhere('notes', [clickWith({ state: 'added', entryId: 7 }), { ...OLDER, state: 'left' }])
  await pass(0)
  expect([query('list'), document.activeElement]).toEqual([null, get('button', 'After it')])
})

/** "Add again" in the first entry, and the answer to the question that follows. */
async function addAgain(): Promise<void> {
  await click(get('button', 'Add again', all('listitem')[0]))
  await pass(600)
  await click(get('button', 'Add anyway'))
  await pass(0)
}

describe('what was added after all', () => {
  it('is said once, in a region that was there before, until it is closed', async () => {
    await showOpen(clickWith())
    const region = get('status')
    expect(textOf(region)).toBe('')
    await addAgain()
    expect(query('list')).toBeNull()
    expect(get('status')).toBe(region)
    expect(textOf(region)).toContain('Note added')
    expect(textOf(region)).toContain('It is in the timeline of Anna Schneider.')
    await click(get('button', 'Close'))
    expect([textOf(region), document.activeElement]).toEqual(['', get('heading', 'Callback Desk')])
  })

  it('is said with the date a to-do is due; the keyboard goes on in what is left of the list', async () => {
    await showOpen(clickWith({ content: TODO }), OLDER)
    await addAgain()
    expect(textOf(get('status'))).toContain('It is in the timeline of Anna Schneider, due 1/16/26, 9:00 AM.')
    await click(get('button', 'Close'))
    expect(document.activeElement).toBe(get('list'))
  })

  it('is no longer said once there is another click', async () => {
    await showOpen(clickWith())
    await addAgain()
    expect(textOf(get('status'))).toContain('Note added')
    storeElsewhere('notes', [clickWith({ id: 'n3', at: NOW + 60_000 })])
    await pass(0)
    expect(textOf(get('status'))).toBe('')
  })

  it('is said where the search finds out, and not where the user has told', async () => {
    await showOpen(clickWith(), OLDER)
    storeElsewhere('notes', [clickWith({ state: 'added', entryId: 7 }), OLDER])
    await pass(0)
    expect(textOf(get('status'))).toContain('It is in the timeline of Anna Schneider.')
    await click(get('button', 'Close'))
    await click(get('button', 'It is there'))
    expect([textOf(get('status')), query('list')]).toEqual(['', null])
  })

  it('is not said where it was refused', async () => {
    const timeline: TimelinePort = { ...EMPTY_TIMELINE, addNote: async () => ({ state: 'refused', failure: REFUSAL }) }
    await showOpenIn(fakePortal({ timeline: async () => timeline }), clickWith())
    await addAgain()
    expect([textOf(get('status')), query('alert') === null]).toEqual(['', false])
  })
})

it('a long note can be read to its end, with the keyboard too', async () => {
  await showOpen(clickWith({ content: { kind: 'note', text: 'Line\n'.repeat(40) } }))
  const quote = document.querySelector('blockquote')
  expect(quote?.className).not.toMatch(/line-clamp|overflow-hidden/)
  expect([quote?.tabIndex, quote && nameOf(quote)]).toEqual([0, 'Text of the note'])
})

it('a to-do is told with its details', async () => {
  await showOpen(clickWith({ content: { ...TODO, description: 'About the offer' } }))
  expect(textOf(document.querySelector('blockquote'))).toMatch(/^Call back Anna, 1\/16\/26, 9:00 AM About the offer$/)
})
