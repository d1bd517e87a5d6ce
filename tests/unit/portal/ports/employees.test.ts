// @vitest-environment node
import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { readAtStoppedClock } from '../../support/reading'
import { lost, refusal, result, stubNetwork, type Answer } from '../../support/wire'
import { employeeNames } from '@/portal/ports/employees'

readAtStoppedClock(Date.UTC(2026, 0, 15, 12))

/** Asks the portal over a real frame of the SDK. */
async function ask(ids: readonly string[], ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame }: { frame: B24Frame } = await openPortalPage()
  const asking = employeeNames(frame, ids)
  await vi.advanceTimersByTimeAsync(60_000)
  const { names, failure } = await asking
  return { commands: sent.flatMap(({ body }) => commandsOf(body)), names: Object.fromEntries(names), failure: failure?.entry ?? null }
}

const commandsOf = (body: unknown) => Object.values(v.parse(v.object({ cmd: v.record(v.string(), v.string()) }), body).cmd).map(command => decodeURIComponent(command))
const batch = (found: object, errors: object = []): Answer => result({ result: found, result_error: errors })
const person = (ID: unknown, NAME: unknown, LAST_NAME?: unknown) => ({ ID, NAME, LAST_NAME, WORK_POSITION: 'Sales' })

it('asks for the names alone, and takes an id in either form', async () => {
  expect(await ask(['7', '9'], batch({ u0: [person('7', 'Jonas', 'Weber'), person(9, ' Miriam ', null)] }))).toEqual({
    commands: ['user.get?FILTER[ID][0]=7&FILTER[ID][1]=9&SELECT[0]=ID&SELECT[1]=NAME&SELECT[2]=LAST_NAME'],
    names: { 7: 'Jonas Weber', 9: 'Miriam' },
    failure: null
  })
})

it.each([
  ['whom the portal does not show has no name', ['7', '8'], batch({ u0: [person('7', 'Jonas', 'Weber')] }), { 7: 'Jonas Weber', 8: '' }, null],
  ['one damaged row takes no other with it', ['7', '8'], batch({ u0: ['nothing', person('8', 'Eva', '')] }), { 7: '', 8: 'Eva' }, null],
  ['somebody who was not asked for is nobody', ['7'], batch({ u0: [person('1', 'Anna', 'Schmidt')] }), { 7: '' }, null],
  ['no permission', ['7'], batch([], { u0: { error: 'insufficient_scope', error_description: 'x' } }), {}, 'scopeMissing'],
  ['a portal without the method', ['7'], batch([], { u0: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'x' } }), {}, 'methodMissing'],
  ['nothing at all', ['7'], batch([]), {}, 'unreadableAnswer'],
  ['the whole request is refused', ['7'], refusal(403, 'insufficient_scope'), {}, 'scopeMissing']
])('%s', async (_what, ids, answer, names, failure) => {
  expect(await ask(ids, answer)).toMatchObject({ names, failure })
})

it('lost on the way: nobody\'s name is known', async () => {
  const { names, failure } = await ask(['7'], ...Array.from({ length: 5 }, () => lost))
  expect([names, failure === null]).toEqual([{}, false])
})

it('more than a list holds are several lists of one request', async () => {
  const { commands } = await ask(Array.from({ length: 120 }, (_, id) => String(id + 1)), batch({ u0: [], u1: [], u2: [] }))
  expect(commands.map(command => command.split('FILTER[ID]').length - 1)).toEqual([50, 50, 20])
})

it('nobody: nothing is asked', async () => {
  expect(await ask([])).toEqual({ commands: [], names: {}, failure: null })
})
