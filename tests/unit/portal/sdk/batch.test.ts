// @vitest-environment node
import type { B24Frame } from '@bitrix24/b24jssdk'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOW } from '../../support/attempts'
import { openPortalPage } from '../../support/frame'
import { SETTINGS } from '../../support/settings'
import { json, result, stubNetwork, TIME, type Answer } from '../../support/wire'
import { countCalls, readCallsAfter } from '@/portal/records/allCalls'
import { batchParams, callBatch, MOST_COMMANDS, type Commands } from '@/portal/sdk/batch'
import { clientNames, clientsCalled } from '@/portal/ports/clientNames'
import { readFirstAnswer } from '@/portal/ports/firstAnswer'
import { syncPlacements } from '@/portal/ports/placements'
import { processTypes } from '@/portal/ports/processTypes'
import { saveSettings } from '@/portal/ports/saveSettings'
import { searchRecords } from '@/portal/records/searchRecords'
import type { CallQuery } from '@/core/telephony/callQuery'
import { PortalError } from '@/core/failure/failure'

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The batches something sends to a portal that answers every request alike, and what becomes of it. */
async function batchesOf(ask: (frame: B24Frame) => Promise<unknown>, answer: Answer = result({ result: {}, result_error: [] })) {
  const sent = stubNetwork(answer)
  vi.stubGlobal('location', { href: 'https://apps.example/desk/index.html' })
  const { frame } = await openPortalPage()
  const asking = ask(frame).then(value => ({ value }), (error: unknown) => ({ error }))
  await vi.advanceTimersByTimeAsync(300_000)
  const outcome = await asking
  const batches = sent.filter(({ url }) => new URL(url).pathname.endsWith('/batch')).map(({ body }) => Object.values<string>(Object(Object(body).cmd)))
  return { batches, ...outcome }
}

const QUERY: CallQuery = {
  from: null, to: null, types: ['callback', 'infocall'], outcomes: [], line: null, userId: null, number: null, sort: 'startedAt', descending: true, start: 0
}
const times = <Value>(count: number, make: (index: number) => Value) => Array.from({ length: count }, (_, index) => make(index))
const records = (count: number) => times(count, index => ({ entityTypeId: [1, 3, 4][index % 3] ?? 1, id: index + 1 }))
const span = (index: number) => ({ type: 'callback' as const, from: index, to: index + 1 })
const boundOf = (types: readonly number[]) => types.map(type => ({ placement: `CRM_DYNAMIC_${type}_LIST_MENU`, handler: 'https://apps.example/desk/index.html', title: 'x' }))

/** Everything this app asks for in batches, each at its largest. */
const LARGEST: Readonly<Record<string, (frame: B24Frame) => Promise<unknown>>> = {
  'the first request, with a deal and the installer\'s question': frame => readFirstAnswer(frame, { entityTypeId: 2, id: 5 }, { scope: 'scope' }),
  'names of a thousand clients': frame => clientNames(frame, records(1_000)),
  'clients by a name': frame => clientsCalled(frame, 'Anna Maria Schneider'),
  'fifty pages of calls': frame => readCallsAfter(frame, QUERY, 0, MOST_COMMANDS),
  'fifty counts of calls': frame => countCalls(frame, times(MOST_COMMANDS, () => QUERY)),
  'fifty spans of time': frame => searchRecords(frame, { spans: times(MOST_COMMANDS, span), earlier: [], messages: false }),
  'settings': frame => saveSettings(frame, { next: SETTINGS, opened: { state: 'none' }, by: 'Anna Schmidt' })
}
/** What may go through a batch. Never among them: what rings, what is spoken, what is written into a timeline. */
const METHODS: ReadonlySet<string> = new Set([
  'voximplant.line.get', 'voximplant.line.outgoing.get', 'voximplant.user.getDefaultLineId', 'voximplant.tts.voices.get', 'voximplant.statistic.get',
  'profile', 'scope', 'app.option.get', 'app.option.set', 'user.option.get', 'crm.item.get', 'crm.item.list', 'crm.address.list', 'crm.type.list',
  'placement.get', 'placement.list', 'placement.bind', 'placement.unbind'
])
const methodOf = (command: string) => command.split('?')[0] ?? ''

