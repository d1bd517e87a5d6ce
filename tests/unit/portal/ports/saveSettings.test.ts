// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOW } from '../../support/attempts'
import { openPortalPage } from '../../support/frame'
import { saveWith, SETTINGS } from '../../support/settings'
import { bodyOf, json, lost, refusal, result, stubNetwork, text, type Answer, type SentRequest } from '../../support/wire'
import { saveSettings } from '@/portal/ports/saveSettings'
import { PortalError } from '@/core/failure/failure'
import { readSettings, type SavedSettings, type SettingsRead } from '@/core/options/settings'
import { writeSettings } from '@/core/options/writeSettings'

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const options = (saved: SavedSettings | string | null) => (
  saved === null ? [] : { lines: 'x', settings: typeof saved === 'string' ? saved : writeSettings(saved) }
)
const read = (saved: SavedSettings): SettingsRead => ({ state: 'read', saved })
const OLD = saveWith({ recentMinutes: 2 })
const THEIRS = saveWith({ recentMinutes: 30 }, { revision: 4, by: 'Max Kraus', at: NOW - 1 })
const MINE = saveWith({}, { revision: 4 })

/** What a batch that writes answers. */
const batch = (before: SavedSettings | string | null, after: SavedSettings | string | null, stored: unknown = true) => result({
  result: { before: options(before), stored, after: options(after) }, result_error: []
})

/** Everything is stored as it is sent, after what was there `before`. */
const stores = (before: SavedSettings | null): Answer => async (request) => {
  const { cmd } = Object(await bodyOf(request))
  const sent = new URLSearchParams(String(cmd.stored).split('?')[1]).get('options[settings]')
  return batch(before, sent)(request)
}

async function save(opened: SettingsRead, ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame } = await openPortalPage()
  const saving = saveSettings(frame, { next: SETTINGS, opened, by: 'Anna Schmidt' }).catch((error: unknown) => {
    if (!(error instanceof PortalError)) throw error
    return { state: 'thrown' as const, kind: error.failure.kind, entry: error.failure.entry, method: error.failure.details.method }
  })
  await vi.advanceTimersByTimeAsync(300_000)
  return { sent, outcome: await saving }
}
const isBatch = ({ url }: Request) => new URL(url).pathname.endsWith('/batch')
const methods = (sent: SentRequest[]) => sent.map(({ url }) => new URL(url).pathname.split('/').at(-1))

describe('stored', () => {
  it.each<[string, SettingsRead, SavedSettings | string | null, number]>([
    ['for the first time', { state: 'none' }, null, 1],
    ['after one\'s own or another\'s earlier save', read(OLD), OLD, 4],
    ['over damaged settings', { state: 'damaged' }, 'x', 1],
    ['over those of a newer version, as agreed', { state: 'newer' }, '{"v":2}', 1],
    ['where somebody has removed them', read(OLD), null, 4],
    ['where somebody has damaged them', read(OLD), 'x', 4]
  ])('%s', async (_what, opened, current, revision) => {
    const { sent, outcome } = await save(opened, result(options(current)), stores(null))
    expect(outcome).toMatchObject({ state: 'saved', saved: { settings: SETTINGS, revision, by: 'Anna Schmidt' } })
    expect(methods(sent)).toEqual(['app.option.get', 'batch'])
  })

  it('with a text that looks like a reference of the batch', async () => {
    const next = { ...SETTINGS, texts: { ...SETTINGS.texts, callback: { standard: '$result[before][settings] & 100 % + {name}', ready: [] } } }
    const sent = stubNetwork(result([]), stores(null))
    const { frame } = await openPortalPage()
    const outcome = await saveSettings(frame, { next, opened: { state: 'none' }, by: '' })
    expect(outcome).toMatchObject({ state: 'saved', saved: { settings: next } })
    expect(decodeURIComponent(JSON.stringify(sent[1]?.body))).not.toContain('$result')
  })
})

describe('not over what somebody else has saved meanwhile', () => {
  it.each<[string, SettingsRead]>([
    ['since there was nothing', { state: 'none' }],
    ['since an earlier save', read(OLD)],
    ['with the same number, in the same moment', read(saveWith({}, { revision: 4 }))],
    ['since they were damaged', { state: 'damaged' }],
    ['since those of a newer version', { state: 'newer' }]
  ])('%s', async (_what, opened) => {
    const { sent, outcome } = await save(opened, result(options(THEIRS)))
    expect(outcome).toEqual({ state: 'conflict', theirs: THEIRS })
    expect(methods(sent)).toEqual(['app.option.get'])
  })

  it('nor over those of a newer version, unasked', async () => {
    const { sent, outcome } = await save(read(OLD), result(options('{"v":2}')))
    expect(outcome).toEqual({ state: 'newer' })
    expect(sent).toHaveLength(1)
  })
})

