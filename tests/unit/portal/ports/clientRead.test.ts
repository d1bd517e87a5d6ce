import { describe, expect, it } from 'vitest'
import { DEAL_ITEM, ERIKA } from '../../support/crm'
import { administratorsAnswer } from '../../support/firstAnswer'
import { toClientRead, toFirstData, withoutRecord } from '@/portal/ports/firstAnswer'

const record = { entityTypeId: 2, id: 5 }

it('the first answer says who is to be called', () => {
  expect(toClientRead(administratorsAnswer({ record: DEAL_ITEM, contact0: ERIKA }), record)).toMatchObject({
    state: 'read', client: { record, title: 'Ten chairs', name: 'Erika Muster' }
  })
})

describe('a record that fails is told', () => {
  it.each<[what: string, results: object, errors: object, entry: string]>([
    ['no rights', {}, { record: { error: 'ACCESS_DENIED', error_description: 'Access denied.' } }, 'accessDenied'],
    ['no permission for CRM', {}, { record: { error: 'insufficient_scope', error_description: 'x' } }, 'scopeMissing'],
    ['too many requests', {}, { record: { error: 'QUERY_LIMIT_EXCEEDED', error_description: '' } }, 'rateLimit'],
    ['an unreadable error', {}, { record: 'oops' }, 'unreadableAnswer'],
    ['no answer to the command', {}, {}, 'unreadableAnswer'],
    ['garbage', { record: 'oops' }, {}, 'unreadableAnswer'],
    ['its contacts were read all the same', { contact0: ERIKA }, { record: { error: 'ACCESS_DENIED', error_description: '' } }, 'accessDenied']
  ])('%s', (_what, results, errors, entry) => {
    const answer = administratorsAnswer({ ...results }, { ...errors })
    expect(toClientRead(answer, record)).toMatchObject({ state: 'failed', failure: { entry, details: { method: 'crm.item.get' } } })
    expect(toFirstData(answer).lines.state).toBe('listed')
  })
})

it('contacts that fail are no failure of the record', () => {
  const errors = { contact1: { error: 'NOT_FOUND', error_description: '' }, company: { error: 'ACCESS_DENIED', error_description: '' } }
  expect(toClientRead(administratorsAnswer({ record: DEAL_ITEM, contact0: ERIKA }, errors), record).state).toBe('read')
})

it('without the record\'s part, everything else of the answer stays', () => {
  const denied = { error: 'ACCESS_DENIED', error_description: '' }
  const answer = administratorsAnswer({ lines: undefined }, { lines: denied })
  const more = administratorsAnswer(
    { lines: undefined, record: DEAL_ITEM, contact0: ERIKA, constructor: 1 }, { lines: denied, company: denied, contact1: denied }
  )
  expect(withoutRecord(more)).toEqual(answer)
  expect(Object.keys(withoutRecord(more).result_error)).toEqual(['lines'])
  expect(JSON.stringify(withoutRecord(more))).not.toContain('Muster')
})
