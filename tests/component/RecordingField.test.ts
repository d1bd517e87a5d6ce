import { describe, expect, it } from 'vitest'
import { h, ref } from 'vue'
import { openDesk, show, useDesk } from './support/desk'
import { pass, type } from './support/person'
import { descriptionOf, field, textOf } from './support/screen'
import RecordingField from '@/calls/text/RecordingField.vue'

useDesk('sound')

const ADDRESS = 'https://files.example/spring%20sale.mp3'
async function showField(written: string, { quiet = false, error = false } = {}) {
  openDesk()
  const address = ref(written)
  await show(() => h(RecordingField, { 'modelValue': address.value, 'onUpdate:modelValue': (next: string) => { address.value = next }, quiet, error }))
}
const player = () => document.querySelector('audio')
const box = () => field('Address of the recording')

describe('a recording', () => {
  it('can be heard before anybody is called', async () => {
    await showField(ADDRESS)
    expect(player()?.getAttribute('src')).toBe(ADDRESS)
    expect(player()?.hasAttribute('controls')).toBe(true)
  })

  it('is asked for once its address has been typed, not at each letter', async () => {
    await showField('')
    await type('Address of the recording', ADDRESS)
    expect(player()).toBeNull()
    await pass(500)
    expect(player()?.getAttribute('src')).toBe(ADDRESS)
  })

  it.each(['http://files.example/a.mp3', 'https://user:secret@files.example/a.mp3', 'files.example/a.mp3', 'javascript:alert(1)', 'data:audio/mp3;base64,AAAA'])('is never asked for at %s, which is pointed out after a try', async (address) => {
    await showField(address, { error: true })
    await pass(500)
    expect(player()).toBeNull()
    expect(box().getAttribute('aria-invalid')).toBe('true')
    expect(descriptionOf(box())).not.toBe('')
  })

  it('that does not play here is told, and refused by nobody', async () => {
    await showField(ADDRESS)
    player()?.dispatchEvent(new Event('error'))
    await pass(0)
    expect(textOf(document.querySelector('[role="status"]'))).not.toBe('')
    expect(box().getAttribute('aria-invalid')).toBe('false')
  })

  it('is known by its file\'s name while nobody works in it', async () => {
    await showField(ADDRESS, { quiet: true })
    expect(textOf()).toContain('spring sale.mp3')
    expect(player()).toBeNull()
  })
})
