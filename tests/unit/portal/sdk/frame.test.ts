// @vitest-environment node
import { ApiVersion } from '@bitrix24/b24jssdk'
import type * as Sdk from '@bitrix24/b24jssdk'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { INIT_DATA } from '../../support/frame'
import { openFrame } from '@/portal/sdk/frame'

// The SDK shakes hands once for each page, and this is one page for all tests: its frame is made as it makes it itself.
vi.mock('@bitrix24/b24jssdk', async (importOriginal) => {
  const sdk = await importOriginal<typeof Sdk>()
  return {
    ...sdk,
    initializeB24Frame: async () => {
      const [DOMAIN = '', protocol, APP_SID = ''] = window.name.split('|')
      const frame = new sdk.B24Frame({ DOMAIN, PROTOCOL: protocol === '1', LANG: null, APP_SID })
      await frame.init()
      return frame
    }
  }
})
afterEach(() => {
  vi.unstubAllGlobals()
})

interface Around {
  name?: string
  ancestors?: string[]
  data?: object
  origin?: string
  /** What somebody else has said before the page answers, and who. */
  before?: { data: unknown, origin: string }[]
}

/**
 * Opens the frame in a page that says what is given.
 * @returns the portal's address, or what was thrown, what the page was asked, and where REST is
 */
async function open({ name = 'portal.example|1|sid', ancestors, data = {}, origin = 'https://portal.example', before = [] }: Around) {
  const asked: string[] = []
  const page = new EventTarget()
  const parent = {
    postMessage: (message: string, target: string) => {
      asked.push(target)
      for (const said of before) page.dispatchEvent(new MessageEvent('message', said))
      const answer = `${message.split(':')[1]}:${JSON.stringify({ ...INIT_DATA, ...data })}`
      page.dispatchEvent(new MessageEvent('message', { origin, data: answer }))
    }
  }
  vi.stubGlobal('window', Object.assign(page, { name, parent, location: { ancestorOrigins: ancestors } }))
  vi.stubGlobal('parent', parent)
  let rest: string | undefined
  const outcome = await openFrame().then((frame) => {
    rest = frame.auth.getTargetOriginWithPath().get(ApiVersion.v2)
    return frame.getTargetOrigin()
  }, (error: unknown) => error)
  return { outcome, asked, rest }
}

it.each([
  ['a browser that names the page around', { ancestors: ['https://portal.example'] }],
  ['one that does not', {}],
  ['a default port in the name', { name: 'portal.example:443|1|sid', ancestors: ['https://portal.example'] }],
  ['another domain in the answer', { data: { DOMAIN: 'evil.example' } }]
])('connects: %s', async (_what, around) => {
  expect(await open(around)).toEqual({ outcome: 'https://portal.example', asked: ['https://portal.example'], rest: 'https://portal.example/rest' })
})

it('connects on plain HTTP with a port', async () => {
  const { outcome } = await open({ name: '10.0.0.5:8080|0|sid', ancestors: ['http://10.0.0.5:8080'], origin: 'http://10.0.0.5:8080', data: { PROTOCOL: '0' } })
  expect(outcome).toBe('http://10.0.0.5:8080')
})

it.each([
  ['another page', ['https://evil.example']], ['one without an origin', ['null']], ['another protocol', ['http://portal.example']]
])('a frame with a portal\'s name in %s is in no portal, and asks nobody', async (_what, ancestors) => {
  const { outcome, asked } = await open({ ancestors })
  expect(outcome).toHaveProperty('name', 'OutsidePortalError')
  expect(asked).toEqual([])
})

it.each([['PROTOCOL', '0'], ['PROTOCOL', undefined], ['PROTOCOL', 'https']])('does not follow an answer whose %s is %j', async (key, value) => {
  const { outcome } = await open({ data: { [key]: value } })
  expect(outcome).toMatchObject({ failure: { entry: 'startFailed', details: { code: 'OTHER_ORIGIN' } } })
})

it.each(['', 'portal.example', 'portal.example|1|', '|1|sid'])('a frame named %j is no portal\'s', async (name) => {
  expect((await open({ name })).outcome).toHaveProperty('name', 'OutsidePortalError')
})

describe('where REST is', () => {
  it.each([
    ['/rest', '/rest'], ['/rest/', '/rest'], ['/intranet/rest', '/intranet/rest'], ['/my-portal/b24.rest/', '/my-portal/b24.rest'],
    // What leads to another server, or is no path.
    ['//evil.example/rest', '/rest'], ['https://evil.example/rest', '/rest'], ['@evil.example/rest', '/rest'], ['.evil.example', '/rest'],
    ['/..//evil.example', '/rest'], ['/\\evil.example', '/rest'], ['/rest?x=', '/rest'], ['/rest#', '/rest'], ['', '/rest'], ['/', '/rest'],
    [null, '/rest'], [undefined, '/rest'], [5, '/rest'], [['/other'], '/rest'], ['/x'.repeat(50_000), '/rest']
  ])('the page says %j: %s', async (PATH, path) => {
    expect((await open({ data: { PATH } })).rest).toBe(`https://portal.example${path}`)
  })

  it('is nothing that others say', async () => {
    const lie = '0:{"PATH":"/elsewhere"}'
    expect((await open({ before: [{ data: lie, origin: 'https://evil.example' }] })).rest).toBe('https://portal.example/rest')
  })

  it.each([['0:'], ['no JSON'], ['0:{'], ['0:null'], ['0:5'], [{ PATH: '/elsewhere' }], [null]])('is nothing that is no answer to the handshake: %j', async (data) => {
    expect((await open({ data: { PATH: '/intranet/rest' }, before: [{ data, origin: 'https://portal.example' }] })).rest).toBe('https://portal.example/intranet/rest')
  })
})