describe('no batch is longer than portals run, nor holds what must not go through one', () => {
  const check = (batches: readonly string[][]) => {
    expect(batches.length).toBeGreaterThan(0)
    for (const commands of batches) {
      expect(commands.length).toBeLessThanOrEqual(MOST_COMMANDS)
      expect(commands.map(methodOf).filter(method => !METHODS.has(method))).toEqual([])
    }
  }

  it.each(Object.entries(LARGEST))('%s', async (_what, ask) => {
    check((await batchesOf(ask)).batches)
  })

  const types = times(100, index => 128 + index * 2)
  it('a hundred smart processes come into the menus in several', async () => {
    const tells = result({ result: { bound: [], offered: null, ...Object.fromEntries(times(MOST_COMMANDS, index => [`c${index}`, true])) }, result_error: [] })
    const coming = await batchesOf(frame => syncPlacements(frame, types), tells)
    check(coming.batches)
    expect(coming.batches.flat().filter(command => methodOf(command) === 'placement.bind').length).toBeGreaterThan(200)
  })

  it('and go out of them in several', async () => {
    check((await batchesOf(frame => syncPlacements(frame, []), result({ result: { bound: boundOf(types), offered: null }, result_error: [] }))).batches)
  })

  it('of very many smart processes those are read that fit into one', async () => {
    const { batches } = await batchesOf(processTypes, json({ result: { types: [] }, total: 100_000, time: TIME }))
    check(batches)
    expect(batches.map(commands => commands.length)).toEqual([MOST_COMMANDS])
  })
})

describe('one that would be longer is not sent: portals would run a part of it', () => {
  it.each<[what: string, ask: (frame: B24Frame) => Promise<unknown>]>([
    ['pages of calls', frame => readCallsAfter(frame, QUERY, 0, MOST_COMMANDS + 1)],
    ['counts of calls', frame => countCalls(frame, times(MOST_COMMANDS + 1, () => QUERY))],
    ['spans of time', frame => searchRecords(frame, { spans: times(MOST_COMMANDS - 1, span), earlier: [{ ...span(0), number: '901820' }], messages: true })],
    ['any commands', frame => callBatch(frame, Object.fromEntries(times(MOST_COMMANDS + 1, index => [`c${index}`, 'profile'])))]
  ])('%s', async (_what, ask) => {
    const outcome = await batchesOf(ask)
    expect(outcome.batches).toEqual([])
    expect(outcome).toHaveProperty('error.failure.entry', 'batchTooLong')
  })

  it('fifty commands are not too many', () => {
    const cmd: Commands = Object.fromEntries(times(MOST_COMMANDS, index => [`c${index}`, 'profile']))
    expect(batchParams(cmd)).toEqual({ halt: 0, cmd })
    expect(() => batchParams({ ...cmd, more: 'profile' }, 1)).toThrow(PortalError)
  })
})

describe('what portals answer for a batch', () => {
  const ask = async (body: unknown) => {
    const { value, error } = { value: undefined, error: undefined, ...await batchesOf(frame => callBatch(frame, { a: 'profile', b: 'scope' }), json(body)) }
    return error instanceof PortalError ? error.failure.entry : value
  }

  it.each<[what: string, body: object, answer: unknown]>([
    ['everything', { result: { result: { a: 1, b: 2 }, result_error: [], result_total: [], result_next: [], result_time: { a: TIME } }, time: TIME },
      { result: { a: 1, b: 2 }, result_error: {} }],
    ['one failed', { result: { result: { a: 1 }, result_error: { b: { error: '', error_description: 'Access denied!' } } }, time: TIME },
      { result: { a: 1 }, result_error: { b: { error: '', error_description: 'Access denied!' } } }],
    ['all failed', { result: { result: [], result_error: { a: { error: 'X' }, b: null } }, time: TIME }, { result: {}, result_error: { a: { error: 'X' }, b: null } }],
    ['the surplus was not run', { result: { result: { a: 1 }, result_error: { b: { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' } } }, time: TIME },
      { result: { a: 1 }, result_error: { b: { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' } } }],
    ['stopped: neither result nor error', { result: { result: { a: 1 }, result_error: [] }, time: TIME }, { result: { a: 1 }, result_error: {} }],
    ['a refusal of the whole with HTTP 200 and without times', { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' }, 'rateLimit'],
    ['nothing that is an answer', { result: null, time: TIME }, 'unreadableAnswer']
  ])('%s', async (_what, body, answer) => {
    expect(await ask(body)).toEqual(answer)
  })
})

it('the files that start calls and write notes know no batch', () => {
  for (const file of ['ports/startCall', 'ports/timeline', 'sdk/postOnce', 'sdk/onceHttp']) expect(readFileSync(`src/portal/${file}.ts`, 'utf8'), file).not.toMatch(/batch/i)
})
