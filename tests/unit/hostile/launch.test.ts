import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { almost, hostileText, hostileTo, withstands, written } from '../support/hostile'
import { CALL_TYPES } from '@/core/telephony/types'
import { paramsOf, viewOf } from '@/journal/journalLink'
import { toQuery } from '@/journal/rows'
import { readLaunch } from '@/portal/launch'
import { languageFor } from '@/locales/languages'
import { appAddress, isInstaller } from '@/portal/pages'
import { spokenText } from '@/core/telephony/spokenText'

// Many inputs, some of them 100 kB: what counts is the time of each.
vi.setConfig({ testTimeout: 60_000 })

const IdSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const shortText = (longest: number) => v.nullable(v.pipe(v.string(), v.minLength(1), v.check(text => [...text].length <= longest)))
const LaunchSchema = v.strictObject({
  record: v.nullable(v.strictObject({ entityTypeId: IdSchema, id: IdSchema })),
  number: shortText(64),
  text: shortText(3000),
  type: v.nullable(v.picklist(CALL_TYPES)),
  journal: v.nullable(v.record(v.string(), v.string())),
  slider: v.boolean()
})

const OPTIONS = [
  { ID: '5', URI: '/crm/deal/details/5/', IFRAME: 'Y' },
  { ENTITY_ID: 7, iframe: 'N' },
  { CALL_ID: 'callback.1', PHONE_NUMBER: '+4930901820', CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: '0', CALL_DIRECTION: 'undefined' },
  { params: { phone: '+49 30 901820', text: 'Hello', mode: 'infocall' }, phone: '1' },
  { params: { screen: 'journal', period: 'custom', from: '2026-01-02', client: '3:5', employee: '7', sort: 'cost', order: 'asc' } }
]
const placements = fc.oneof(
  fc.constantFrom('CRM_DEAL_DETAIL_TOOLBAR', 'CRM_DYNAMIC_183_LIST_MENU', 'REST_APP_URI', 'CALL_CARD', 'DEFAULT', `CRM_DYNAMIC_${'9'.repeat(400)}_LIST_MENU`),
  almost('CRM_DYNAMIC_183_DETAIL_TOOLBAR')
)

it('every place, link and call card opens the form with something that makes sense', () => {
  const options = fc.oneof(hostileTo(...OPTIONS), hostileTo(...OPTIONS).map(written))
  withstands(fc.tuple(placements, options), ([placement, given]) => {
    v.assert(LaunchSchema, readLaunch(placement, given))
  }, { runs: 250 })
})

it('what a link fills in', () => {
  withstands(fc.record({ phone: hostileText, text: hostileText, mode: hostileText }), (params) => {
    const { number, text } = readLaunch('REST_APP_URI', params)
    v.assert(LaunchSchema, readLaunch('REST_APP_URI', { params }))
    expect(params.phone).toContain(number ?? '')
    expect(spokenText(params.text)).toContain(text ?? '')
    expect(text ?? '').not.toMatch(/[^\P{Cc}\t\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u)
  })
})

const DAY = /^(?:[1-9]\d{3}-\d\d-\d\d)?$/
it('what a link shows in the journal can be shown', () => {
  const params = { screen: 'journal', period: 'custom', from: '2026-01-02', to: '2026-02-03', result: 'busy', type: 'callback', line: 'reg1', employee: '7', number: '30', client: '3:5', sort: 'cost', order: 'asc' }
  withstands(hostileTo(params), (given) => {
    const { journal } = readLaunch('REST_APP_URI', given)
    if (!journal) return
    const view = viewOf(journal)
    expect(viewOf(paramsOf(view)), 'sent on, it is the same').toEqual(view.filter.period === 'custom' ? view : { ...view, filter: { ...view.filter, from: '', to: '' } })
    for (const day of [view.filter.from, view.filter.to]) {
      expect(day).toMatch(DAY)
      if (day) expect(() => new Intl.DateTimeFormat('en').format(new Date(day))).not.toThrow()
    }
    expect(toQuery(view.filter, view.order, 0, 1)?.number ?? '').toMatch(/^\d*$/)
  })
})

it('a language nobody speaks is English', () => {
  withstands(hostileText, (code) => {
    expect(languageFor(code)).toMatch(/^[a-z]{2}(-[A-Z]{2})?$/)
  })
})

it('the address of the app is its own, whatever follows in it', () => {
  withstands(hostileText, (text) => {
    const href = `https://app.example/desk/index.html?${encodeURIComponent(text.slice(0, 2_000).replace(/\p{Cs}/gu, ''))}#${text}`
    expect(appAddress(href)).toBe('https://app.example/desk/index.html')
    expect(isInstaller(href)).toBe(false)
  })
})
