import { expect } from 'vitest'
import { CALL, rest, resultOf, sandboxFor } from '../support'
import { CALLBACK, INFOCALL, INFOCALL_SOUND, type Cases } from './cases'

/** Lines, numbers, texts and voices of the two calls. */
export const calls: Cases = {
  'a voice message dials as given on sip and reg lines; everything else keeps digits and # * + , ;': async () => {
    const sandbox = await sandboxFor()
    const TO_NUMBER = 'Tel. +49 (30) #1*2,3;4'
    for (const [method, FROM_LINE] of [[INFOCALL, 'sip7'], [INFOCALL, 'reg151083'], [INFOCALL, '493023125100'], [CALLBACK, 'sip7'], [CALLBACK, 'reg151083']] as const) {
      await rest(sandbox, method, { ...CALL, FROM_LINE, TO_NUMBER })
    }
    const kept = '+4930#1*2,3;4'
    expect(sandbox.portal.calls.map(({ number }) => number)).toEqual([TO_NUMBER, TO_NUMBER, kept, kept, kept])
  },

  'no number is too short': async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, CALLBACK, { ...CALL, TO_NUMBER: '1' })).status).toBe(200)
    for (const TO_NUMBER of ['0', 'none', '']) {
      expect((await rest(sandbox, CALLBACK, { ...CALL, TO_NUMBER })).json).toMatchObject({ error_description: 'Phone number is not correct' })
    }
  },

  'line names are written for HTML, and lines of external apps are not listed': async () => {
    const sandbox = await sandboxFor({ seed: { lines: { sip7: 'A & B <"x">', sip8: 'Theirs' }, externalLines: ['sip8'] } })
    expect((await rest(sandbox, 'voximplant.line.get')).json.result).toEqual({ sip7: 'A &amp; B &lt;&quot;x&quot;&gt;' })
  },

  'the default line may be none, or an external app': async () => {
    const sandbox = await sandboxFor()
    const { manager } = sandbox.portal.people
    const answered = async () => resultOf(await rest(sandbox, 'voximplant.user.getDefaultLineId', {}, 'manager')).defaultLineId
    const seen = [await answered()]
    for (const line of ['REST_APP:3', 'LINK_BASE_NUMBER', null]) {
      manager.defaultLine = line
      seen.push(await answered())
    }
    sandbox.portal.defaultLine = ''
    seen.push(await answered())
    expect(seen).toEqual(['reg151083', 'REST_APP:3', 'LINK_BASE_NUMBER', 'reg150907', 'LINK_BASE_NUMBER'])
    for (const FROM_LINE of ['REST_APP:3', 'LINK_BASE_NUMBER']) expect((await rest(sandbox, INFOCALL, { ...CALL, FROM_LINE })).status).toBe(400)
  },

  'a line of an external app takes a callback without an id, and no voice message': async () => {
    const sandbox = await sandboxFor({ seed: { externalLines: ['REST_APP:3'] } })
    const params = { ...CALL, FROM_LINE: 'REST_APP:3' }
    expect((await rest(sandbox, CALLBACK, params)).json.result).toEqual({ RESULT: true, CALL_ID: null })
    expect((await rest(sandbox, INFOCALL, params)).json).toMatchObject({ error_description: 'Could not find config for number REST_APP:3' })
  },

  'a rented number is found for a voice message however it is written': async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, INFOCALL, { ...CALL, FROM_LINE: '+49 30 23125100' })).status).toBe(200)
    expect((await rest(sandbox, CALLBACK, { ...CALL, FROM_LINE: '+49 30 23125100' })).status).toBe(400)
  },

  'calls need the scope call alone': async () => {
    const sandbox = await sandboxFor({ seed: { scopes: ['call'] } })
    expect((await rest(sandbox, CALLBACK, CALL)).status).toBe(200)
    sandbox.portal.scopes = new Set(['telephony'])
    expect(await rest(sandbox, CALLBACK, CALL)).toMatchObject({ status: 403, json: { error: 'insufficient_scope' } })
  },

  'parameters of calls count in capitals only, and what is missing is nothing': async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, CALLBACK, { from_line: 'sip7', to_number: '101' })).json).toMatchObject({ error: '', error_description: 'Could not find line ' })
    expect((await rest(sandbox, CALLBACK, { FROM_LINE: 'sip7', TO_NUMBER: '101', text_to_pronounce: 'x' })).status).toBe(200)
    expect(sandbox.portal.calls).toMatchObject([{ text: '' }])
  },

  'texts and voices are passed on as they are': async () => {
    const sandbox = await sandboxFor()
    const TEXT_TO_PRONOUNCE = `  <b>{name}</b>\n${'long '.repeat(2000)}  `
    await rest(sandbox, INFOCALL, { ...CALL, TEXT_TO_PRONOUNCE, VOICE: 'nobody' })
    await rest(sandbox, INFOCALL, CALL)
    expect(sandbox.portal.calls).toMatchObject([{ text: TEXT_TO_PRONOUNCE, voice: 'nobody' }, { voice: null }])
  },

  'the address of a recording is passed on as it is': async () => {
    const sandbox = await sandboxFor()
    for (const URL of ['https://files.example/hello.mp3', 'no address', undefined]) {
      expect((await rest(sandbox, INFOCALL_SOUND, { ...CALL, URL, VOICE: 'nobody' })).status).toBe(200)
    }
    expect(sandbox.portal.calls.map(({ type, text, sound, voice }) => [type, text, sound, voice])).toEqual([
      ['infocall', '', 'https://files.example/hello.mp3', null], ['infocall', '', 'no address', null], ['infocall', '', undefined, null]
    ])
  },

  'nothing keeps the same request from ringing twice, on anybody\'s line': async () => {
    const sandbox = await sandboxFor()
    for (let time = 0; time < 2; time += 1) await rest(sandbox, CALLBACK, { ...CALL, FROM_LINE: '493023125100' }, 'manager')
    expect(new Set(sandbox.portal.calls.map(({ id }) => id)).size).toBe(2)
  },

  'voice messages have a monthly limit, callbacks none': async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.infocalls.perMonth = 1
    await rest(sandbox, INFOCALL, CALL)
    for (const method of [INFOCALL, INFOCALL_SOUND]) {
      expect((await rest(sandbox, method, CALL)).json).toMatchObject({ error: '', error_description: 'Infocall limit for this month is exceeded' })
    }
    expect((await rest(sandbox, CALLBACK, CALL)).status).toBe(200)
  },

  'there are 42 voices, two Russian ones among them, and none for eight of our languages': async () => {
    const sandbox = await sandboxFor()
    const voices = resultOf(await rest(sandbox, 'voximplant.tts.voices.get'))
    expect(Object.keys(voices)).toHaveLength(42)
    expect(Object.keys(voices).filter(id => /internal/.test(id))).toEqual(['ruinternalfemale', 'ruinternalmale'])
    expect(Object.values(voices).join()).not.toMatch(/ukrain|kazakh|vietnam|thai|indones|malay|hindi|arab/i)
  },

  'voices are named in the language of the portal': async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.sessions.open({ person: 'manager', lang: 'de', placement: 'DEFAULT', placementOptions: '', install: false })
    expect(resultOf(await rest(sandbox, 'voximplant.tts.voices.get', {}, 'manager')).eurgermanfemale).toBe('Deutsch (weiblich) (Standard)')
  }
}
