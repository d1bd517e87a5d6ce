import { anyParams, defineMethod, type RestMethod } from './method'
import { phpMap } from './php'
import { voiceLabels } from './voice-labels'

/** The voices texts can be spoken with, named in the language the person has the portal in. */
export const voiceMethods: RestMethod[] = [
  defineMethod({
    name: 'voximplant.tts.voices.get',
    scope: ['telephony'],
    schema: anyParams,
    run: (_, { portal, user }) => ({ result: phpMap(voiceLabels(portal.voices, portal.sessions.languageOf(user))) })
  })
]
