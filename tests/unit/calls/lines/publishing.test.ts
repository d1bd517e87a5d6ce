import { describe, expect, it } from 'vitest'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../../support/desk'
import { administratorsAnswer, managersAnswer } from '../../support/firstAnswer'
import { PortalError } from '@/core/failure/failure'
import { failureOf } from '@/core/failure/catalogue'
import { usePublishingStore } from '@/calls/lines/publishing'
import { useStartStore } from '@/app/start'
import { useFirstReadStore } from '@/session/firstRead'
import { readPublished, writePublished } from '@/core/options/publishedLines'
import { toLine } from '@/core/telephony/line'

freshBrowserForEachTest(0)

const LINES = [toLine('reg151083', 'Cloud PBX (9)'), toLine('sip7', 'Office PBX 1'), toLine('493023125100')]
const PUBLISHED = { lines: LINES, portalDefault: 'reg151083' }

/** What is published on a visit. */
async function visit(answer = administratorsAnswer(), portal = fakePortal({ rememberedUser: '1' })) {
  signIn(portal, answer.result.profile === undefined ? MAX : ANNA)
  await useStartStore().start(Promise.resolve(portal), Promise.resolve(answer))
  return portal.options.publishLines.mock.calls.map(([lines]) => readPublished(lines))
}
const withPublished = (lines: unknown) => administratorsAnswer({ appOptions: { lines } })

describe('on an administrator\'s visit', () => {
  it.each<[what: string, answer: ReturnType<typeof administratorsAnswer>]>([
    ['nothing is published', administratorsAnswer()],
    ['nothing at all is stored', administratorsAnswer({ appOptions: [] })],
    ['what is published is damaged', withPublished('{"v":1')],
    ['a line has come', withPublished(writePublished({ ...PUBLISHED, lines: LINES.slice(1) }))],
    ['a line has gone', withPublished(writePublished({ ...PUBLISHED, lines: [...LINES, toLine('reg9')] }))],
    ['a line has another name', withPublished(writePublished({ ...PUBLISHED, lines: [toLine('reg151083', 'Old'), ...LINES.slice(1)] }))],
    ['another line is the default', withPublished(writePublished({ ...PUBLISHED, portalDefault: 'sip7' }))]
  ])('lines are published when %s', async (_what, answer) => {
    const [published, ...more] = await visit(answer)
    expect(more).toEqual([])
    expect(published?.portalDefault).toBe('reg151083')
    expect(new Map(published?.lines.map(line => [line.id, line]))).toEqual(new Map(LINES.map(line => [line.id, line])))
  })

  it.each([['in the same', LINES], ['in another', LINES.toReversed()]])('nothing is written when the same is published, %s order', async (_order, lines) => {
    expect(await visit(withPublished(writePublished({ ...PUBLISHED, lines })))).toEqual([])
  })

  it.each([
    ['this version', (name: string) => writePublished({ lines: [toLine('reg1', name)], portalDefault: null })],
    ['an earlier version, which published names as they came', (name: string) => (
      JSON.stringify({ v: 1, lines: [['reg1', name.replaceAll('&', '&amp;')]], portalDefault: 'LINK_BASE_NUMBER' })
    )]
  ])('nothing is written for a name that portals escape, published by %s', async (_version, stored) => {
    for (const name of ['A & B', '&amp;']) {
      const answer = administratorsAnswer({
        lines: { reg1: name.replaceAll('&', '&amp;') }, portalDefault: 'LINK_BASE_NUMBER', userDefault: [], appOptions: { lines: stored(name) }
      })
      expect(await visit(answer)).toEqual([])
    }
  })

  it('nothing is written where there are no lines and never were', async () => {
    expect(await visit(administratorsAnswer({ lines: [], portalDefault: '', userDefault: [] }))).toEqual([])
  })

  it('an administrator who may not list lines publishes nothing', async () => {
    expect(await visit(managersAnswer({ profile: { ID: '1', ADMIN: true } }))).toEqual([])
  })

  it('a portal that refuses is told of, and the form is there all the same', async () => {
    const failure = failureOf('accessDenied', { code: 'ACCESS_DENIED', method: 'app.option.set', status: 403, at: 0, requestId: null })
    await visit(administratorsAnswer(), fakePortal({ rememberedUser: '1', options: { publishLines: () => Promise.reject(new PortalError(failure)) } }))
    expect(usePublishingStore().failure).toEqual(failure)
    expect(useFirstReadStore()).toMatchObject({ state: 'ready', failure: null })
  })
})

it('the installer\'s page shares nothing before it is told to', async () => {
  expect(await visit(administratorsAnswer(), fakePortal({ rememberedUser: '1', installing: true }))).toEqual([])
})

it('whatever else goes wrong is told of as well', async () => {
  signIn(fakePortal({ options: { publishLines: () => Promise.reject(new TypeError('x')) } }), ANNA)
  await usePublishingStore().publish(PUBLISHED, null)
  expect(usePublishingStore().failure).toMatchObject({ entry: 'unknownFault', details: { method: 'app.option.set' } })
})

it('others publish nothing, even where they may list the lines', async () => {
  expect(await visit(administratorsAnswer({ profile: { ID: '7', ADMIN: false } }))).toEqual([])
})
