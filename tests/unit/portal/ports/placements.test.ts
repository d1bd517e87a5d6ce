// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { bodyOf, lost, refusal, result, stubNetwork, text, type Answer, type SentRequest } from '../../support/wire'
import { textsOf } from '../../../../scripts/i18n/texts'
import { LANGUAGES } from '@/locales/languages'
import { syncPlacements } from '@/portal/ports/placements'

const HANDLER = 'https://apps.example/desk/index.html'
/** What a place is called in every language, by the portal's codes. */
const titles = (key: string) => Object.fromEntries(Object.entries(LANGUAGES).map(([code, tag]) => [code, textsOf(tag).get(key) ?? '']))
const CRM_TITLES = titles('placements.title')
const APP_TITLES = titles('placements.app')
const CRM_PLACES = ['LEAD', 'CONTACT', 'COMPANY', 'DEAL'].flatMap(type => [`CRM_${type}_DETAIL_TOOLBAR`, `CRM_${type}_LIST_MENU`])
const PLACES = [...CRM_PLACES, 'REST_APP_URI', 'LEFT_MENU']

const titlesAt = (placement: string) => placement.startsWith('CRM_') ? CRM_TITLES : APP_TITLES
/** One entry as `placement.get` answers it. */
const entry = (placement: string, handler = HANDLER, titles: Record<string, string> = titlesAt(placement)) => ({
  placement, userId: 0, handler, options: [], title: titles.en, description: '',
  langAll: Object.fromEntries(Object.entries(titles).map(([language, TITLE]) => [language, { TITLE, DESCRIPTION: '', GROUP_NAME: '' }]))
})
const ALL = PLACES.map(place => entry(place))

/** What the portal says is bound. */
const tells = (bound: unknown, offered: unknown = PLACES, errors: unknown = []): Answer => result({ result: { bound, offered }, result_error: errors })
const commandsOf = (request: SentRequest | undefined): Record<string, string> => Object(Object(request?.body).cmd)

/** The portal does all commands but some, by place. */
function does(errors: Readonly<Record<string, object>> = {}, answers: Readonly<Record<string, unknown>> = {}): Answer {
  return async (request) => {
    const { cmd } = Object(await bodyOf(request))
    const outcomes = { result: {}, result_error: {} }
    for (const [name, command] of Object.entries(cmd)) {
      const [method = '', query = ''] = String(command).split('?')
      const place = new URLSearchParams(query).get('PLACEMENT') ?? ''
      if (errors[place] && method === 'placement.bind') Object.assign(outcomes.result_error, { [name]: errors[place] })
      else Object.assign(outcomes.result, { [name]: method === 'placement.bind' ? answers[place] ?? true : { count: 2 } })
    }
    return await result(outcomes)(request)
  }
}

/** What a request wants changed: `+` binds, `-` removes. */
const changesIn = (request: SentRequest | undefined) => Object.values(commandsOf(request)).map((command) => {
  const [method, query] = command.split('?')
  const params = new URLSearchParams(query)
  return `${method === 'placement.bind' ? '+' : '-'}${params.get('PLACEMENT')} ${params.get('HANDLER') ?? 'all'}`
})

const MAX_COUNT = { error: 'ERROR_PLACEMENT_MAX_COUNT', error_description: 'Placement max count: 1' }
const ALREADY = { error: 'ERROR_CORE', error_description: 'Unable to set placement handler: Handler already binded' }
const NOT_FOUND = { error: 'ERROR_PLACEMENT_NOT_FOUND', error_description: 'Placement not found' }
const ELSEWHERE = { error: 'ERROR_EVENT_HANDLER_URL_MATCH', error_description: 'Handler URL host doesn\'t match application url' }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('location', new URL('https://apps.example/desk/install.html?APP_SID=1'))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function sync(answers: Answer[], processTypes: number[] | null = []) {
  const sent = stubNetwork(...answers)
  const { frame } = await openPortalPage()
  const syncing = syncPlacements(frame, processTypes).then(outcome => ({ outcome, error: null }), (error: unknown) => ({ outcome: null, error }))
  // The languages load in real time, the SDK's repetitions wait in stopped time.
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(60_000)
  return { sent, ...await syncing }
}
const statesOf = ({ outcome }: Awaited<ReturnType<typeof sync>>) => Object.fromEntries(outcome?.results.map(({ placement, state }) => [placement, state]) ?? [])
const all = (state: string, places = PLACES) => Object.fromEntries(places.map(place => [place, state]))

