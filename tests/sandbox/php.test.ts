// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { parsePhpQuery, phpMap } from '../../sandbox/rest/php'

describe('data as PHP writes and reads it', () => {
  it('writes maps without keys of their own as lists', () => {
    expect(phpMap({})).toEqual([])
    expect(phpMap({ 0: 'a', 1: 'b' })).toEqual(['a', 'b'])
    expect(phpMap({ 1: 'b' })).toEqual({ 1: 'b' })
    expect(phpMap({ reg1: 'a' })).toEqual({ reg1: 'a' })
  })

  it.each([
    ['a=1&b=x%20y', { a: '1', b: 'x y' }],
    ['cmd[lines]=voximplant.line.get&cmd[me]=profile', { cmd: { lines: 'voximplant.line.get', me: 'profile' } }],
    ['list[]=a&list[]=b', { list: ['a', 'b'] }],
    ['FILTER%5B%3E%3DCALL_START_DATE%5D=2026-01-01', { FILTER: { '>=CALL_START_DATE': '2026-01-01' } }],
    ['a[b][c][]=1', { a: { b: { c: ['1'] } } }],
    ['', {}]
  ])('reads %s', (query, expected) => {
    expect(parsePhpQuery(query)).toEqual(expected)
  })
})
