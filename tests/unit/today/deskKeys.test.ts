import { afterEach, describe, expect, it } from 'vitest'
import { deskKey, isBusy, type KeyPress } from '@/today/deskKeys'

const pressed = (change: Partial<KeyPress>): KeyPress => ({
  key: 'n', code: 'KeyN', ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false, isComposing: false, defaultPrevented: false, ...change
})

it.each<[what: string, press: Partial<KeyPress>, key: string | null]>([
  ['n', {}, 'n'],
  ['with caps lock', { key: 'N' }, 'n'],
  ['a capital letter', { key: 'N', shiftKey: true }, null],
  ['a digit', { key: '2', code: 'Digit2' }, '2'],
  ['a digit of the number block', { key: '2', code: 'Numpad2' }, '2'],
  ['a French digit, with Shift', { key: '2', code: 'Digit2', shiftKey: true }, '2'],
  ['a French digit, without', { key: 'é', code: 'Digit2' }, '2'],
  ['a question mark', { key: '?', code: 'Slash', shiftKey: true }, '?'],
  ['an Arabic one', { key: '؟', code: 'Slash', shiftKey: true }, '?'],
  ['a Russian letter on the same key', { key: 'т', code: 'KeyN' }, 'n'],
  ['a Greek one', { key: 'ξ', code: 'KeyJ' }, 'j'],
  ['a letter of another keyboard stands for itself', { key: 'q', code: 'KeyA' }, 'q'],
  ['Ctrl', { ctrlKey: true }, null],
  ['Alt', { altKey: true }, null],
  ['Cmd', { metaKey: true }, null],
  ['held down', { repeat: true }, null],
  ['composing', { isComposing: true }, null],
  ['taken by somebody else', { defaultPrevented: true }, null],
  ['Enter', { key: 'Enter', code: 'Enter' }, null],
  ['Escape', { key: 'Escape', code: 'Escape' }, null],
  ['Tab', { key: 'Tab', code: 'Tab' }, null],
  ['a sign', { key: '/', code: 'Slash' }, null]
])('%s', (_what, press, key) => {
  expect(deskKey(pressed(press))).toBe(key)
})

describe('keys belong to what somebody is doing', () => {
  afterEach(() => {
    document.body.innerHTML = ''
  })

  it.each<[html: string, busy: boolean]>([
    ['<button id="here"></button>', false],
    ['<input id="here" type="tel">', true],
    ['<input id="here" type="datetime-local">', true],
    ['<input id="here" type="radio">', false],
    ['<input id="here" type="checkbox">', false],
    ['<textarea id="here"></textarea>', true],
    ['<select id="here"></select>', true],
    ['<div contenteditable="true"><b id="here"></b></div>', true],
    ['<div contenteditable="false" id="here"></div>', false],
    ['<div role="combobox" id="here"></div>', true],
    ['<button id="here"></button><div role="alertdialog"></div>', true],
    ['<button id="here"></button><div role="dialog"></div>', true],
    ['<button id="here"></button><ul role="listbox"></ul>', true],
    ['<button id="here"></button><ul role="menu"></ul>', true],
    ['<button id="here"></button><dialog></dialog>', false]
  ])('%s: %s', (html, busy) => {
    document.body.innerHTML = html
    expect(isBusy(document.getElementById('here'))).toBe(busy)
  })

  it('nothing has the focus', () => {
    expect(isBusy(null)).toBe(false)
    expect(isBusy(window)).toBe(false)
  })
})