it('a portal with nothing: two requests, every place with its titles in every language', async () => {
  const outcome = await sync([tells([]), does()])
  expect(outcome.sent.map(({ url, body }) => [new URL(url).pathname, Object(body).halt])).toEqual([['/rest/batch', '0'], ['/rest/batch', '0']])
  expect(commandsOf(outcome.sent[0])).toEqual({ bound: 'placement.get', offered: 'placement.list' })
  expect(changesIn(outcome.sent[1])).toEqual(PLACES.map(place => `+${place} ${HANDLER}`))
  const [deal = '', link = ''] = [6, 8].map(index => Object.values(commandsOf(outcome.sent[1]))[index])
  expect(Object.fromEntries(new URLSearchParams(deal.split('?')[1]))).toEqual({
    'PLACEMENT': 'CRM_DEAL_DETAIL_TOOLBAR', 'HANDLER': HANDLER,
    ...Object.fromEntries(Object.entries(CRM_TITLES).map(([code, title]) => [`LANG_ALL[${code}][TITLE]`, title]))
  })
  expect(CRM_TITLES).toMatchObject({ en: 'Call back', de: 'Zurückrufen', ua: 'Передзвонити' })
  expect(new URLSearchParams(link.split('?')[1]).get('LANG_ALL[ru][TITLE]')).toBe('Callback Desk')
  expect(statesOf(outcome)).toEqual(all('bound'))
  expect(outcome.outcome?.failure).toBeNull()
})

it('a portal with everything: nothing is changed', async () => {
  const outcome = await sync([tells(ALL)])
  expect(outcome.sent).toHaveLength(1)
  expect(statesOf(outcome)).toEqual(all('unchanged'))
})

it('only the difference is requested, and old entries go first', async () => {
  const old = 'https://apps.example/old/index.html'
  const outcome = await sync([
    tells([entry('CRM_QUOTE_LIST_MENU'), entry('REST_APP_URI', old), entry('LEFT_MENU', HANDLER, { ...APP_TITLES, de: 'Rückruf' }), ...ALL.slice(0, 7)]), does()
  ])
  expect(changesIn(outcome.sent[1])).toEqual([
    `-CRM_QUOTE_LIST_MENU ${HANDLER}`, `-REST_APP_URI ${old}`, `-LEFT_MENU ${HANDLER}`,
    `+CRM_DEAL_LIST_MENU ${HANDLER}`, `+REST_APP_URI ${HANDLER}`, `+LEFT_MENU ${HANDLER}`
  ])
  expect(statesOf(outcome)).toEqual({
    ...all('unchanged', CRM_PLACES.slice(0, 7)), ...all('bound', ['CRM_DEAL_LIST_MENU', 'REST_APP_URI', 'LEFT_MENU']), CRM_QUOTE_LIST_MENU: 'removed'
  })
})

describe('smart processes', () => {
  const PROCESS = ['CRM_DYNAMIC_183_DETAIL_TOOLBAR', 'CRM_DYNAMIC_183_LIST_MENU']

  it('the chosen ones are bound, though the portal lists none', async () => {
    const outcome = await sync([tells(ALL), does()], [183])
    expect(changesIn(outcome.sent[1])).toEqual(PROCESS.map(place => `+${place} ${HANDLER}`))
  })

  it('those no longer chosen are removed', async () => {
    const outcome = await sync([tells([...ALL, ...PROCESS.map(place => entry(place))]), does()])
    expect(changesIn(outcome.sent[1])).toEqual(PROCESS.map(place => `-${place} ${HANDLER}`))
    expect(statesOf(outcome)).toEqual({ ...all('unchanged'), ...all('removed', PROCESS) })
  })

  it('where nobody has decided, those that are bound stay', async () => {
    const outcome = await sync([tells([...ALL, ...PROCESS.map(place => entry(place))])], null)
    expect(outcome.sent).toHaveLength(1)
  })

  it('one the portal no longer knows is no failure', async () => {
    const outcome = await sync([tells(ALL), does(Object.fromEntries(PROCESS.map(place => [place, NOT_FOUND])))], [183])
    expect(statesOf(outcome)).toEqual({ ...all('unchanged'), ...all('unavailable', PROCESS) })
    expect(outcome.outcome?.failure).toBeNull()
  })

  it('more changes than a batch takes go in several', async () => {
    const outcome = await sync([tells([]), does(), does()], Array.from({ length: 25 }, (_, index) => 200 + index))
    expect(outcome.sent.slice(1).map(request => changesIn(request).length)).toEqual([50, 10])
    expect(outcome.outcome?.failure).toBeNull()
    expect(outcome.outcome?.results).toHaveLength(60)
  })
})

it('a CRM place an older portal does not list is left out and told', async () => {
  const offered = CRM_PLACES.filter(place => place.endsWith('LIST_MENU'))
  const outcome = await sync([tells([], offered), does()])
  expect(changesIn(outcome.sent[1])).toEqual([...offered, 'REST_APP_URI', 'LEFT_MENU'].map(place => `+${place} ${HANDLER}`))
  expect(statesOf(outcome)).toMatchObject(all('unavailable', CRM_PLACES.filter(place => place.endsWith('TOOLBAR'))))
})

