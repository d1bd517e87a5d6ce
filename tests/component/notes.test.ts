import { h } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { NOW } from '../unit/support/attempts'
import { EMPTY_TIMELINE, fakePortal } from '../unit/support/desk'
import { ANNA_S, clickWith, NOTE } from '../unit/support/notes'
import { store } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, press, type } from './support/person'
import { all, descriptionOf, field, get, query, textOf } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'
import { CallNotes, OpenNotes } from '@/notes/afterACall'
import { showLanguage } from '@/locales'
import type { FoundClient } from '@/portal/ports/findClients'
import type { TimelinePort, NoteOutcome } from '@/portal/ports/timeline'
import { useClientStore } from '@/calls/form/client'
import { failureOf } from '@/core/failure/catalogue'

useDesk('notes')

const DETAILS = { code: 'X', method: 'crm.timeline.comment.add', status: 0, at: NOW, requestId: null }
const LOST: NoteOutcome = { state: 'unclear', failure: failureOf('connectionLost', DETAILS) }
const refused = (entry: 'noteNotAllowed' | 'rateLimit'): NoteOutcome => ({ state: 'refused', failure: failureOf(entry, DETAILS) })
const MUSTER: FoundClient = { record: { entityTypeId: 4, id: 21 }, name: 'Muster GmbH' }

/** The place after a call to a number that belongs to somebody. */
async function showAfterCall(timeline: Partial<TimelinePort> = {}, found: FoundClient[] = [ANNA_S], own = false) {
  const addNote = vi.fn(timeline.addNote ?? EMPTY_TIMELINE.addNote)
  const addTodo = vi.fn(timeline.addTodo ?? EMPTY_TIMELINE.addTodo)
  const portal = fakePortal({ crm: { findClients: async () => found }, timeline: async () => ({ ...EMPTY_TIMELINE, ...timeline, addNote, addTodo }) })
  openDesk({ portal })
  if (own) {
    const numbers = [{ value: '030 901820', kind: 'WORK', owner: '', person: '', hints: [] }]
    useClientStore().apply({ state: 'read', client: { record: { entityTypeId: 2, id: 9 }, title: 'Ten chairs', name: '', company: '', numbers } })
  }
  await show(() => h(CallNotes, { number: '+4930901820', callId: null }))
  return { portal, addNote, addTodo }
}
const add = () => get('button', /^Add (note|to-do)$/)

