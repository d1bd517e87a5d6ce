// @vitest-environment node
import { HttpV2 } from '@bitrix24/b24jssdk'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parsePhpQuery } from '../../../../sandbox/rest/php'
import { NOW, REQUEST } from '../../support/attempts'
import { openPortalPage } from '../../support/frame'
import { readPhpForm } from '../../support/phpForm'
import { SETTINGS } from '../../support/settings'
import { result } from '../../support/wire'
import { createOnceHttp } from '@/portal/sdk/onceHttp'
import { clientsCalled } from '@/portal/ports/clientNames'
import { findClients } from '@/portal/ports/findClients'
import { readFirstAnswer } from '@/portal/ports/firstAnswer'
import { readCalls } from '@/portal/records/followedCalls'
import { formBody, type RestValue } from '@/portal/sdk/formBody'
import { readAsForms } from '@/portal/sdk/frame'
import { inspect } from '@/portal/ports/installation'
import { countCalls, readCallsAfter } from '@/portal/records/allCalls'
import { clientNames } from '@/portal/ports/clientNames'
import { readOptions, saveOptions } from '@/portal/ports/options'
import { syncPlacements } from '@/portal/ports/placements'
import { processTypes } from '@/portal/ports/processTypes'
import { saveSettings } from '@/portal/ports/saveSettings'
import { startCall } from '@/portal/ports/startCall'
import { searchRecords } from '@/portal/records/searchRecords'
import { readCallPage, statisticsPage } from '@/portal/records/statistics'
import { openTimeline } from '@/portal/ports/timeline'
import type { CallQuery } from '@/core/telephony/callQuery'
import { CONTACT } from '@/core/launch'

type Frame = Awaited<ReturnType<typeof openPortalPage>>['frame']

/** Two readers that have nothing in common: the sandbox's, and one written for the tests from PHP's description. */
const READERS = [['the sandbox', parsePhpQuery], ['the tests', readPhpForm]] as const

/** Everything a form might break: its own signs, PHP's, other scripts, several lines. */
const HARD = 'a&b=c[d]=e; +49 30 %2B #x?y\r\n"<b>" \'z\' 您好 🎉 e\u0301 ‮ $result[a][0] {name} .'

const QUERY: CallQuery = {
  types: ['callback', 'infocall'], from: NOW - 1000, to: NOW, outcomes: ['busy', 'missed'], line: HARD, userId: '7', number: '+49 (30) 90',
  client: { entityTypeId: CONTACT, id: 5 }, sort: 'startedAt', descending: true, start: 50
}
const RECORD = { entityTypeId: CONTACT, id: 5 }

