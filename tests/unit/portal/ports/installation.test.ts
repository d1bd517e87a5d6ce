// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { administratorsAnswer } from '../../support/firstAnswer'
import { openPortalPage } from '../../support/frame'
import { lost, refusal, result, stubNetwork, text, type Answer } from '../../support/wire'
import { finish, inspect } from '@/portal/ports/installation'
import { sessionOf } from '@/portal/session'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open(answers: Answer[], install = true) {
  const sent = stubNetwork(...answers)
  const { frame, finishes } = await openPortalPage({ install })
  /** What becomes of something while time passes. */
  const end = async <Value>(promise: Promise<Value>) => {
    const ending = promise.then(value => ({ value }), (error: unknown) => ({ error }))
    await vi.advanceTimersByTimeAsync(120_000)
    return await ending
  }
  return { sent, finishes, end, installation: { inspect: () => inspect(frame), finish: () => finish(frame) } }
}

it.each<[page: string, install: boolean, installing: boolean]>([
  ['desk/install.html', false, true],
  ['desk/install.html', true, true],
  // A portal that knows of no installer's page opens the app itself.
  ['desk/index.html', true, true],
  ['desk/', true, true],
  ['desk/index.html', false, false],
  ['install.html/index.html', false, false]
])('%s, opened by a portal whose word for “being installed” is %s, is the installer: %s', async (page, install, installing) => {
  vi.stubGlobal('location', new URL(`https://apps.example/${page}?APP_SID=1`))
  const { frame } = await openPortalPage({ install })
  expect(sessionOf(frame).installing).toBe(installing)
})

describe('what the portal has', () => {
  it('permissions and everything the form needs come in one request', async () => {
    const { sent, end, installation } = await open([result(administratorsAnswer({ scope: ['telephony', 'crm'] }))])
    expect(await end(installation.inspect())).toMatchObject({ value: { scopes: ['telephony', 'crm'], data: { user: { isAdmin: true }, lines: { state: 'listed' } } } })
    expect(sent).toHaveLength(1)
    expect(sent).toMatchObject([{ body: { halt: '0', cmd: { scope: 'scope', lines: 'voximplant.line.get', profile: 'profile' } } }])
  })

  it.each([
    ['INTERNAL_SERVER_ERROR', { entry: 'serverFault' }],
    // A right that is missing is for the lines themselves to tell.
    ['ACCESS_DENIED', null]
  ])('lines that end in %s beside a default line: %o', async (code, linesFailure) => {
    const answer = administratorsAnswer({ scope: [], lines: undefined }, { lines: { error: code, error_description: 'Access denied!' } })
    const { end, installation } = await open([result(answer)])
    expect(await end(installation.inspect())).toMatchObject({ value: { linesFailure } })
  })

  it.each<[what: string, entry: string, answer: Answer]>([
    ['no list of permissions', 'unreadableAnswer', result(administratorsAnswer({ scope: 'telephony' }))],
    ['a refusal', 'accessDenied', result(administratorsAnswer({}, { scope: { error: 'ACCESS_DENIED', error_description: 'x' } }))],
    ['a login page', 'unreadableAnswer', text('<html>')],
    ['no connection', 'connectionLost', lost]
  ])('%s: %s', async (_what, entry, answer) => {
    const { end, installation } = await open([answer])
    expect(await end(installation.inspect())).toMatchObject({ error: { name: 'PortalError', failure: { entry } } })
  })
})

describe('the end of the installation', () => {
  const info = (installed: unknown) => result({ ID: 1, INSTALLED: installed })

  it('is told to the portal once, and over when the portal confirms it', async () => {
    const { sent, finishes, end, installation } = await open([info(false), info(true)])
    expect(await end(installation.finish())).toEqual({ value: undefined })
    expect(finishes()).toBe(1)
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/rest/app.info', '/rest/app.info'])
  })

  it('where the portal does not confirm it, that is a failure; it can be told again', async () => {
    const { sent, finishes, end, installation } = await open([info(false), info(false), info(false), info(true)])
    expect(await end(installation.finish())).toMatchObject({ error: { failure: { entry: 'installUnconfirmed', kind: 'unavailable' } } })
    expect(sent).toHaveLength(3)
    expect(await end(installation.finish())).toEqual({ value: undefined })
    expect(finishes()).toBe(2)
  })

  it('an app that is installed has nothing to tell', async () => {
    const { sent, finishes, end, installation } = await open([lost], false)
    expect(await end(installation.finish())).toEqual({ value: undefined })
    expect([sent.length, finishes()]).toEqual([0, 0])
  })

  it.each<[what: string, entry: string, answer: Answer]>([
    ['a word that is neither', 'unreadableAnswer', info('Y')],
    ['an error with HTTP 200', 'portalClosed', refusal(200, 'PORTAL_DELETED', 'x')],
    ['an expired session', 'sessionExpired', refusal(401, 'expired_token', 'x')],
    ['no connection', 'connectionLost', lost]
  ])('%s instead of a confirmation: %s', async (_what, entry, answer) => {
    const { end, installation } = await open([answer])
    expect(await end(installation.finish())).toMatchObject({ error: { failure: { entry, details: { method: 'app.info' } } } })
  })
})