describe('where', () => {
  it('after the next call, however soon, it is the next client\'s', async () => {
    const owners = new Map([['+4930901820', ANNA_S], ['+4930901821', MUSTER]])
    store('draft', {
      type: 'callback', line: 'reg151083', number: '+4930901820', numberAt: NOW, country: null,
      texts: { callback: 'For me', infocall: '' }, voices: { callback: null, infocall: null }
    })
    openDesk({
      portal: fakePortal({
        calls: { start: async () => ({ state: 'started', callId: null }) },
        crm: { findClients: async number => [owners.get(number) ?? ANNA_S] },
        timeline: async () => EMPTY_TIMELINE
      })
    })
    await show(() => h(CallForm, null, { afterCall: (call: { number: string, callId: string | null }) => h(CallNotes, call) }))
    await click(get('button', 'Call back'))
    await vi.dynamicImportSettled()
    await click(get('button', 'Note'))
    expect(textOf(get('heading'))).toBe('Note for Anna Schneider')
    await pass(600)
    await type('Phone number', '+4930901821')
    await click(get('button', 'Call back'))
    expect(query('heading')).toBeNull()
    await click(get('button', 'Note'))
    expect(textOf(get('heading'))).toBe('Note for Muster GmbH')
  })

  it('nothing is offered for a number that belongs to nobody', async () => {
    await showAfterCall({}, [])
    expect(all('button')).toEqual([])
  })

  it('the record the app was opened in comes first, and nobody else is looked up', async () => {
    const { portal, addNote } = await showAfterCall({}, [ANNA_S], true)
    expect(portal.crm.findClients).not.toHaveBeenCalled()
    await click(get('button', 'Note'))
    expect(textOf(get('heading'))).toBe('Note for Ten chairs')
    await type('Text of the note', 'x')
    await click(add())
    expect(addNote.mock.calls[0]?.slice(0, 2)).toEqual([{ entityTypeId: 2, id: 9 }, 'x'])
  })

  it('one writes of a person, about their deal', async () => {
    openDesk()
    const numbers = [{ value: '030 901820', kind: 'WORK', owner: 'Erika Muster', person: 'Erika Muster', hints: [] }]
    useClientStore().apply({ state: 'read', client: { record: { entityTypeId: 2, id: 9 }, title: 'Ten chairs', name: 'Erika Muster', company: '', numbers } })
    await show(() => h(CallNotes, { number: '+4930901820', callId: null }))
    await click(get('button', 'To-do'))
    expect(textOf(get('heading'))).toBe('To-do for Erika Muster · Ten chairs')
    expect(field('Task').value).toBe('Call back Erika Muster — Ten chairs')
  })

  it('of somebody chosen from a list whom CRM does not have, nothing goes to the record the app was opened in', async () => {
    openDesk({ portal: fakePortal({ crm: { findClients: async () => [] } }) })
    useClientStore().apply({ state: 'read', client: { record: { entityTypeId: 2, id: 9 }, title: 'Ten chairs', name: '', company: '', numbers: [] } })
    useClientStore().choose(null, '+4930901821')
    await show(() => h(CallNotes, { number: '+4930901821', callId: null }))
    await pass(0)
    expect(all('button')).toEqual([])
  })

  it('whoever is put into the form next, from a list, is not taken for whom the call was with', async () => {
    const { addNote } = await showAfterCall({}, [], true)
    useClientStore().choose({ record: MUSTER.record, title: 'Muster GmbH', name: '', company: 'Muster GmbH', numbers: [{ value: '+4930901821', kind: 'WORK', owner: '', person: '', hints: [] }] }, '+4930901821')
    await pass(0)
    await click(get('button', 'Note'))
    expect(textOf(get('heading'))).toBe('Note for Ten chairs')
    await type('Text of the note', 'x')
    await click(add())
    expect(addNote.mock.calls[0]?.slice(0, 2)).toEqual([{ entityTypeId: 2, id: 9 }, 'x'])
  })

  it('of several clients one is chosen; what was typed goes along', async () => {
    const { addNote } = await showAfterCall({}, [ANNA_S, MUSTER])
    await click(get('button', 'Note'))
    await type('Text of the note', 'About the offer')
    await click(field('Add to'))
    await vi.dynamicImportSettled()
    await pass(50)
    await click(get('option', /^Muster GmbH/))
    await pass(200)
    expect(field('Text of the note').value).toBe('About the offer')
    await click(add())
    expect(addNote.mock.calls[0]?.slice(0, 2)).toEqual([MUSTER.record, 'About the offer'])
  })
})