/** Everything the app asks a portal or tells it. */
const REQUESTS: readonly [what: string, ask: (frame: Frame) => Promise<unknown>][] = [
  ['a callback', frame => startCall(createOnceHttp(frame, 'shared'), { ...REQUEST, text: HARD, voice: 'eurgermanmale' })],
  ['a voice message', frame => startCall(createOnceHttp(frame, 'shared'), { ...REQUEST, type: 'infocall', number: '*12,3;4#', text: HARD })],
  ['a note', frame => openTimeline(frame).addNote(RECORD, HARD, 'shared')],
  ['a to-do', frame => openTimeline(frame).addTodo(RECORD, { title: HARD, description: '', deadline: '2026-01-15T14:00:00+02:00', responsibleId: '7' }, 'shared')],
  ['the newest notes', frame => openTimeline(frame).readNewest(RECORD, 'note')],
  ['the newest to-dos', frame => openTimeline(frame).readNewest(RECORD, 'todo')],
  ['the first answer', frame => readFirstAnswer(frame, RECORD)],
  ['what the installer looks at', frame => inspect(frame)],
  ['places', frame => syncPlacements(frame, [183])],
  ['smart processes', frame => processTypes(frame)],
  ['calls by id', frame => readCalls(frame, { callIds: ['callback.a&b.1', HARD], again: [], activities: [] })],
  ['what else tells how calls ended', frame => readCalls(frame, {
    callIds: ['callback.a&b.1', HARD], again: [{ from: NOW - 1000, to: NOW, number: '0901820' }], activities: ['callback.a&b.1', HARD]
  })],
  ['a page of calls', frame => readCallPage(frame, QUERY)],
  ['calls within spans', frame => searchRecords(frame, { spans: [{ type: 'callback', from: NOW - 1000, to: NOW }], earlier: [{ type: 'infocall', from: 0, to: NOW, number: '901820' }], messages: true })],
  ['all calls', frame => readCallsAfter(frame, QUERY, 17, 3)],
  ['how many calls', frame => countCalls(frame, [QUERY, { ...QUERY, outcomes: ['unknown'] }])],
  ['names', frame => clientNames(frame, [RECORD])],
  ['clients called so', frame => clientsCalled(frame, HARD)],
  ['whose number it is', frame => findClients(frame, '+4930901820')],
  ['the portal\'s own page', frame => statisticsPage(frame)],
  ['options', frame => readOptions(frame, 'user')],
  ['options to be stored', frame => saveOptions(frame, 'user', { choices: JSON.stringify({ text: HARD }), userId: '7' })],
  ['settings', frame => saveSettings(frame, { next: { ...SETTINGS, texts: { ...SETTINGS.texts, callback: { standard: HARD, ready: [{ name: HARD, text: HARD }] } } }, opened: { state: 'none' }, by: HARD })],
  ['what shows whether streams work', frame => createOnceHttp(frame, 'shared').call('profile', {})]
]

/** PHP takes names in brackets as they are; a name of digits, 0 first, makes a list of a map. */
const name = fc.string({ unit: fc.constantFrom(...'abzAZ_!@%<>=$&+é您'), minLength: 1, maxLength: 6 })

/** Parameters as PHP has them after a form: every number is a text. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asTexts(inner)]))
  return String(value)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('location', new URL('https://apps.example/desk/index.html'))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('what the app asks for reaches PHP as it was meant', () => {
  it.each(REQUESTS)('%s', async (_what, ask) => {
    const call = vi.spyOn(HttpV2.prototype, 'call')
    const bodies: string[] = []
    const headers = new Set<string>()
    vi.stubGlobal('fetch', async (request: Request) => {
      bodies.push(await request.clone().text())
      for (const name of request.headers.keys()) headers.add(name)
      return await result([])(request)
    })
    const { frame } = await openPortalPage({ protocol: 'http' })
    readAsForms(frame)
    const asking = ask(frame).catch(() => {})
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(60_000)
    await asking

    const meant = call.mock.calls.map(([, params]) => asTexts(params))
    expect(meant.length).toBeGreaterThan(0)
    for (const [reader, read] of READERS) {
      const heard = bodies.map(body => read(body)).map(({ auth, ...params }) => {
        expect(auth).toBe('token-1')
        return params
      })
      expect(heard, `as ${reader} reads it`).toEqual(meant)
    }
    // A header more, and browsers would have to ask for leave.
    expect([...headers]).toEqual(['content-type'])
    // PHP reads no more than a thousand values.
    for (const body of bodies) expect(body.split('&').length).toBeLessThan(1000)
  })
})

/** Whatever JSON could say and a form can, too: texts and numbers, in lists and maps under names without brackets. */
const { value } = fc.letrec<{ value: RestValue }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'value' },
    fc.string({ unit: 'grapheme' }), fc.integer(),
    fc.array(tie('value'), { minLength: 1, maxLength: 4 }), fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4 })
  )
}))

it('anything of texts and numbers, however deep', () => {
  fc.assert(fc.property(fc.dictionary(name, value, { maxKeys: 4 }), (params) => {
    for (const [reader, read] of READERS) expect(read(formBody(params)), `as ${reader} reads it`).toEqual(asTexts(params))
  }))
})

it.each([['a list', { FILTER: { CALL_ID: [] } }], ['a map', { filter: {} }]])('%s of nothing is a mistake: the portal would not hear of it', (_what, params) => {
  expect(() => formBody(params)).toThrow(TypeError)
})
