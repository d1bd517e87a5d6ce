import { describe, expect, it } from 'vitest'
import {
  boundProcessTypes, comparePlacements, isOffered, wantedPlacements, type BoundPlacement, type WantedPlacement
} from '@/portal/ports/wantedPlacements'
import { declinedScopes, missingScopes } from '@/install/scopes'

const HERE = 'https://apps.example/2/index.html'
const BEFORE = 'https://apps.example/1/index.html'
const CRM = { en: 'Call back', de: 'Zurückrufen' }
const APP = { en: 'Callback Desk', de: 'Callback Desk' }

const wanted = (placement: string, titles = CRM): WantedPlacement => ({ placement, handler: HERE, titles })
const bound = (placement: string, change: Partial<BoundPlacement> = {}): BoundPlacement => ({ placement, handler: HERE, title: 'Call back', titles: CRM, ...change })

describe('the places that are to open the app', () => {
  it('CRM\'s cards and lists, links and the menu', () => {
    expect(wantedPlacements(HERE, { crm: CRM, app: APP }, [])).toEqual([
      ...['CRM_LEAD_DETAIL_TOOLBAR', 'CRM_LEAD_LIST_MENU', 'CRM_CONTACT_DETAIL_TOOLBAR', 'CRM_CONTACT_LIST_MENU', 'CRM_COMPANY_DETAIL_TOOLBAR',
        'CRM_COMPANY_LIST_MENU', 'CRM_DEAL_DETAIL_TOOLBAR', 'CRM_DEAL_LIST_MENU'].map(placement => ({ placement, handler: HERE, titles: CRM })),
      ...['REST_APP_URI', 'LEFT_MENU'].map(placement => ({ placement, handler: HERE, titles: APP }))
    ])
  })

  it('the chosen smart processes\' too, each once', () => {
    const places = wantedPlacements(HERE, { crm: CRM, app: APP }, [183, 1038, 183]).map(({ placement }) => placement)
    expect(places.filter(place => place.includes('DYNAMIC'))).toEqual([
      'CRM_DYNAMIC_183_DETAIL_TOOLBAR', 'CRM_DYNAMIC_183_LIST_MENU', 'CRM_DYNAMIC_1038_DETAIL_TOOLBAR', 'CRM_DYNAMIC_1038_LIST_MENU'
    ])
    expect(new Set(places).size).toBe(places.length)
  })
})

it('smart processes are known by what is bound', () => {
  const places = ['CRM_DYNAMIC_183_LIST_MENU', 'CRM_DEAL_LIST_MENU', 'CRM_DYNAMIC_183_DETAIL_TOOLBAR', 'CRM_DYNAMIC_1038_LIST_MENU', 'CRM_DYNAMIC_x_LIST_MENU']
  expect(boundProcessTypes(places.map(place => bound(place)))).toEqual([183, 1038])
})

describe('whether a portal has a place', () => {
  it.each([
    ['CRM_DEAL_LIST_MENU', ['CRM_DEAL_LIST_MENU'], true],
    ['CRM_DEAL_LIST_MENU', ['CRM_LEAD_LIST_MENU'], false],
    ['CRM_DEAL_LIST_MENU', [], false],
    ['CRM_DEAL_LIST_MENU', null, true],
    ['CRM_DYNAMIC_183_LIST_MENU', [], true],
    ['REST_APP_URI', [], true],
    ['LEFT_MENU', ['CRM_LEAD_LIST_MENU'], true]
  ])('%s of %j: %s', (placement, offered, expected) => {
    expect(isOffered(placement, offered)).toBe(expected)
  })
})

