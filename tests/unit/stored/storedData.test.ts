import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import recorded from '../../e2e/stored/2026-11.json'
import { readRoaming } from '@/calls/attempts/roamingAttempts'
import { readSettings } from '@/core/options/settings'
import { writeSettings } from '@/core/options/writeSettings'
import { StoredAttemptsSchema } from '@/calls/attempts/storedAttempt'
import { StoredDraftsSchema, StoredNotesSchema } from '@/notes/storedNote'
import { readChoices } from '@/core/options/userChoices'
import { readAhead } from '@/calls/attempts/writtenAhead'

/** What earlier versions have stored, recorded from them (tests/e2e/storedRecording.e2e.ts): every entry is read, with all that it says. */
const ListSchema = v.array(v.looseObject({}))
const JsonSchema = v.pipe(v.string(), v.parseJson())

/** What the manager's browser held under a name. */
function listed(name: string) {
  const [, list] = Object.entries(recorded.localStorage).find(([key]) => key.endsWith(`:7:${name}`)) ?? []
  return v.parse(ListSchema, list)
}
const { app, user: { 7: own } } = recorded.options
/** The attempts in an option of the manager's. */
const optionList = (option: string) => v.parse(v.object({ attempts: ListSchema }), v.parse(JsonSchema, option)).attempts

describe('what the version of November 2026 has stored', () => {
  it('attempts in every state', () => {
    const attempts = listed('attempts')
    const read = v.parse(StoredAttemptsSchema, attempts)
    // A later version may know more of them, and must know nothing else.
    expect(read).toMatchObject(attempts)
    expect(new Set(read.map(({ state, callId, settled, found, missedAt }) =>
      [state, callId && 'with id', settled, found, missedAt && 'missed'].filter(Boolean).join(', ')
    ))).toEqual(new Set([
      'sending', 'started', 'started, with id', 'started, with id, missed', 'started, with id, sure', 'started, with id, likely', 'refused',
      'unclear', 'unclear, rang', 'unclear, did-not-ring', 'did-not-happen, sure', 'did-not-happen, likely'
    ]))
  })

  it('notes and to-dos in every state', () => {
    const notes = listed('notes')
    const read = v.parse(StoredNotesSchema, notes)
    // One the user confirmed kept, in that version, why nobody knew: it is of no use any more.
    expect(read).toMatchObject(notes.map(note => v.is(v.looseObject({ state: v.literal('added') }), note) ? { ...note, failure: null } : note))
    expect(new Set(read.map(({ content, state, entryId }) => [content.kind, state, entryId && 'with id'].filter(Boolean).join(', ')))).toEqual(new Set([
      'note, sending', 'note, added, with id', 'todo, added, with id', 'todo, added', 'note, refused', 'note, unclear', 'todo, unclear', 'note, left'
    ]))
  })

  it('drafts of notes and to-dos', () => {
    const drafts = listed('note-drafts')
    expect(drafts).toHaveLength(4)
    expect(v.parse(StoredDraftsSchema, drafts)).toMatchObject(drafts)
  })

  it('attempts carried to other computers, and those written ahead', () => {
    expect(optionList(own.attempts)).toHaveLength(8)
    expect(readRoaming(own.attempts)).toMatchObject(optionList(own.attempts))
    expect(optionList(own.ahead)).toHaveLength(3)
    expect(readAhead(own.ahead)?.attempts).toMatchObject(optionList(own.ahead))
  })

  it('the user\'s choices and the administrator\'s settings', () => {
    const { texts, ...others } = v.parse(v.looseObject({ texts: v.record(v.string(), v.string()) }), v.parse(JsonSchema, own.choices))
    const choices = readChoices(own.choices)
    expect({ v: 1, ...choices }).toMatchObject(others)
    // They may name a client: a later version offers them, and puts them into nobody's form.
    expect(Object.fromEntries(Object.entries(choices?.last ?? {}).map(([type, last]) => [type, last?.text]))).toEqual(texts)
    expect(choices?.texts).toEqual({ callback: null, infocall: null })
    // A later version knows more of them in memory; written again, they say the same.
    const read = readSettings(app.settings)
    expect(read.state === 'read' && JSON.parse(writeSettings(read.saved))).toEqual(v.parse(JsonSchema, app.settings))
  })
})
