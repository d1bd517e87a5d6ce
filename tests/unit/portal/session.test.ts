import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { INIT_DATA, openPortalPage } from '../support/frame'
import { administratorsAnswer } from '../support/firstAnswer'
import { blockStorage } from '../support/storage'
import { sessionOf } from '@/portal/session'

/** The portal's page takes its place during the handshake. */
const browser = window
const KEY = `callback-desk:${INIT_DATA.MEMBER_ID}:1:first-answer`

beforeEach(() => {
  localStorage.clear()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Opened by a portal that remembers user 1, in a browser that has the last answer, unless something is different. */
async function open(change: object = {}, page = 'index.html') {
  vi.stubGlobal('location', new URL(`https://apps.example/${page}`))
  const { frame } = await openPortalPage({ data: JSON.stringify({ ...INIT_DATA, USER_OPTIONS: { userId: '1' }, ...change }) })
  vi.stubGlobal('window', browser)
  return sessionOf(frame)
}

it('what the portal answered last time can be shown before it is asked again', async () => {
  localStorage.setItem(KEY, JSON.stringify(administratorsAnswer()))
  expect(await open()).toMatchObject({ showsLastAnswer: true, lastAnswer: administratorsAnswer() })
})

it.each<[what: string, change: object, page?: string]>([
  ['the portal remembers nobody', { USER_OPTIONS: {} }],
  ['it remembers somebody else', { USER_OPTIONS: { userId: '7' } }],
  ['it is another portal', { MEMBER_ID: 'another' }],
  ['the app is being installed', {}, 'install.html'],
  ['a record is open, whose client has to be read', { PLACEMENT: 'CRM_DEAL_DETAIL_TOOLBAR', PLACEMENT_OPTIONS: { ID: '5' } }]
])('not where %s', async (_what, change, page) => {
  localStorage.setItem(KEY, JSON.stringify(administratorsAnswer()))
  expect((await open(change, page)).showsLastAnswer).toBe(false)
})

it('not where nothing is stored, or storage is blocked', async () => {
  expect((await open()).showsLastAnswer).toBe(false)
  localStorage.setItem(KEY, JSON.stringify(administratorsAnswer()))
  blockStorage()
  expect((await open()).showsLastAnswer).toBe(false)
})
