// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOW } from '../../support/attempts'
import { openPortalPage } from '../../support/frame'
import { json, lost, refusal, result, stubNetwork, text, TIME, type Answer } from '../../support/wire'
import { openTimeline, type NoteKind } from '@/portal/ports/timeline'
import type { CrmRecord } from '@/core/launch'

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const NOTE = 'crm.timeline.comment.add'
const TODO = 'crm.activity.todo.add'
const CONTACT: CrmRecord = { entityTypeId: 3, id: 5 }
const DEADLINE = '2026-01-16T09:00:00+01:00'

async function open(...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame } = await openPortalPage()
  const timeline = openTimeline(frame)
  const add = (kind: NoteKind, record = CONTACT) => kind === 'note'
    ? timeline.addNote(record, 'Wants the offer', 'shared')
    : timeline.addTodo(record, { title: 'Call back', description: 'About the offer', deadline: DEADLINE, responsibleId: '7' }, 'shared')
  return { sent, timeline, add }
}
const paths = (sent: { url: string }[]) => sent.map(({ url }) => new URL(url).pathname)

describe('one POST says exactly what to add', () => {
  it.each([[1, 'lead'], [2, 'deal'], [3, 'contact'], [4, 'company'], [183, 'dynamic_183']])('a note to type %i, %s', async (entityTypeId, type) => {
    const { sent, add } = await open(result(999))
    expect(await add('note', { entityTypeId, id: 5 })).toEqual({ state: 'added', entryId: 999 })
    expect(paths(sent)).toEqual([`/rest/${NOTE}`])
    expect(sent[0]?.body).toEqual({ fields: { ENTITY_ID: '5', ENTITY_TYPE: type, COMMENT: 'Wants the offer' }, auth: 'token-1' })
  })

  it('a to-do, with its reminders', async () => {
    const { sent, add } = await open(result({ id: 999 }))
    expect(await add('todo')).toEqual({ state: 'added', entryId: 999 })
    expect(paths(sent)).toEqual([`/rest/${TODO}`])
    expect(sent[0]?.body).toEqual({
      ownerTypeId: '3', ownerId: '5', title: 'Call back', description: 'About the offer', deadline: DEADLINE, responsibleId: '7', pingOffsets: ['0', '15'],
      auth: 'token-1'
    })
  })
})

describe.each<NoteKind>(['note', 'todo'])('%s: after a lost or unreadable answer nobody knows, and nothing is repeated', (kind) => {
  it.each<[string, Answer, string]>([
    ['a lost connection', lost, 'connectionLost'],
    ['a gateway\'s page', text('<html>', 502), 'gatewayPage'],
    ['a login page', text('<html>'), 'unreadableAnswer'],
    ['no result', json({ time: TIME }), 'unreadableAnswer'],
    ['a result of null', result(null), 'unreadableAnswer'],
    ['a result of nothing', result([]), 'unreadableAnswer'],
    ['an id that is none', result(0), 'unreadableAnswer'],
    ['a fault of the portal', refusal(500, 'INTERNAL_SERVER_ERROR'), 'serverFault']
  ])('%s', async (_what, answer, entry) => {
    const { sent, add } = await open(answer)
    const adding = add(kind)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(await adding).toMatchObject({ state: 'unclear', failure: { entry, details: { method: kind === 'note' ? NOTE : TODO } } })
    expect(sent).toHaveLength(1)
  })
})

describe('refused', () => {
  it.each<[NoteKind, string | number, string]>([
    ['note', 'OWNER_NOT_FOUND', 'noteOwnerGone'], ['note', 'NOT_FOUND', 'noteOwnerGone'], ['note', 'ACCESS_DENIED', 'noteNotAllowed'],
    ['note', 'INVALID_ARG_VALUE', 'noteRejected'], ['note', '100', 'noteRejected'], ['note', 100, 'noteRejected'],
    ['todo', 'OWNER_NOT_FOUND', 'noteOwnerGone'], ['todo', 'NOT_FOUND', 'noteOwnerGone'], ['todo', 'ACCESS_DENIED', 'noteNotAllowed'],
    ['todo', 'WRONG_DATETIME_FORMAT', 'todoDateRejected'], ['todo', '100', 'noteRejected'],
    ['note', 'insufficient_scope', 'scopeMissing'], ['todo', 'SOMETHING_NEW', 'unknownRefusal']
  ])('%s, %s: %s', async (kind, error, entry) => {
    const { sent, add } = await open(json({ error, error_description: 'Raw words' }, 400))
    const outcome = await add(kind)
    expect(outcome).toMatchObject({ state: 'refused', failure: { entry, details: { code: String(error) } } })
    expect(JSON.stringify(outcome)).not.toContain('Raw words')
    expect(sent).toHaveLength(1)
  })
})

describe('the newest entries', () => {
  const clock = { start: NOW / 1000 + 60, finish: NOW / 1000 + 60 }

  it('of notes: one request, newest first, what is damaged left out, on the portal\'s clock', async () => {
    const row = { ID: '9', AUTHOR_ID: '7', CREATED: '2026-01-15T15:00:00+03:00', COMMENT: 'x' }
    const { sent, timeline } = await open(result([row, { ...row, CREATED: 'yesterday' }, 'x', null, { ...row, ID: 8, AUTHOR_ID: 7, COMMENT: '' }], clock))
    expect(await timeline.readNewest(CONTACT, 'note')).toEqual({
      entries: [
        { id: 9, authorId: '7', createdAt: NOW, text: 'x', deadline: null },
        { id: 8, authorId: '7', createdAt: NOW, text: '', deadline: null }
      ],
      clock: { offset: 60_000, error: 0 }
    })
    expect(paths(sent)).toEqual(['/rest/crm.timeline.comment.list'])
    expect(sent[0]?.body).toMatchObject({ filter: { ENTITY_ID: '5', ENTITY_TYPE: 'contact' }, order: { ID: 'DESC' } })
  })

  it('of to-dos: those of the record only, and not counted', async () => {
    const row = { ID: '9', AUTHOR_ID: '7', CREATED: '2026-01-15T12:00:00+00:00', SUBJECT: 'x', DEADLINE: DEADLINE }
    const { sent, timeline } = await open(result([row], clock))
    expect((await timeline.readNewest(CONTACT, 'todo')).entries).toEqual([
      { id: 9, authorId: '7', createdAt: NOW, text: 'x', deadline: Date.parse(DEADLINE) }
    ])
    expect(paths(sent)).toEqual(['/rest/crm.activity.list'])
    expect(sent[0]?.body).toMatchObject({ filter: { OWNER_TYPE_ID: '3', OWNER_ID: '5', PROVIDER_ID: 'CRM_TODO' }, order: { ID: 'DESC' }, start: '-1' })
  })

  it('that may not be read are a failure, never an empty list', async () => {
    const { timeline } = await open(refusal(400, '', 'Access denied.'))
    const reading = expect(timeline.readNewest(CONTACT, 'note')).rejects.toThrow()
    await vi.advanceTimersByTimeAsync(600_000)
    await reading
  })
})