describe('what is bound and what is wanted', () => {
  const DEAL = wanted('CRM_DEAL_LIST_MENU')
  const LINK = wanted('REST_APP_URI', APP)
  const gone = (placement: string, handler: string) => ({ placement, handler })

  it.each<[what: string, now: BoundPlacement[], unbind: object[], bind: WantedPlacement[]]>([
    ['nothing is bound', [], [], [DEAL, LINK]],
    ['everything is', [bound('CRM_DEAL_LIST_MENU'), bound('REST_APP_URI', { titles: APP })], [], []],
    ['one is missing', [bound('CRM_DEAL_LIST_MENU')], [], [LINK]],
    ['another version\'s address', [bound('CRM_DEAL_LIST_MENU', { handler: BEFORE }), bound('REST_APP_URI', { handler: BEFORE, titles: APP })],
      [gone('CRM_DEAL_LIST_MENU', BEFORE), gone('REST_APP_URI', BEFORE)], [DEAL, LINK]],
    ['both addresses', [bound('CRM_DEAL_LIST_MENU', { handler: BEFORE }), bound('CRM_DEAL_LIST_MENU'), bound('REST_APP_URI', { titles: APP })],
      [gone('CRM_DEAL_LIST_MENU', BEFORE)], []],
    ['another title', [bound('CRM_DEAL_LIST_MENU', { titles: { ...CRM, de: 'Rückruf' } }), bound('REST_APP_URI', { titles: APP })],
      [gone('CRM_DEAL_LIST_MENU', HERE)], [DEAL]],
    ['a language more than before', [bound('CRM_DEAL_LIST_MENU', { titles: { en: 'Call back' } }), bound('REST_APP_URI', { titles: APP })],
      [gone('CRM_DEAL_LIST_MENU', HERE)], [DEAL]],
    ['a language fewer than before', [bound('CRM_DEAL_LIST_MENU', { titles: { ...CRM, fr: 'Rappeler' } }), bound('REST_APP_URI', { titles: APP })], [], []],
    ['an older portal that tells one title', [bound('CRM_DEAL_LIST_MENU', { title: 'Zurückrufen', titles: {} }), bound('REST_APP_URI', { title: 'Callback Desk', titles: {} })], [], []],
    ['an older portal that tells another title', [bound('CRM_DEAL_LIST_MENU', { title: 'Callback Desk', titles: {} }), bound('REST_APP_URI', { titles: APP })],
      [gone('CRM_DEAL_LIST_MENU', HERE)], [DEAL]],
    ['a place no longer used', [bound('CRM_QUOTE_LIST_MENU'), bound('CRM_DEAL_LIST_MENU'), bound('REST_APP_URI', { titles: APP })],
      [gone('CRM_QUOTE_LIST_MENU', HERE)], []],
    ['the same twice, one with another title', [bound('CRM_DEAL_LIST_MENU'), bound('CRM_DEAL_LIST_MENU', { titles: APP }), bound('REST_APP_URI', { titles: APP })],
      [gone('CRM_DEAL_LIST_MENU', HERE)], [DEAL]],
    ['the same twice', [bound('CRM_DEAL_LIST_MENU'), bound('CRM_DEAL_LIST_MENU'), bound('REST_APP_URI', { titles: APP })], [], []],
    ['two old ones', [bound('CRM_DEAL_LIST_MENU', { handler: BEFORE }), bound('CRM_DEAL_LIST_MENU', { handler: `${BEFORE}?v=0` }), bound('REST_APP_URI', { titles: APP })],
      [gone('CRM_DEAL_LIST_MENU', BEFORE), gone('CRM_DEAL_LIST_MENU', `${BEFORE}?v=0`)], [DEAL]]
  ])('%s', (_what, now, unbind, bind) => {
    const changes = comparePlacements(now, [DEAL, LINK])
    expect(changes).toEqual({ unbind, bind, unchanged: [DEAL, LINK].filter(one => !bind.includes(one)) })
  })
})

it.each([
  [['telephony', 'call', 'crm', 'placement'], []],
  [['placement', 'user_basic', 'crm'], ['telephony', 'call']],
  [[], ['telephony', 'call', 'crm', 'placement']]
])('of the permissions, with %j: %j are missing', (granted, missing) => {
  expect(missingScopes(granted)).toEqual(missing)
})

it.each([
  [['telephony', 'call', 'crm', 'placement'], ['user_brief']],
  [['user_brief'], []],
  [['user_basic'], []],
  [['user'], []]
])('of the optional permissions, with %j: %j were not given', (granted, declined) => {
  expect(declinedScopes(granted)).toEqual(declined)
})