describe('a note', () => {
  it('takes the focus, is added with one click, and gives the focus back', async () => {
    const { portal, addNote } = await showAfterCall()
    await click(get('button', 'Note'))
    expect(document.activeElement).toBe(field('Text of the note'))
    expect(field('Text of the note').value).toBe('')
    await type('Text of the note', ' Wants the offer ')
    await press(field('Text of the note'), 'Enter', { ctrlKey: true })
    expect(addNote.mock.calls).toEqual([[ANNA_S.record, 'Wants the offer', 'shared']])
    expect(textOf(get('status'))).toContain('Note addedIt is in the timeline of Anna Schneider.')
    expect(document.activeElement).toBe(get('button', 'Close'))
    await click(get('button', 'Open the timeline'))
    expect(portal.frame.openPath.mock.calls).toEqual([['/crm/contact/details/5/']])
    await press(get('button', 'Close'), 'Escape')
    expect(query('region')).toBeNull()
    expect(document.activeElement).toBe(get('button', 'Note'))
  })

  it('without a text is not sent', async () => {
    const { addNote } = await showAfterCall()
    await click(get('button', 'Note'))
    await type('Text of the note', '  ')
    await click(add())
    expect(descriptionOf(field('Text of the note'))).toContain('Write something first.')
    expect(addNote).not.toHaveBeenCalled()
  })

  it('that is refused keeps its text, also when its panel is closed', async () => {
    const { addNote } = await showAfterCall({ addNote: async () => refused('noteNotAllowed') })
    await click(get('button', 'Note'))
    await type('Text of the note', 'Half an hour of work')
    await click(add())
    expect(textOf(get('alert'))).toContain('Note not addedYou are not allowed to add anything to this client in CRM.')
    expect(textOf(get('alert'))).not.toMatch(/phone|telephony/)
    await click(add())
    expect(addNote, 'a click so soon belongs to the one before').toHaveBeenCalledTimes(1)
    await click(get('button', 'Close'))
    await click(get('button', 'Note'))
    expect(field('Text of the note').value).toBe('Half an hour of work')
  })

  it('refused because of too many requests counts down in words of its own', async () => {
    await showAfterCall({ addNote: async () => refused('rateLimit') })
    await click(get('button', 'Note'))
    await type('Text of the note', 'x')
    await click(add())
    expect(textOf(get('alert'))).toContain('Nothing was added. Wait for the countdown and try again.You can try again in 10 s')
  })

  it('whose answer is lost is shown with what to do; adding it again asks first', async () => {
    const outcomes = [LOST]
    const { addNote } = await showAfterCall({ addNote: async () => outcomes.shift() ?? { state: 'added', entryId: 5 } })
    await click(get('button', 'Note'))
    await type('Text of the note', NOTE.text)
    await click(add())
    expect(textOf(get('alert'))).toContain('Not clear whether the note was addedWants the offer by MondayThe connection was lost before the portal answered.')
    await pass(1000)
    await click(get('button', 'Add again'))
    await pass(1000)
    expect(textOf(get('alertdialog'))).toContain('This note may be there already')
    expect(document.activeElement).toBe(get('button', 'Do not add'))
    await press(get('button', 'Do not add'), 'Escape')
    expect(query('alertdialog')).toBeNull()
    expect(query('region'), 'only the question is closed').not.toBeNull()
    expect(addNote).toHaveBeenCalledTimes(1)
    await click(get('button', 'Add again'))
    await pass(1000)
    await click(get('button', 'Add anyway'))
    expect(textOf(get('status'))).toContain('Note added')
  })

  it('a question is over once something else stands in the form', async () => {
    const outcomes: NoteOutcome[] = [{ state: 'added', entryId: 5 }]
    const { addNote } = await showAfterCall({ addNote: async () => outcomes.shift() ?? { state: 'added', entryId: 6 } })
    for (let time = 0; time < 2; time++) {
      await click(get('button', 'Note'))
      await type('Text of the note', NOTE.text)
      await click(add())
      await pass(1000)
      if (time === 0) await click(get('button', 'Close'))
    }
    expect(query('alertdialog')).not.toBeNull()
    await type('Text of the note', 'Wants it on Tuesday')
    expect(query('alertdialog')).toBeNull()
    await press(field('Text of the note'), 'Enter', { ctrlKey: true })
    await pass(1000)
    expect(addNote.mock.calls.map(([, text]) => text)).toEqual([NOTE.text, 'Wants it on Tuesday'])
  })

  it('that waits for the portal\'s limit says how long', async () => {
    const outcomes = [LOST, refused('rateLimit')]
    const { addNote } = await showAfterCall({ addNote: async () => outcomes.shift() ?? { state: 'added', entryId: 5 } })
    await click(get('button', 'Note'))
    await type('Text of the note', NOTE.text)
    await click(add())
    await pass(1000)
    await click(get('button', 'Add again'))
    await pass(1000)
    await click(get('button', 'Add anyway'))
    await pass(1000)
    expect(textOf(get('region'))).toMatch(/You can try again in \d+ s/)
    expect(addNote).toHaveBeenCalledTimes(2)
  })

  it('whose answer is lost can be done without: the text is there again', async () => {
    await showAfterCall({ addNote: async () => LOST })
    await click(get('button', 'Note'))
    await type('Text of the note', 'Wants the offer')
    await click(add())
    await click(get('button', 'Skip'))
    expect(field('Text of the note').value).toBe('Wants the offer')
    expect(query('alert')).toBeNull()
  })
})

