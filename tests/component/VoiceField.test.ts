import { describe, expect, it } from 'vitest'
import { h, ref } from 'vue'
import { fakePortal } from '../unit/support/desk'
import { administratorsAnswer, settingsOption } from '../unit/support/firstAnswer'
import { openDesk, show, useDesk } from './support/desk'
import { choose, open, pass, type } from './support/person'
import { all, descriptionOf, field, nameOf, textOf } from './support/screen'
import VoiceField from '@/calls/text/VoiceField.vue'
import { showLanguage } from '@/locales'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'

useDesk()

const VOICES = administratorsAnswer({
  voices: {
    eurgermanfemale: 'German (Female) (Default)',
    eurgermanmale: 'German (Male) (Amazon)',
    ruinternalmale: 'Russian (Male)',
    usenglishfemale: 'English US (Female)',
    robot7: 'Robot 7'
  }
})

async function showVoice(chosen: string | null, answer: FirstAnswer = VOICES, language = 'de') {
  openDesk({ answer, portal: fakePortal({ language }) })
  const voice = ref(chosen)
  await show(() => h(VoiceField, { 'modelValue': voice.value, 'onUpdate:modelValue': (id: string | null) => { voice.value = id } }))
  return voice
}
/** The list as it is seen, headings and all. */
const list = () => textOf(document.querySelector('[role="listbox"]'))

describe('the voices', () => {
  it('stand in groups of their language: the portal\'s default on top, the interface\'s language first, unknown ones last', async () => {
    await showVoice(null)
    expect(await open('Voice')).toEqual([
      'Portal default', 'American English: female', 'German: female', 'German: male, Amazon', 'Russian: male', 'Robot 7'
    ])
    expect(list()).toBe('Portal default'
      + 'American EnglishAmerican English: female'
      + 'GermanGerman: femaleGerman: male, Amazon'
      + 'RussianRussian: male'
      + 'Other voicesRobot 7')
  })

  it('follow the language of the interface', async () => {
    await showLanguage('de')
    await showVoice(null)
    expect(await open('Stimme')).toEqual([
      'Standard des Portals', 'Deutsch: weiblich', 'Deutsch: männlich, Amazon', 'Englisch (Vereinigte Staaten): weiblich', 'Russisch: männlich', 'Robot 7'
    ])
  })

  it.each([
    ['rus', ['Russian: male']],
    ['amazon', ['German: male, Amazon']],
    ['robot7', ['Robot 7']],
    ['nobody', []]
  ])('can be searched for “%s”, by the portal\'s names and ids too', async (words, found) => {
    await showVoice(null)
    await open('Voice')
    await type('Voice', words)
    await pass(50)
    expect(all('option').map(nameOf)).toEqual(found)
    expect(textOf().includes('Nothing found')).toBe(found.length === 0)
  })
})

describe('the chosen voice', () => {
  it('is none at first: the portal\'s default speaks', async () => {
    await showVoice(null)
    expect(field('Voice').value).toBe('Portal default')
    expect(descriptionOf(field('Voice'))).toBe('')
  })

  it('can be any, also one of an unknown language, and the default again', async () => {
    const voice = await showVoice(null)
    await choose('Voice', 'Robot 7')
    expect([voice.value, field('Voice').value]).toEqual(['robot7', 'Robot 7'])
    await choose('Voice', 'German: male, Amazon')
    expect([voice.value, field('Voice').value]).toEqual(['eurgermanmale', 'German: male, Amazon'])
    await choose('Voice', 'Portal default')
    expect([voice.value, field('Voice').value]).toEqual([null, 'Portal default'])
  })

  it('stays when the list is closed without a choice', async () => {
    const voice = await showVoice('ruinternalmale')
    await open('Voice')
    await type('Voice', 'nobody')
    field('Voice').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await pass(300)
    expect([voice.value, field('Voice').value]).toEqual(['ruinternalmale', 'Russian: male'])
  })
})

describe('a portal without a voice of its language', () => {
  const LISTED = administratorsAnswer({ voices: { eurgermanfemale: 'German (Female)', ruinternalmale: 'Russian (Male)', usenglishmale: 'English US (Male)' } })

  it.each([
    ['ua', 'Голос', 'На порталі немає голосу для цієї мови (українська). Текст промовить голос: російська (жіночий).'],
    ['kz', 'Дауыс', 'Порталда бұл тілге арналған дауыс жоқ (қазақ тілі). Мәтін мына дауыспен айтылады: ағылшын тілі (ер).'],
    ['vn', 'Giọng đọc', 'Cổng Bitrix24 không có giọng đọc cho ngôn ngữ này (Tiếng Việt). Nội dung sẽ được đọc bằng giọng: Tiếng Anh (nam).'],
    ['ar', 'الصوت', 'لا يوجد في البوابة صوت لهذه اللغة (العربية). سيُنطق النص بهذا الصوت: الإنجليزية (ذكر).']
  ])('%s: its default is told before the click', async (language, label, words) => {
    await showLanguage(language)
    await showVoice(null, LISTED, language)
    expect(descriptionOf(field(label))).toBe(words)
  })

  it('says nothing about a voice that was chosen, and again once the default is', async () => {
    await showVoice('eurgermanfemale', LISTED, 'th')
    expect(descriptionOf(field('Voice'))).toBe('')
    await choose('Voice', 'Portal default')
    expect(descriptionOf(field('Voice'))).toBe('The portal has no voice for this language (Thai): it would read the text in English (male).')
  })

  it.each(['de', 'ru', 'en', 'xx', 'constructor'])('%s: nothing to tell', async (language) => {
    await showVoice(null, LISTED, language)
    expect(descriptionOf(field('Voice'))).toBe('')
  })

  it('what an administrator offers does not change what the portal has', async () => {
    const answer = administratorsAnswer({ ...LISTED.result, appOptions: settingsOption({ voices: ['ruinternalmale'] }) })
    await showVoice(null, answer, 'de')
    expect(await open('Voice')).toEqual(['Portal default', 'Russian: male'])
    expect(descriptionOf(field('Voice'))).toBe('')
  })
})

it('without a list the portal\'s default speaks, and the field says why there is nothing else', async () => {
  await showVoice(null, administratorsAnswer({ voices: undefined }, { voices: { error: 'ACCESS_DENIED', error_description: 'Raw' } }))
  expect(await open('Voice')).toEqual(['Portal default'])
  expect(descriptionOf(field('Voice'))).toBe('The list of voices could not be read; the portal\'s default voice will be used.')
})