describe('two saves in the same moment', () => {
  it('theirs came between the look and mine: mine is stored, theirs is handed back', async () => {
    const { outcome } = await save(read(OLD), result(options(OLD)), stores(THEIRS))
    expect(outcome).toMatchObject({ state: 'replaced', saved: MINE, theirs: THEIRS })
  })

  it('theirs came right after mine: theirs is what is stored', async () => {
    const { outcome } = await save(read(OLD), result(options(OLD)), batch(OLD, THEIRS))
    expect(outcome).toEqual({ state: 'conflict', theirs: THEIRS })
  })

  it('a request the SDK repeats finds its own save, and that is nobody else\'s', async () => {
    let text = ''
    const executedAndLost: Answer = async (request) => {
      const { cmd } = Object(await bodyOf(request))
      text = new URLSearchParams(String(cmd.stored).split('?')[1]).get('options[settings]') ?? ''
      throw new TypeError('Failed to fetch')
    }
    const again: Answer = request => batch(text, text)(request)
    const { sent, outcome } = await save(read(OLD), result(options(OLD)), executedAndLost, again)
    expect(outcome).toMatchObject({ state: 'saved', saved: { revision: 4 } })
    expect(methods(sent)).toEqual(['app.option.get', 'batch', 'batch'])
    expect(readSettings(text).state).toBe('read')
  })
})

describe('refused', () => {
  const DENIED = { error: 'ACCESS_DENIED', error_description: 'Access denied! Administrator authorization required' }
  it.each<[string, Answer, string]>([
    ['no administrator any more', result({ result: { before: [] }, result_error: { stored: DENIED } }), 'settingsNotAllowed'],
    ['too long', result({ result: { before: [] }, result_error: { stored: { error: 'ERROR_CORE', error_description: 'Options are too long' } } }), 'optionsTooLong'],
    ['something unknown', result({ result: { before: [] }, result_error: { stored: { error: 'ERROR_CORE', error_description: 'x' } } }), 'unknownRefusal'],
    ['the whole request', refusal(401, 'user_access_error'), 'appNotForUser'],
    ['the whole request, with HTTP 200', json({ error: 'ACCESS_DENIED', error_description: 'x' }), 'settingsNotAllowed']
  ])('%s', async (_what, answer, entry) => {
    const { sent, outcome } = await save({ state: 'none' }, result([]), answer)
    expect(outcome).toMatchObject({ state: 'thrown', kind: 'refused', entry })
    expect(methods(sent).slice(0, 2)).toEqual(['app.option.get', 'batch'])
  })

  it('before anything is written: nothing is in doubt', async () => {
    const { outcome } = await save({ state: 'none' }, text('<html>', 502))
    expect(outcome).toEqual({ state: 'thrown', kind: 'unavailable', entry: 'gatewayPage', method: 'app.option.get' })
  })
})

describe('an answer that says nothing is looked up', () => {
  it.each<[string, Answer]>([
    ['lost', lost],
    ['a gateway\'s page', text('<html>', 502)],
    ['a login page', text('<html>')],
    ['no word about the write', result({ result: { before: [], after: [] }, result_error: [] })],
    ['not what was asked for', result('x')],
    ['stored, but it does not show', batch(null, null)],
    ['not stored, without a reason', batch(null, null, false)]
  ])('%s', async (_what, answer) => {
    // The fourth request and all after it read; the SDK sends what is lost three times.
    const unchanged: Answer = async (request) => {
      const isWrite = isBatch(request)
      return await (isWrite ? answer : result(options(OLD)))(request)
    }
    expect((await save(read(OLD), unchanged)).outcome).toMatchObject({ state: 'thrown', kind: 'unavailable' })

    let written = writeSettings(OLD)
    const stored: Answer = async (request) => {
      if (!isBatch(request)) return await result(options(written))(request)
      const { cmd } = Object(await bodyOf(request))
      written = new URLSearchParams(String(cmd.stored).split('?')[1]).get('options[settings]') ?? ''
      return await answer(request)
    }
    expect((await save(read(OLD), stored)).outcome).toMatchObject({ state: 'saved', saved: { revision: 4 } })
  })

  it('in vain: nobody knows', async () => {
    const { outcome } = await save(read(OLD), result(options(OLD)), lost)
    expect(outcome).toMatchObject({ state: 'thrown', kind: 'unclear', entry: 'connectionLost' })
  })
})
