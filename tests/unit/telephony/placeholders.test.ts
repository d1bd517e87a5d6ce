import { describe, expect, it } from 'vitest'
import { fillText, unknownPlaceholders, type Placeholder } from '@/telephony/placeholders'

const VALUES = { name: 'Erika Muster', company: 'Muster GmbH', manager: 'Max Kraus' }
const NONE = { name: '', company: ' ', manager: '' }

describe('a text', () => {
  it.each<[template: string, text: string]>([
    ['', ''],
    ['Nothing to fill in', 'Nothing to fill in'],
    ['Hello {name}!', 'Hello Erika Muster!'],
    ['{name} of {company}, {manager} calls', 'Erika Muster of Muster GmbH, Max Kraus calls'],
    ['{name}{name}', 'Erika MusterErika Muster'],
    ['{{name}}', '{Erika Muster}'],
    ['{Name} {NAME} { name } {names} {} {order} {', '{Name} {NAME} { name } {names} {} {order} {'],
    ['{__proto__} {constructor} {toString}', '{__proto__} {constructor} {toString}']
  ])('“%s” is spoken as “%s”', (template, text) => {
    expect(fillText(template, VALUES)).toEqual({ text, missing: [] })
  })

  it.each<[template: string, missing: Placeholder[]]>([
    ['Hello', []],
    ['Hello {name}', ['name']],
    ['{company} and {company}', ['company']],
    ['{manager} {company} {name}', ['manager', 'company', 'name']],
    ['{order}', []]
  ])('“%s”, where nothing is known, lacks %j and stays as it was', (template, missing) => {
    expect(fillText(template, NONE)).toEqual({ text: template, missing })
  })

  it('is filled in as far as something is known', () => {
    expect(fillText('{name} of {company}', { ...VALUES, company: '' })).toEqual({ text: 'Erika Muster of {company}', missing: ['company'] })
  })
})

it('a client\'s name is only a name: it is trimmed, and filled in as it is', () => {
  expect(fillText('{name}, {manager}', { name: ' {company} $& $1 {manager} ', company: 'X', manager: 'Max' })).toEqual({
    text: '{company} $& $1 {manager}, Max', missing: []
  })
})

describe('what looks like a placeholder and is none', () => {
  it.each([
    ['Hello {name}, {company}, {manager}', []],
    ['Hello {nmae}', ['{nmae}']],
    ['{Name} {name }', ['{Name}', '{name }']],
    ['{имя} {имя}', ['{имя}']],
    ['{constructor}', ['{constructor}']],
    ['Braces {of my own} and {} and {{name}}', []]
  ])('%s', (text, unknown) => {
    expect(unknownPlaceholders(text)).toEqual(unknown)
  })
})
