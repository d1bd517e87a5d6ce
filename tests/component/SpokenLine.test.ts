import { describe, expect, it } from 'vitest'
import { h, ref } from 'vue'
import { openDesk, show, useDesk } from './support/desk'
import { click, type as typeText } from './support/person'
import { field, textOf } from './support/screen'
import SpokenLine from '@/calls/text/SpokenLine.vue'
import { fillText } from '@/calls/text/placeholders'

useDesk()

/** @returns what the parent holds, to be changed by the test */
async function showLine(written: string, wrong?: string) {
  openDesk()
  const text = ref(written)
  const error = ref(wrong)
  const started = ref(false)
  await show(() => h('div', [h(SpokenLine, {
    'text': text.value,
    'onUpdate:text': (next: string) => { text.value = next },
    'voice': null,
    'type': 'callback',
    'filled': fillText(text.value, { name: 'Erika Muster', company: '', manager: '', caller: '' }),
    'sound': null,
    'ready': [],
    'replaced': false,
    'error': error.value,
    'done': () => started.value
  }), h('button', 'Elsewhere')]))
  return { text, error, started }
}
/** Folded, the words stand in the place of the field. */
const folded = () => document.querySelector('[title="Callback for Erika Muster"]') !== null

describe('text and voice', () => {
  it('are one line of what will be spoken; both fields are there by their names', async () => {
    await showLine('Callback for {name}')
    expect(folded()).toBe(true)
    expect(textOf()).toContain('Callback for Erika Muster')
    expect(field('What you will hear').value).toBe('Callback for {name}')
    expect(field('Voice').value).toBe('Portal default')
  })

  it.each(['What you will hear', 'Voice'])('a click on %s unfolds them', async (name) => {
    await showLine('Callback for {name}')
    await click(field(name))
    expect(folded()).toBe(false)
  })

  it.each(['What you will hear', 'Voice'])('the keyboard in %s unfolds them, and stays there', async (name) => {
    await showLine('Callback for {name}')
    const place = field(name)
    place.focus()
    await Promise.resolve()
    expect([folded(), document.activeElement]).toEqual([false, place])
  })

  it.each<[why: string, text: string, error?: string]>([
    ['nothing would be said', ''],
    ['something in it is not understood', 'Callback for {nmae}'],
    ['it is refused', 'Callback for {name}', 'Enter the text to be spoken.']
  ])('are open where %s', async (_why, text, error) => {
    await showLine(text, error)
    expect(folded()).toBe(false)
    expect(document.querySelector('.opacity-0')).toBeNull()
  })

  it('fold again once a call has started, unless somebody works in them', async () => {
    const { started } = await showLine('Callback for {name}')
    await typeText('What you will hear', 'Callback for {name}')
    started.value = true
    await Promise.resolve()
    expect(folded(), 'while the keyboard is there').toBe(false)
    started.value = false
    await Promise.resolve()
    document.querySelector('button')?.focus()
    started.value = true
    await Promise.resolve()
    expect(folded()).toBe(true)
  })
})
