import * as v from 'valibot'
import type { CallType } from '../portal/telephony'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { coreError } from './rest-error'

const CallSchema = v.object({
  FROM_LINE: text,
  TO_NUMBER: text,
  TEXT_TO_PRONOUNCE: text,
  VOICE: v.optional(text)
})

type CallParams = v.InferOutput<typeof CallSchema>

/** The two methods that make a phone ring. */
export const callMethods: RestMethod[] = [
  defineMethod({
    name: 'voximplant.callback.start',
    scope: ['telephony', 'call'],
    right: 'call',
    schema: CallSchema,
    run: (params, context) => {
      if (!(params.FROM_LINE in context.portal.lines)) {
        throw coreError(`Could not find line ${params.FROM_LINE}`)
      }
      const id = ring('callback', params, context)
      const external = context.portal.externalLines.has(params.FROM_LINE)
      return { result: { RESULT: true, CALL_ID: external ? null : id } }
    }
  }),
  defineMethod({
    name: 'voximplant.infocall.startwithtext',
    scope: ['telephony', 'call'],
    right: 'call',
    schema: CallSchema,
    run: (params, context) => {
      if (!(params.FROM_LINE in context.portal.lines)) {
        throw coreError(`Could not find config for number ${params.FROM_LINE}`)
      }
      return { result: { RESULT: true, CALL_ID: ring('infocall', params, context) } }
    }
  })
]

function ring(type: CallType, params: CallParams, { portal, user, person }: RestContext): string {
  const voice = params.VOICE ?? ''
  return portal.telephony.start({
    type,
    user,
    userId: person.id,
    line: params.FROM_LINE,
    number: dialled(params.FROM_LINE, params.TO_NUMBER),
    text: params.TEXT_TO_PRONOUNCE,
    // A voice the portal does not have is ignored without a word, as portals do.
    voice: voice in portal.voices ? voice : null
  }).id
}

/** Office PBX lines dial as given; every other line normalises, and refuses what cannot be a number. */
function dialled(line: string, number: string): string {
  if (line.startsWith('sip')) {
    return number
  }
  const digits = number.replace(/\D/g, '')
  if (digits.length < 5) {
    throw coreError('Phone number is not correct')
  }
  return number.trim().startsWith('+') ? `+${digits}` : digits
}
