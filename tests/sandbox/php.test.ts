// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { parsePhpQuery, phpMap, phpTruth } from '../../sandbox/rest/php'
import { post, rest, sandboxFor } from './support'

describe('data as PHP writes and reads it', () => {
  it('writes maps without keys of their own as lists', () => {
    expect(phpMap({})).toEqual([])
    expect(phpMap({ 0: 'a', 1: 'b' })).toEqual(['a', 'b'])
    expect(phpMap({ 1: 'b' })).toEqual({ 1: 'b' })
    expect(phpMap({ reg1: 'a' })).toEqual({ reg1: 'a' })
  })

  it.each([
    [undefined, false], [null, false], [0, false], ['0', false], ['', false], [false, false], [[], false],
    [1, true], ['1', true], ['N', true], ['false', true], ['0.0', true], [true, true], [['0'], true], [-1, true]
  ])('takes %j for %s', (value, truth) => {
    expect(phpTruth(value)).toBe(truth)
  })

  it.each<[query: string, expected: Record<string, unknown>]>([
    ['a=1&b=x%20y', { a: '1', b: 'x y' }],
    ['', {}],
    ['a', { a: '' }],
    ['a=', { a: '' }],
    ['=1', {}],
    ['&&a=1&', { a: '1' }],
    ['a=b=c', { a: 'b=c' }],
    // Plus signs, percent signs, Unicode.
    ['TO_NUMBER=%2B4930901820', { TO_NUMBER: '+4930901820' }],
    ['TO_NUMBER=+4930901820', { TO_NUMBER: ' 4930901820' }],
    ['a=100%25&b=100%&c=%zz&d=%4', { a: '100%', b: '100%', c: '%zz', d: '%4' }],
    ['TEXT=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82%20%F0%9F%93%9E', { TEXT: 'Привет 📞' }],
    ['TEXT=Привет 📞', { TEXT: 'Привет 📞' }],
    ['a=x%26y%3Dz%23;w', { a: 'x&y=z#;w' }],
    ['a=%00b%0D%0Ac', { a: '\0b\r\nc' }],
    // Maps and lists.
    ['cmd[lines]=voximplant.line.get&cmd[me]=profile', { cmd: { lines: 'voximplant.line.get', me: 'profile' } }],
    ['cmd[a]=profile%3Fx%3D1%2526y%26z%3D%252B', { cmd: { a: 'profile?x=1%26y&z=%2B' } }],
    ['list[]=a&list[]=b', { list: ['a', 'b'] }],
    ['list[0]=a&list[1]=b', { list: ['a', 'b'] }],
    ['list[1]=b&list[0]=a', { list: { 1: 'b', 0: 'a' } }],
    ['list[5]=a&list[]=b', { list: { 5: 'a', 6: 'b' } }],
    ['list[x]=a&list[]=b', { list: { x: 'a', 0: 'b' } }],
    ['list[-3]=a&list[]=b', { list: { '-3': 'a', '0': 'b' } }],
    ['a[][b]=1&a[][b]=2', { a: [{ b: '1' }, { b: '2' }] }],
    ['a[b][c][]=1', { a: { b: { c: ['1'] } } }],
    ['a[b]=1&a[c]=2&a[b]=3', { a: { b: '3', c: '2' } }],
    ['FILTER%5B%3E%3DCALL_START_DATE%5D=2026-01-01', { FILTER: { '>=CALL_START_DATE': '2026-01-01' } }],
    ['FILTER[CRM_BINDINGS.ENTITY_TYPE]=DEAL', { FILTER: { 'CRM_BINDINGS.ENTITY_TYPE': 'DEAL' } }],
    ['a[ ]=1&a[b c]=2', { a: { '0': '1', 'b c': '2' } }],
    // What comes twice.
    ['a=1&a=2', { a: '2' }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['a[b]=1&a=2', { a: '2' }],
    // Names PHP has no use for.
    ['a.b=1&c d=2&c+e=3', { a_b: '1', c_d: '2', c_e: '3' }],
    ['%20a=1', { a: '1' }],
    ['[a]=1', {}],
    ['a[b=1', { a_b: '1' }],
    ['a[b]c=1', { a: { b: '1' } }],
    ['a[b]c[d]=1', { a: { b: '1' } }],
    ['a]=1', { 'a]': '1' }]
  ])('reads %s', (query, expected) => {
    expect(parsePhpQuery(query)).toEqual(expected)
  })
})

describe('a form as a body', () => {
  it('starts a call with every sign of its text', async () => {
    const sandbox = await sandboxFor()
    const TEXT_TO_PRONOUNCE = 'Привет! 100 % + 5 & mehr = gut?\n#1; „ja“ 📞'
    const auth = sandbox.portal.tokens.issue('manager').access
    const form = new URLSearchParams({ auth, FROM_LINE: 'sip7', TO_NUMBER: '+49 30 901820', TEXT_TO_PRONOUNCE })
    const reply = await post(`${sandbox.portalUrl}/rest/voximplant.callback.start`, form.toString(), 'application/x-www-form-urlencoded;charset=UTF-8')
    expect(reply.status).toBe(200)
    expect(sandbox.portal.calls).toMatchObject([{ text: TEXT_TO_PRONOUNCE, number: '+4930901820', user: 'manager' }])
  })

  it('carries a batch', async () => {
    const sandbox = await sandboxFor()
    const form = new URLSearchParams({ 'auth': sandbox.portal.tokens.issue('manager').access, 'halt': '0', 'cmd[me]': 'profile', 'cmd[calls]': 'voximplant.statistic.get?FILTER[%3EID]=5&start=-1' })
    const { json } = await post(`${sandbox.portalUrl}/rest/batch.json`, form.toString(), 'application/x-www-form-urlencoded')
    expect(json).toMatchObject({ result: { result: { me: { ID: '7' }, calls: [] }, result_error: [] } })
    expect(sandbox.portal.requests).toMatchObject([{ commands: [{ name: 'me' }, { name: 'calls' }] }])
  })

  it('is none when it does not say so', async () => {
    const sandbox = await sandboxFor()
    const auth = sandbox.portal.tokens.issue('manager').access
    expect(await post(`${sandbox.portalUrl}/rest/profile`, `auth=${auth}`, 'text/plain')).toMatchObject({ status: 401, json: { error: 'NO_AUTH_FOUND' } })
    expect((await rest(sandbox, 'profile')).status).toBe(200)
  })
})
