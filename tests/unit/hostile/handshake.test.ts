// @vitest-environment node
import { AjaxResult } from '@bitrix24/b24jssdk'
import fc from 'fast-check'
import * as v from 'valibot'
import { afterEach, expect, it, vi } from 'vitest'
import { hostileTo, written } from '../support/hostile'
import { INIT_DATA, openPortalPage } from '../support/frame'
import { rowWith } from '../support/statistic'
import { clientNames } from '@/portal/ports/clientNames'
import { findClients } from '@/portal/ports/findClients'
import { processTypes } from '@/portal/ports/processTypes'
import { sessionOf } from '@/portal/session'
import { searchRecords } from '@/portal/records/searchRecords'
import { readCallPage, statisticsPage } from '@/portal/records/statistics'
import { countCalls, readCallsAfter } from '@/portal/records/allCalls'
import type { CallQuery } from '@/core/telephony/callQuery'
import { PortalError } from '@/core/failure/failure'

// Many inputs, some of them 100 kB: what counts is the time of each.
vi.setConfig({ testTimeout: 60_000 })

afterEach(() => {
  vi.unstubAllGlobals()
})

const RecordSchema = v.object({ entityTypeId: v.pipe(v.number(), v.safeInteger()), id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) })
const SessionSchema = v.object({
  memberId: v.string(), opening: v.string(), language: v.string(), installing: v.boolean(),
  rememberedUser: v.nullable(v.pipe(v.string(), v.minLength(1))), launch: v.object({ record: v.nullable(RecordSchema) })
})
const QUERY: CallQuery = {
  from: null, to: null, types: ['callback'], outcomes: [], line: null, userId: null, number: null, sort: 'startedAt', descending: true, start: 0
}

it('whatever the portal\'s page says about itself, a session is one or is none', async () => {
  vi.stubGlobal('location', { href: 'https://app.example/index.html' })
  const real = { ...INIT_DATA, LANG: 'de', INSTALL: true, USER_OPTIONS: { userId: '7' }, PLACEMENT: 'CRM_DEAL_DETAIL_TOOLBAR', PLACEMENT_OPTIONS: { ID: '5' } }
  await fc.assert(fc.asyncProperty(hostileTo(real).map(written), async (data) => {
    // One that changes its address in the middle is never heard again: the start tells that after a while.
    const never = new Promise<null>(resolve => setTimeout(resolve, 20, null))
    const page = await Promise.race([openPortalPage({ data }), never]).catch((error: unknown) => {
      // The handshake may fail: the start shows that.
      expect(error).toBeInstanceOf(Error)
      return null
    })
    if (page) v.assert(SessionSchema, sessionOf(page.frame))
  }), {
    numRuns: 120,
    endOnFailure: true,
    // A number for a language was no language, and nothing at all was shown.
    examples: [
      [JSON.stringify({ ...real, MEMBER_ID: { toString: 1 } })],
      [JSON.stringify({ ...real, LANG: 5 })], [JSON.stringify({ ...real, INSTALL: 'N' })], [JSON.stringify({ ...real, MEMBER_ID: {}, USER_OPTIONS: 'x' })]
    ]
  })
})

it('whatever REST answers, reads end with what they promise or with a failure', async () => {
  const { frame } = await openPortalPage()
  const make = vi.spyOn(frame.actions.v2.call, 'make')
  const answers = hostileTo(
    { result: [rowWith()], total: 1, next: 50, time: { start: 1, finish: 2 } },
    { result: { result: { c0: [rowWith()], c1: [rowWith()], p0: [rowWith()], n0: { items: [{ id: 1, name: 'A', title: '' }] } }, result_error: [], result_next: [], result_total: { c0: 5 }, result_time: { c0: { start: 1, operating: 1, operating_reset_at: 2 } } }, time: { start: 1, finish: 2 } },
    { result: [{ CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: '5', NAME: 'A' }], time: {} },
    { result: { types: [{ entityTypeId: 183, title: 'Orders', isClientEnabled: 'Y' }] }, total: 2 },
    { result: { detail_statistics: '/telephony/' } }
  )
  const span = { type: 'callback', from: 0, to: 1 } as const
  const reads = [
    async () => v.assert(v.array(v.object({ record: RecordSchema, name: v.string() })), await findClients(frame, '+4930901820')),
    async () => v.assert(v.array(v.object({ record: RecordSchema, name: v.string() })), await clientNames(frame, [{ entityTypeId: 3, id: 1 }])),
    async () => v.assert(v.array(v.object({ id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), title: v.string() })), await processTypes(frame)),
    async () => v.assert(v.object({ total: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), records: v.array(v.unknown()) }), await readCallPage(frame, QUERY)),
    async () => {
      const { readAt, clock } = await searchRecords(frame, { spans: [span], earlier: [], messages: true })
      expect([readAt, clock.offset, clock.error].every(Number.isFinite)).toBe(true)
    },
    async () => v.assert(v.nullable(v.pipe(v.string(), v.regex(/^https?:/))), await statisticsPage(frame)),
    async () => v.assert(v.object({ next: v.nullable(v.pipe(v.number(), v.safeInteger())) }), await readCallsAfter(frame, QUERY, 0, 1)),
    async () => v.assert(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), await countCalls(frame, [QUERY]))
  ]
  await fc.assert(fc.asyncProperty(answers, fc.constantFrom(...reads), async (answer, read) => {
    // What is no object at all the SDK's own client refuses before anybody sees it.
    const body = typeof answer === 'object' && answer !== null ? JSON.parse(written(answer).replace(/^\[{9}.*/s, '{}')) : {}
    make.mockImplementation(async () => new AjaxResult({ answer: body, query: { method: 'x', params: {}, requestId: 'r' }, status: 200 }))
    await read().catch((error: unknown) => {
      if (!(error instanceof PortalError)) throw error
    })
  }), { numRuns: 300, endOnFailure: true })
})
