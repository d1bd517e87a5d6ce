// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { rest, resultOf, sandboxFor } from './support'

const VOICES = 'voximplant.tts.voices.get'

describe('voximplant.tts.voices.get', () => {
  it('lists 42 voices, of which none is for Ukrainian, Kazakh, Vietnamese, Thai, Indonesian, Malay, Hindi or Arabic', async () => {
    const sandbox = await sandboxFor()
    const voices = resultOf(await rest(sandbox, VOICES))
    expect(Object.keys(voices)).toHaveLength(42)
    expect(voices).toMatchObject({ ruinternalfemale: 'Russian (Female) (Default)', ruinternalmale: 'Russian (Male) (Default)' })
    expect(Object.values(voices).filter(name => /ukrain|kazakh|vietnam|thai|indones|malay|hindi|arab/i.test(String(name)))).toEqual([])
    expect(Object.keys(voices).filter(id => id.startsWith('usinternal'))).toEqual([])
  })

  it.each([
    ['de', 'Deutsch (weiblich) (Standard)', 'Französisch (männlich) (Amazon)'],
    ['ru', 'немецкий (женский) (по умолчанию)', 'французский (мужской) (Amazon)'],
    ['la', 'alemán (femenina) (predeterminada)', 'francés (masculina) (Amazon)'],
    ['en', 'German (Female) (Default)', 'French (Male) (Amazon)']
  ])('names them in the language of the portal: %s', async (lang, german, french) => {
    const sandbox = await sandboxFor()
    sandbox.portal.sessions.open({ person: 'manager', lang, placement: 'DEFAULT', placementOptions: '', install: false })
    expect(resultOf(await rest(sandbox, VOICES, {}, 'manager'))).toMatchObject({ eurgermanfemale: german, eurfrenchmale: french })
    expect(resultOf(await rest(sandbox, VOICES, {}, 'employee'))).toMatchObject({ eurgermanfemale: 'German (Female) (Default)' })
  })

  it('leaves names it does not know as they are', async () => {
    const sandbox = await sandboxFor({ seed: { voices: { xxnewmale: 'Something new (Male)', eurgermanmale: 'German' } } })
    sandbox.portal.sessions.open({ person: 'manager', lang: 'de', placement: 'DEFAULT', placementOptions: '', install: false })
    expect(resultOf(await rest(sandbox, VOICES, {}, 'manager'))).toEqual({ xxnewmale: 'Something new (Male)', eurgermanmale: 'German' })
  })
})
