import { describe, expect, it } from 'vitest'
import { nameOf, tidyReady } from '@/core/options/namedText'

describe('what a text is called', () => {
  it.each([
    ['Offer', 'Please call {name}', 'Offer'],
    ['', ' Please\n call {name} ', 'Please call {name}'],
    ['', 'x'.repeat(40), 'x'.repeat(40)],
    ['', 'x'.repeat(41), `${'x'.repeat(40)}…`],
    ['', 'The client has asked for a call about the offer', 'The client has asked for a call about…'],
    ['', '👍'.repeat(41), `${'👍'.repeat(40)}…`]
  ])('“%s”, %j', (name, text, called) => {
    expect(nameOf({ name, text })).toBe(called)
  })
})

it('what is kept is tidy: no empty texts, no text twice, no name longer than can be kept', () => {
  expect(tidyReady([
    { name: ' Offer ', text: ' a ' }, { name: 'Empty', text: ' ' }, { name: 'Twice', text: 'a' }, { name: 'n'.repeat(61), text: 'b' }
  ])).toEqual([{ name: 'Offer', text: 'a' }, { name: 'n'.repeat(60), text: 'b' }])
})
