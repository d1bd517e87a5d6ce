import { describe, expect, it } from 'vitest'
import { fillText, hasPlaceholder } from '@/calls/text/placeholders'
import { placeholderOf, PLACEHOLDERS, type Placeholder } from '@/calls/text/placeholderWords'

const VALUES = { name: 'Erika Muster', company: 'Muster GmbH', manager: 'Max Kraus', caller: 'Kraus & Co' }
const NONE = { name: '', company: ' ', manager: '', caller: '' }
const filled = (template: string) => fillText(template, VALUES)

describe('a text', () => {
  it.each<[template: string, text: string]>([
    ['', ''],
    ['Nothing to fill in', 'Nothing to fill in'],
    ['Hello {name}!', 'Hello Erika Muster!'],
    ['{name} of {company}, {manager} calls', 'Erika Muster of Muster GmbH, Max Kraus calls'],
    ['This is {caller}', 'This is Kraus & Co'],
    ['{name}{name}', 'Erika MusterErika Muster']
  ])('“%s” is spoken as “%s”', (template, text) => {
    expect(filled(template)).toEqual({ text, missing: [], unknown: [] })
  })

  it.each<[template: string, missing: Placeholder[]]>([
    ['Hello', []],
    ['Hello {name}', ['name']],
    ['Hello [Name], {{ имя }}', ['name']],
    ['{company} and {company}', ['company']],
    ['{manager} {company} {name}', ['manager', 'company', 'name']]
  ])('“%s”, where nothing is known, lacks %j and stays as it was', (template, missing) => {
    expect(fillText(template, NONE)).toEqual({ text: template, missing, unknown: [] })
  })

  it('is filled in as far as something is known', () => {
    expect(fillText('{name} of {company}', { ...VALUES, company: '' })).toEqual({ text: 'Erika Muster of {company}', missing: ['company'], unknown: [] })
  })
})

it.each([['Hello', false], ['Hello {name}', true], ['[менеджер]', true], ['{order}', false]])('“%s” has a place for what differs: %s', (template, has) => {
  expect(hasPlaceholder(template)).toBe(has)
})

it('a client\'s name is only a name: it is trimmed, and filled in as it is', () => {
  expect(fillText('{name}, {manager}', { name: ' {company} $& $1 {order} ', company: 'X', manager: 'Max', caller: '' })).toEqual({
    text: '{company} $& $1 {order}, Max', missing: [], unknown: []
  })
})

describe('what plainly means the client\'s name is filled in', () => {
  it.each([
    // Case and blanks.
    '{Name}', '{NAME}', '{nAme}', '{ name }', '{\u00a0name}', '{name\u200b}', '{\u202aname\u202c}', '{ NAME\t}',
    // Other signs around it.
    '{{name}}', '{{ Name }}', '{{{name}}}', '{ {name} }', '{{name}', '{name}}', '${name}', '[name]', '[ Name ]', '[[name]]',
    '｛name｝', '｛｛名前｝｝', '［姓名］', '【名字】',
    // Other words for it.
    '{client name}', '{client_name}', '{clientName}', '{client.name}', '{Client-Name}', '[Customer Name]', '{full name}',
    // The words of other languages.
    '{Kundenname}', '{nombre}', '{Nom}', '{nome}', '{imię}', '{imie}', '{имя}', '{Имя}', '{ИМЯ КЛИЕНТА}', '[имя]', '{ім\'я}', '{ім’я}', '{імʼя}', '{есімі}', '{Adı}', '{İSİM}',
    '{isim}', '{الاسم}', '{नाम}', '{nama}', '{名前}', '{姓名}', '{客戶姓名}', '{ชื่อ}', '{Tên}', '{ten}'
  ])('%s', (written) => {
    expect(filled(`Hello ${written}, good morning.`)).toEqual({ text: 'Hello Erika Muster, good morning.', missing: [], unknown: [] })
  })
})

it.each<[written: string, text: string]>([
  ['{Company}', 'Muster GmbH'], ['[firma]', 'Muster GmbH'], ['{{Компания}}', 'Muster GmbH'], ['{şirket}', 'Muster GmbH'], ['{公司}', 'Muster GmbH'], ['{société}', 'Muster GmbH'],
  ['{ Manager }', 'Max Kraus'], ['{менеджер}', 'Max Kraus'], ['[担当者]', 'Max Kraus'], ['{ผู้จัดการ}', 'Max Kraus'], ['{YÖNETİCİ}', 'Max Kraus']
])('%s is %s', (written, text) => {
  expect(filled(written)).toEqual({ text, missing: [], unknown: [] })
})

describe('what looks like a placeholder and is none is told, and stays', () => {
  it.each<[text: string, unknown: string[]]>([
    ['Hello {nmae}', ['{nmae}']],
    ['{order} and {order}, {date}', ['{order}', '{date}']],
    ['{constructor} {__proto__} {toString}', ['{constructor}', '{__proto__}', '{toString}']],
    // Whose name, whose company? What may mean something else is asked about.
    ['{client} {first name} {names}', ['{client}', '{first name}', '{names}']],
    ['{}', ['{}']],
    ['{ }', ['{ }']],
    ['Braces {of my own}', ['{of my own}']],
    // Signs of other programs, Bitrix24's documents and mailings among them.
    ['{=Document:NAME} {{~Var}}', ['{=Document:NAME}', '{{~Var}}']],
    ['#NAME# %name% <name> $name', ['#NAME#', '%name%', '<name>', '$name']],
    ['<First name>', ['<First name>']],
    ['Dear [Your name], [insert date]', ['[Your name]', '[insert date]']],
    // Something is missing.
    ['Hello {name', ['{name']],
    ['Hello name}', ['name}']],
    ['Hello {name]', ['{name']],
    ['Hello { there', ['{']],
    ['{name\nof a client}', ['{name', 'client}']]
  ])('%s', (text, unknown) => {
    expect(filled(text)).toEqual({ text, missing: [], unknown })
  })
})

describe('what people write for other reasons is left alone', () => {
  it.each([
    '[1] and [24.12.]', '[]', '5 % off, 20% today', 'a < b and c > d', '1 <2> 3', '#1 of #2', '#sale #now', 'for $20, US$ 5 or $five', 'A & B', '(name)', '“name”', '100%'
  ])('%s', (text) => {
    expect(filled(text)).toEqual({ text, missing: [], unknown: [] })
  })
})

it('every name is known by itself', () => {
  expect(PLACEHOLDERS.map(placeholderOf)).toEqual([...PLACEHOLDERS])
  expect(['', ' ', '_'].map(placeholderOf)).toEqual([null, null, null])
})

it.each([
  ['opened', '{'.repeat(100_000)], ['opened, with blanks', '{ '.repeat(50_000)], ['closed', '}'.repeat(100_000)], ['one word', 'a'.repeat(100_000)],
  ['in square brackets', '['.repeat(100_000)], ['of other programs', '%a#a<a$'.repeat(15_000)], ['full of blanks', `{${' '.repeat(100_000)}`]
])('a pasted book takes no time: %s', (_what, text) => {
  const began = performance.now()
  fillText(text, VALUES)
  expect(performance.now() - began).toBeLessThan(500)
})
