import { describe, expect, it } from 'vitest'
import voiceNames from '../../../../sandbox/data/voices.json'
import { foreignDefault, groupVoices, toVoice, voiceEngine, type DefaultVoice } from '@/core/telephony/voice'

const all = Object.entries(voiceNames).map(([id, name]) => toVoice(id, name))

describe('the portal\'s voices', () => {
  it('are 42', () => {
    expect(all).toHaveLength(42)
  })

  it.each(all)('$id has a language browsers can name and the gender its name tells', ({ name, language, gender }) => {
    expect(Intl.getCanonicalLocales(language ?? '')).toEqual([language])
    expect(name).toContain(gender === 'female' ? '(Female)' : '(Male)')
  })

  it.each([
    ['eurgermanfemale', 'de', 'female'],
    ['eurgermanmale', 'de', 'male'],
    ['brportuguesefemale', 'pt-BR', 'female'],
    ['eurportuguesemale', 'pt-PT', 'male'],
    ['hkchinesefemale', 'zh-HK', 'female'],
    ['usinternalmale', 'en', 'male'],
    ['ukenglishmale', 'en-GB', 'male'],
    ['ruinternalmale', 'ru', 'male']
  ])('%s speaks %s and is %s', (id, language, gender) => {
    expect(toVoice(id, 'x')).toMatchObject({ language, gender })
  })

  it.each([
    ['klingonfemale', null, 'female'],
    ['eurgerman', null, null],
    ['constructormale', null, 'male'],
    ['', null, null]
  ])('a voice the app does not know (%j) is kept: language %s, gender %s', (id, language, gender) => {
    expect(toVoice(id, 'Some voice')).toEqual({ id, name: 'Some voice', language, gender })
  })

  it.each([
    ['uaukrainianfemale', 'uk', 'female'],
    ['ukrainianmale', 'uk', 'male'],
    ['kzkazakhfemale', 'kk', 'female'],
    ['invoice', null, null],
    ['aearabicmale', 'ar', 'male'],
    ['eurromanianfemale', 'ro', 'female'],
    ['ilhebrewfemale', 'he', 'female'],
    ['xgermanfemale', null, 'female'],
    ['germanicfemale', null, 'female']
  ])('a voice the app has not met (%s) tells by its parts that it speaks %s and is %s', (id, language, gender) => {
    expect(toVoice(id, 'New')).toMatchObject({ language, gender })
  })

  it('every one the app has met tells the same by its parts, but those that are called internal', () => {
    for (const { id, language } of all.filter(({ id }) => !/internal|^hk/.test(id))) {
      expect(toVoice(id.replace(/^(eur|[a-z]{2})/, 'zz'), 'x').language?.replace('no', 'nb'), id).toBe(language?.split('-')[0])
    }
  })

  it('a voice without a name goes by its id', () => {
    expect(toVoice('eurgermanmale', '  ').name).toBe('eurgermanmale')
  })
})

describe('the default voice, where it speaks another language than the portal\'s', () => {
  it.each<[language: string, voice: DefaultVoice | null]>([
    ['uk', { language: 'ru', gender: 'female' }],
    ...['kk', 'vi', 'th', 'id', 'ms', 'hi', 'ar'].map((language): [string, DefaultVoice] => [language, { language: 'en', gender: 'male' }]),
    ...['en', 'de', 'es', 'fr', 'it', 'ja', 'pl', 'pt-BR', 'tr', 'zh-CN', 'zh-TW'].map((language): [string, null] => [language, null])
  ])('%s: %j', (language, voice) => {
    expect(foreignDefault(language, all)).toEqual(voice)
  })

  it('is none to tell of once the portal lists a voice of the language', () => {
    expect(foreignDefault('uk', [...all, toVoice('uaukrainianfemale', 'New')])).toBeNull()
  })

  it('nor where one of an unknown language may speak it, or no list is known', () => {
    expect(foreignDefault('uk', [...all, toVoice('robot7', 'New')])).toBeNull()
    expect(foreignDefault('uk', [])).toBeNull()
  })

  it('is English also where a portal lists fewer voices than others', () => {
    expect(foreignDefault('de', [toVoice('usenglishmale', 'x')])).toEqual({ language: 'en', gender: 'male' })
  })
})

describe('voices are offered by language', () => {
  it.each([['de', 'de'], ['fr', 'fr'], ['ru', 'ru'], ['de-AT', 'de']])('in a %s interface %s comes first', (locale, language) => {
    const [first] = groupVoices([...all, toVoice('rurussianmale', 'Russian (Male)')], locale, 'Other')
    expect(first?.language).toBe(language)
  })

  it('all variants of the interface\'s language come before any other language', () => {
    const languages = groupVoices(all, 'en', 'Other').map(group => group.language)
    expect(languages.slice(0, 4).toSorted()).toEqual(['en-AU', 'en-CA', 'en-GB', 'en-US'])
    expect(languages.slice(4).filter(language => language?.startsWith('en'))).toEqual([])
  })

  it.each(['en', 'de', 'ru'])('the other languages are sorted by their %s names', (locale) => {
    const labels = groupVoices(all, locale, 'Other').filter(group => group.language?.split('-')[0] !== locale).map(group => group.label)
    expect(labels.length).toBeGreaterThan(20)
    expect(labels).toEqual(labels.toSorted(new Intl.Collator(locale).compare))
  })

  it('languages are named in the interface\'s language', () => {
    const labelOf = (locale: string) => groupVoices([toVoice('eurgermanmale', 'x')], locale, 'Other')[0]?.label
    expect(['en', 'de', 'ru'].map(labelOf)).toEqual(['German', 'Deutsch', 'немецкий'])
  })

  it('voices of an unknown language come last, under the given heading', () => {
    const last = groupVoices([toVoice('zzz', 'A'), ...all], 'en', 'Aaa').at(-1)
    expect(last).toMatchObject({ language: null, label: 'Aaa', voices: [{ id: 'zzz' }] })
  })

  it('no voice is lost or doubled, and voices of a language keep the portal\'s order', () => {
    const groups = groupVoices(all, 'ru', 'Other')
    expect(groups.flatMap(group => group.voices).map(voice => voice.id).toSorted()).toEqual(Object.keys(voiceNames).toSorted())
    expect(groups.find(group => group.language === 'ja')?.voices.map(voice => voice.id)).toEqual(['jpjapanesefemale', 'jpjapanesemale'])
  })

  it('no voices make no groups', () => {
    expect(groupVoices([], 'en', 'Other')).toEqual([])
  })
})

describe('the speech engine of a voice', () => {
  it.each([
    ['French (Female) (Amazon)', 'Amazon'],
    ['German (Female) (Default)', null],
    ['German (Female)', null],
    ['German', null],
    ['German (Austria) (Male) (Yandex)', 'Yandex']
  ])('of %j is %s', (name, engine) => {
    expect(voiceEngine(toVoice('x', name))).toBe(engine)
  })
})
