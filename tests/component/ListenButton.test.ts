import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h, ref } from 'vue'
import { administratorsAnswer } from '../unit/support/firstAnswer'
import { fakePortal } from '../unit/support/desk'
import { openDesk, show, useDesk } from './support/desk'
import { click } from './support/person'
import { get, query } from './support/screen'
import ListenButton from '@/calls/text/ListenButton.vue'

useDesk('sound')

const spoken: { text: string, voice: string | undefined }[] = []
let voices: { name: string, lang: string, localService: boolean, default: boolean }[] = []
const cancel = vi.fn()
beforeEach(() => {
  spoken.length = 0
  cancel.mockClear()
  vi.stubGlobal('SpeechSynthesisUtterance', class extends EventTarget {
    voice: { name: string } | null = null
    lang = ''
    constructor(readonly text: string) { super() }
  })
  vi.stubGlobal('speechSynthesis', Object.assign(new EventTarget(), {
    getVoices: () => voices, cancel,
    speak: ({ text, voice }: { text: string, voice: { name: string } | null }) => { spoken.push({ text, voice: voice?.name }) }
  }))
})
afterEach(() => {
  voices = []
})

const voice = (name: string, lang: string, localService = true) => ({ name, lang, localService, default: false })
async function showButton(text: string, language = 'de') {
  openDesk({ answer: administratorsAnswer(), portal: fakePortal({ language }) })
  const shown = ref(text)
  await show(() => h(ListenButton, { type: 'callback', text: shown.value }))
  return shown
}

it('reads the text by a voice of this computer that speaks its language', async () => {
  voices = [voice('Anna online', 'de-DE', false), voice('Samantha', 'en-US'), voice('Anna', 'de-DE')]
  await showButton('Guten Tag')
  await click(get('button', 'Listen'))
  expect(spoken).toEqual([{ text: 'Guten Tag', voice: 'Anna' }])
  await click(get('button', 'Stop'))
  expect(cancel).toHaveBeenCalled()
})

it.each<[why: string, text: string, here: typeof voices]>([
  ['no voice of the language is here', 'Guten Tag', [voice('Samantha', 'en-US')]],
  ['its only voice would send the text away', 'Guten Tag', [voice('Anna online', 'de-DE', false)]],
  ['there is nothing to read', '', [voice('Anna', 'de-DE')]]
])('is not there where %s', async (_why, text, here) => {
  voices = here
  await showButton(text)
  expect(query('button')).toBeNull()
})

it('another text ends what is being read', async () => {
  voices = [voice('Anna', 'de-DE')]
  const text = await showButton('Guten Tag')
  await click(get('button', 'Listen'))
  cancel.mockClear()
  text.value = 'Guten Abend'
  await Promise.resolve()
  expect(cancel).toHaveBeenCalled()
})
