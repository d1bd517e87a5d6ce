import { anyParams, defineMethod, type RestMethod } from './method'
import { phpMap } from './php'

/** The voices texts can be spoken with. */
export const voiceMethods: RestMethod[] = [
  defineMethod({
    name: 'voximplant.tts.voices.get',
    scope: ['telephony'],
    schema: anyParams,
    run: (_, { portal }) => ({ result: phpMap(portal.voices) })
  })
]