describe('a to-do', () => {
  const due = () => {
    const input = document.querySelector('input[type="datetime-local"]')
    if (!(input instanceof HTMLInputElement)) throw new Error('no field for the date')
    return input
  }
  async function set(value: string): Promise<void> {
    due().value = value
    due().dispatchEvent(new Event('input', { bubbles: true }))
    await pass(0)
  }

  it('is to call back tomorrow at nine unless somebody says otherwise', async () => {
    const { addTodo } = await showAfterCall()
    await click(get('button', 'To-do'))
    expect(document.activeElement).toBe(field('Task'))
    expect(all('button').map(textOf)).toContain('Tomorrow, 9:00 AM')
    await click(add())
    expect(addTodo.mock.calls[0]?.slice(0, 2)).toEqual([ANNA_S.record, {
      kind: 'todo', title: 'Call back Anna Schneider', description: '', deadline: '2026-01-16T09:00:00+00:00', responsibleId: '1'
    }])
    expect(textOf(get('status'))).toContain('To-do added')
  })

  it('says in the app\'s language what the field says in the browser\'s', async () => {
    await showAfterCall()
    await showLanguage('de')
    await click(get('button', 'Aktivität'))
    expect(descriptionOf(due())).toBe('Freitag, 16. Januar 2026 um 09:00')
    await set('2026-03-04T15:30')
    expect(descriptionOf(due())).toBe('Mittwoch, 4. März 2026 um 15:30')
    await set('')
    expect(descriptionOf(due())).toBe('')
  })

  it('on a Friday is due on Monday', async () => {
    vi.setSystemTime(Date.UTC(2026, 0, 16, 12))
    await showAfterCall()
    await click(get('button', 'To-do'))
    expect(due().value).toBe('2026-01-19T09:00')
    await click(get('button', 'In 1 hour'))
    expect(due().value).toBe('2026-01-16T13:00')
    await click(get('button', /^Monday/))
    expect(due().value).toBe('2026-01-19T09:00')
  })

  it('in an hour is in an hour, when that hour comes a second time', async () => {
    vi.stubEnv('TZ', 'Europe/Berlin')
    vi.setSystemTime('2026-10-25T00:41:00Z')
    const { addTodo } = await showAfterCall()
    await click(get('button', 'To-do'))
    await click(get('button', 'In 1 hour'))
    expect(due().value).toBe('2026-10-25T02:45')
    await click(add())
    expect(addTodo.mock.calls[0]?.[1].deadline).toBe('2026-10-25T02:45:00+01:00')
  })

  it.each([['2026-01-15T12:00', 'This time has passed.'], ['', 'Choose a date and time.']])('due “%s” is not sent', async (value, words) => {
    const { addTodo } = await showAfterCall()
    await click(get('button', 'To-do'))
    await set(value)
    await click(add())
    expect(textOf(get('region'))).toContain(words)
    expect(document.activeElement).toBe(due())
    expect(addTodo).not.toHaveBeenCalled()
  })
})

it('what was unclear before a reload is shown, and settled by hand', async () => {
  store('notes', [clickWith(), clickWith({ id: 'n2', at: NOW - 1, target: { ...ANNA_S, name: '<b>Bob</b>' } }), clickWith({ id: 'n3', state: 'added' })])
  openDesk()
  await show(() => h(OpenNotes))
  expect(all('listitem').map(item => textOf(item.querySelector('p')))).toEqual(['Note for Anna Schneider, 12:00 PM', 'Note for <b>Bob</b>, 11:59 AM'])
  const [first] = all('listitem')
  await click(get('button', 'It is there', first))
  expect(all('listitem')).toHaveLength(1)
  await pass(600)
  await click(get('button', 'Skip'))
  expect(query('list')).toBeNull()
})
