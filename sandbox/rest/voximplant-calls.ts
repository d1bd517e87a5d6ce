import * as v from 'valibot'
import { findOwnLine, isSipLine, NO_LINE } from '../portal/lines'
import { OTHER_APP } from '../portal/statistics'
import type { CallStart } from '../portal/telephony'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { controllerError, coreError } from './rest-error'

/** Names count exactly as they are written, in capitals. What is missing, or is no text, is nothing, and that is no mistake in itself. */
const param = v.fallback(v.optional(text, ''), '')

const CallSchema = v.object({
  FROM_LINE: param,
  TO_NUMBER: param,
  TEXT_TO_PRONOUNCE: param,
  VOICE: param,
  URL: param
})

type CallParams = v.InferOutput<typeof CallSchema>

const CALLBACK = 'voximplant.callback.start'
const INFOCALL = 'voximplant.infocall.startwithtext'
const INFOCALL_SOUND = 'voximplant.infocall.startwithsound'

/** The methods that make a phone ring. Whether the person may use the line is not looked at. */
export const callMethods: RestMethod[] = [
  defineMethod({
    name: CALLBACK,
    scope: ['call'],
    right: 'call',
    schema: CallSchema,
    run: (params, context) => {
      const { portal } = context
      const line = params.FROM_LINE
      if (portal.externalLines.has(line)) {
        // The app that has the line is told what to do, and makes a call of its own of it.
        portal.telephony.start({ ...callOf('callback', params, context), app: OTHER_APP })
        return { result: { RESULT: true, CALL_ID: null } }
      }
      if (!(line in portal.lines)) {
        throw coreError(portal, `Could not find line ${line}`)
      }
      const number = checked(stripped(params.TO_NUMBER), context)
      return { result: { RESULT: true, CALL_ID: ring(CALLBACK, { ...callOf('callback', params, context), number }, context) } }
    }
  }),
  infocallMethod(INFOCALL, params => ({ ...params, URL: '' })),
  // The address is passed on as it is: nobody looks whether there is a file, or an address at all.
  infocallMethod(INFOCALL_SOUND, params => ({ ...params, TEXT_TO_PRONOUNCE: '', VOICE: '' }))
]

/** A voice message. @param heard what of the parameters the method knows */
function infocallMethod(name: string, heard: (params: CallParams) => CallParams): RestMethod {
  return defineMethod({
    name,
    scope: ['call'],
    right: 'call',
    schema: CallSchema,
    run: (params, context) => {
      const { portal } = context
      if (params.FROM_LINE === NO_LINE) {
        throw coreError(portal, `Making infocall using ${NO_LINE} is not allowed`)
      }
      const line = findOwnLine(portal, params.FROM_LINE)
      if (line === null) {
        throw coreError(portal, `Could not find config for number ${params.FROM_LINE}`)
      }
      const now = new Date()
      if (!portal.infocalls.allows(now)) {
        throw coreError(portal, 'Infocall limit for this month is exceeded')
      }
      const number = checked(isSipLine(line) ? params.TO_NUMBER : stripped(params.TO_NUMBER), context)
      const id = ring(name, { ...callOf('infocall', heard(params), context), line, number }, context)
      portal.infocalls.count(now)
      return { result: { RESULT: true, CALL_ID: id } }
    }
  })
}

function callOf(type: CallStart['type'], { FROM_LINE, TO_NUMBER, TEXT_TO_PRONOUNCE, VOICE, URL }: CallParams, { user, person }: RestContext): CallStart {
  return {
    type, user, userId: person.id, line: FROM_LINE, number: TO_NUMBER, text: TEXT_TO_PRONOUNCE,
    // The voice of the portal's language speaks where none is named; any other name is passed on, whether there is such a voice or not.
    voice: VOICE === '' ? null : VOICE,
    ...URL === '' ? {} : { sound: URL }
  }
}

/** Hands a call to the telephony service. Throws a RestError where nothing, or nothing good, is heard from it; the call may ring all the same. */
function ring(method: string, call: CallStart, { portal }: RestContext): string {
  const fault = portal.faults.takeController(method)
  const id = fault?.executed === false ? '' : portal.telephony.start(call).id
  if (fault !== null) {
    throw controllerError(portal, fault)
  }
  return id
}

/** What portals leave of a number on lines that do not dial as given. */
function stripped(number: string): string {
  return number.replace(/[^0-9#*+,;]/g, '')
}

/** PHP takes `0` for nothing. Nothing else is wrong with a number until it is dialled. */
function checked(number: string, { portal }: RestContext): string {
  if (number === '' || number === '0') {
    throw coreError(portal, 'Phone number is not correct')
  }
  return number
}
