// @vitest-environment node
import postcss from 'postcss'
import { describe, expect, it } from 'vitest'
import { usedStyles } from '../../scripts/bundle/usedStyles.ts'

/** What is left of a style sheet for code that names `used`, `size-[16px]`, `hover:p-0.5` and `dark`. */
const left = (css: string) => usedStyles(postcss.parse(css), ['<p class="used size-[16px] hover:p-0.5">', 'toggle(\'dark\')']).toString().replace(/\s+/g, ' ').trim()

describe('styles of the first form', () => {
  it.each([
    ['.used { color: red }'],
    ['.size-\\[16px\\] { width: 16px }'],
    ['.hover\\:p-0\\.5 { &:hover { padding: 2px } }'],
    ['html, body { margin: 0 }'],
    ['.used { &:where(.dark, .dark *) { color: red } }'],
    ['.used:not(.other) { color: red }'],
    ['@keyframes turn { to { rotate: 1turn } } .used { animation: turn 1s }']
  ])('keeps %s', (css) => {
    expect(left(css)).toBe(css)
  })

  it.each([
    ['.other { color: red }'],
    ['.used .other { color: red }'],
    ['.used { &:where(.other, .other *) { color: red } }'],
    ['@media print { .other { color: red } }'],
    ['@keyframes turn { to { rotate: 1turn } }']
  ])('drops %s', (css) => {
    expect(left(css)).toBe('')
  })

  it('keeps of a list of selectors those that may apply', () => {
    expect(left('.used, .other { color: red }')).toBe('.used { color: red }')
  })

  it('drops variables that nothing refers to, by whatever way', () => {
    expect(left(':root { --a: 1; --b: var(--a); --c: 2; } .used { width: var(--b) }'))
      .toBe(':root { --a: 1; --b: var(--a); } .used { width: var(--b) }')
  })
})
