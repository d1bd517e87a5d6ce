import { describe, expect, it } from 'vitest'
import { toLine } from '@/core/telephony/line'
import { readPublished, writePublished } from '@/core/options/publishedLines'

const LINES = [toLine('sip7', 'Office PBX 1'), toLine('reg151083', ''), toLine('493023125100', '“Zentrale” </script>')]

it('lines come back with name and kind, in one order', () => {
  const published = readPublished(writePublished({ lines: LINES, portalDefault: 'sip7' }))
  expect(published?.portalDefault).toBe('sip7')
  expect(published?.lines).toEqual([LINES[2], LINES[1], LINES[0]])
})

it('the same lines in another order are the same text', () => {
  const text = writePublished({ lines: LINES, portalDefault: null })
  expect(writePublished({ lines: LINES.toReversed(), portalDefault: null })).toBe(text)
  expect(writePublished({ lines: LINES, portalDefault: 'sip7' })).not.toBe(text)
})

it('no lines are lines too', () => {
  expect(readPublished(writePublished({ lines: [], portalDefault: null }))).toEqual({ lines: [], portalDefault: null })
})

describe('lines that an earlier version of the app has published', () => {
  const stored = (names: string[]) => JSON.stringify({ v: 1, lines: names.map((name, index) => [`reg${index}`, name]), portalDefault: 'LINK_BASE_NUMBER' })

  it('have names that are still prepared for a page, and a default that is no line', () => {
    const published = readPublished(stored(['A &amp; B', '&amp;amp;']))
    expect(published?.lines.map(({ name }) => name)).toEqual(['A & B', '&amp;'])
    expect(published?.portalDefault).toBeNull()
  })

  it('are the same lines: nothing is published anew', () => {
    const published = readPublished(stored(['A &amp; B']))
    if (!published) throw new Error('cannot be read')
    expect(writePublished(published)).toBe(writePublished({ lines: [toLine('reg0', 'A & B')], portalDefault: null }))
  })
})

it('a name that looks as if it were prepared for a page comes back as it is', () => {
  expect(readPublished(writePublished({ lines: [toLine('reg1', '&amp; &lt;')], portalDefault: null }))?.lines[0]?.name).toBe('&amp; &lt;')
})

describe('nothing that can be read', () => {
  it.each<[string, unknown]>([
    ['never set', undefined],
    ['null', null],
    ['empty', ''],
    ['no JSON', '{'],
    ['a map, not a text', { v: 1, lines: [], portalDefault: null }],
    ['another version', '{"v":2,"lines":[],"portalDefault":null}'],
    ['lines as a map', '{"v":1,"lines":{"sip7":"x"},"portalDefault":null}'],
    ['a line without a name', '{"v":1,"lines":[["sip7"]],"portalDefault":null}'],
    ['a line without an id', '{"v":1,"lines":[["","x"]],"portalDefault":null}'],
    ['an id that is a number', '{"v":1,"lines":[[7,"x"]],"portalDefault":null}'],
    ['no default', '{"v":1,"lines":[]}'],
    ['a default that is a number', '{"v":1,"lines":[],"portalDefault":7}']
  ])('%s', (_what, stored) => {
    expect(readPublished(stored)).toBeNull()
  })
})