it('a portal that does not list its places is asked for all of them', async () => {
  const outcome = await sync([tells([], null, { offered: { error: 'ERROR_METHOD_NOT_FOUND', error_description: '' } }), does()])
  expect(changesIn(outcome.sent[1])).toHaveLength(PLACES.length)
})

describe('a place that is taken is looked at again, once', () => {
  it.each([['the portal\'s count', MAX_COUNT], ['bound already', ALREADY]])('%s: another entry had come meanwhile', async (_what, error) => {
    const other = 'https://apps.example/other/index.html'
    const outcome = await sync([tells(ALL.slice(0, 9)), does({ LEFT_MENU: error }), tells([...ALL.slice(0, 9), entry('LEFT_MENU', other)]), does()])
    expect(changesIn(outcome.sent[3])).toEqual([`-LEFT_MENU ${other}`, `+LEFT_MENU ${HANDLER}`])
    expect(statesOf(outcome)).toEqual({ ...all('unchanged'), LEFT_MENU: 'bound' })
    expect(outcome.outcome?.failure).toBeNull()
  })

  it('it was bound by a request whose answer got lost', async () => {
    const outcome = await sync([tells(ALL.slice(0, 9)), does({ LEFT_MENU: ALREADY }), tells(ALL)])
    expect(outcome.sent).toHaveLength(3)
    expect(statesOf(outcome)).toEqual({ ...all('unchanged'), LEFT_MENU: 'bound' })
  })

  it('the portal lists nothing there: whatever it is goes first', async () => {
    const without = ALL.filter(({ placement }) => placement !== 'REST_APP_URI')
    const outcome = await sync([tells(without), does({ REST_APP_URI: MAX_COUNT }), tells(without), does()])
    expect(changesIn(outcome.sent[3])).toEqual(['-REST_APP_URI all', `+REST_APP_URI ${HANDLER}`])
    expect(outcome.outcome?.failure).toBeNull()
  })

  it('no word why it was not bound counts as taken', async () => {
    const outcome = await sync([tells(ALL.slice(0, 9)), does({}, { LEFT_MENU: false }), tells(ALL.slice(0, 9)), does()])
    expect(outcome.sent).toHaveLength(4)
    expect(statesOf(outcome)).toEqual({ ...all('unchanged'), LEFT_MENU: 'bound' })
  })

  it('taken again: that is the failure, and what worked before is told as it was', async () => {
    const outcome = await sync([
      tells(ALL.slice(1, 9)), does({ LEFT_MENU: MAX_COUNT }), tells(ALL.slice(0, 9)), does({ LEFT_MENU: MAX_COUNT })
    ])
    expect(outcome.sent).toHaveLength(4)
    expect(statesOf(outcome)).toEqual({ ...all('unchanged'), CRM_LEAD_DETAIL_TOOLBAR: 'bound', LEFT_MENU: 'failed' })
    expect(outcome.outcome?.failure).toMatchObject({ entry: 'placementTaken', details: { code: 'ERROR_PLACEMENT_MAX_COUNT', method: 'placement.bind' } })
  })
})

it('one that fails for another reason does not stop the others, and is not asked for again', async () => {
  const outcome = await sync([tells([]), does({ CRM_DEAL_LIST_MENU: ELSEWHERE })])
  expect(outcome.sent).toHaveLength(2)
  expect(statesOf(outcome)).toEqual({ ...all('bound'), CRM_DEAL_LIST_MENU: 'failed' })
  expect(outcome.outcome?.failure).toMatchObject({ entry: 'handlerRefused' })
})

describe('nothing is changed, and it is told, when the portal does not say what is bound', () => {
  it.each<[what: string, entry: string, answer: Answer]>([
    ['no administrator', 'placementsNotAllowed', tells(undefined, PLACES, { bound: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } })],
    ['no permission', 'scopeMissing', tells(undefined, PLACES, { bound: { error: 'insufficient_scope', error_description: 'x' } })],
    ['an answer that is none', 'unreadableAnswer', tells({ x: 1 })],
    ['an entry without a handler', 'unreadableAnswer', tells([{ placement: 'LEFT_MENU' }])],
    ['an error with HTTP 200', 'portalClosed', refusal(200, 'PORTAL_DELETED', 'x')],
    ['a login page', 'unreadableAnswer', text('<html>')],
    ['a gateway\'s page', 'gatewayPage', text('<html>', 502)],
    ['no connection', 'connectionLost', lost]
  ])('%s: %s', async (_what, wantedEntry, answer) => {
    const outcome = await sync([answer])
    expect(outcome.error).toMatchObject({ name: 'PortalError', failure: { entry: wantedEntry } })
    expect(outcome.sent.flatMap(changesIn).filter(change => /^[+-]\w*_/.test(change))).toEqual([])
  })
})

it('PHP\'s empty lists for no titles and no errors', async () => {
  const outcome = await sync([tells(ALL.map(one => ({ ...one, langAll: [] })))])
  expect(statesOf(outcome)).toEqual(all('unchanged'))
})
