import { describe, expect, it } from 'vitest'
import { typedIn } from '../../support/numbers'
import { readNumber, type NumberFault } from '@/core/phone/phone'
import { checkForm, type FormContent } from '@/calls/form/request'
import { CALL_TYPES } from '@/core/telephony/types'

const complete: FormContent = {
  type: 'callback',
  line: 'reg1',
  number: readNumber('030 901820', typedIn('DE')),
  text: { text: 'A client asks for a call', missing: [], unknown: [] },
  voice: 'eurgermanfemale'
}

describe('a complete form', () => {
  it.each(CALL_TYPES)('becomes a request for a %s with the number as it is dialled', (type) => {
    expect(checkForm({ ...complete, type })).toEqual({
      request: { type, line: 'reg1', number: '+4930901820', text: 'A client asks for a call', voice: 'eurgermanfemale' },
      key: '+4930901820',
      problems: []
    })
  })

  it('sends its text trimmed, in any script', () => {
    expect(checkForm({ ...complete, text: { text: ' \n您好 🎉\t', missing: [], unknown: [] } }).request?.text).toBe('您好 🎉')
  })

  it('sends no text with characters that cannot be spoken or turn it round', () => {
    const { request } = checkForm({ ...complete, text: { text: 'Call\0 \u202e321\u202c \ud83d', missing: [], unknown: [] } })
    expect(request?.text).toBe('Call 321')
  })

  it('may hold what looks like a placeholder: whether it was confirmed is asked elsewhere', () => {
    expect(checkForm({ ...complete, text: { text: '{order}', missing: [], unknown: ['{order}'] } }).request?.text).toBe('{order}')
  })

  it('plays a recording instead of its text, and no voice speaks', () => {
    expect(checkForm({ ...complete, type: 'infocall', sound: ' https://files.example/hello.mp3 ' }).request).toEqual(
      { type: 'infocall', line: 'reg1', number: '+4930901820', text: '', sound: 'https://files.example/hello.mp3', voice: null }
    )
  })

  it.each(['', 'http://files.example/hello.mp3', 'hello.mp3'])('is not complete with %j for a recording', (sound) => {
    expect(checkForm({ ...complete, type: 'infocall', sound })).toMatchObject({ request: null, problems: [{ field: 'text', reason: 'text-missing' }] })
  })

  it('may leave the voice to the portal', () => {
    expect(checkForm({ ...complete, voice: null }).request?.voice).toBeNull()
  })

  it('may hold a doubtful number: whether it was confirmed is asked elsewhere', () => {
    expect(checkForm({ ...complete, number: readNumber('+1 555 000 0000', typedIn('US')) }).request?.number).toBe('+15550000000')
  })

  it('dials on an office PBX what was typed and compares by the key', () => {
    const { request, key } = checkForm({ ...complete, line: 'sip7', number: readNumber('030 901820', typedIn('DE'), 'typed') })
    expect({ number: request?.number, key }).toEqual({ number: '030 901820', key: '+4930901820' })
  })
})

it('another app\'s line takes a callback', () => {
  expect(checkForm({ ...complete, line: 'REST_APP:5' }).request?.line).toBe('REST_APP:5')
})

describe('an incomplete form names its problem', () => {
  it.each<[reason: string, field: string, gap: Partial<FormContent>]>([
    ['line-missing', 'line', { line: null }],
    ['line-missing', 'line', { line: '' }],
    ['line-external', 'line', { type: 'infocall', line: 'REST_APP:5' }],
    ['number-missing', 'number', { number: { state: 'empty' } }],
    ['number-choice', 'number', { number: readNumber('030 90182 / 030 90183', typedIn('DE')) }],
    ['text-missing', 'text', { text: { text: '', missing: [], unknown: [] } }],
    ['text-missing', 'text', { text: { text: ' \n\u00A0 ', missing: [], unknown: [] } }],
    ['text-missing', 'text', { text: { text: '\u200b\u2800…', missing: [], unknown: [] } }],
    ['text-missing', 'text', { text: { text: '\u202e.\0', missing: [], unknown: [] } }],
    ['text-placeholder', 'text', { text: { text: 'Hello {name}', missing: ['name'], unknown: [] } }],
    // One problem a field: without a text there is nothing to fill in.
    ['text-missing', 'text', { text: { text: '', missing: ['name'], unknown: [] } }]
  ])('%s at the %s', (reason, field, gap) => {
    expect(checkForm({ ...complete, ...gap })).toEqual({ request: null, key: null, problems: [{ field, reason }] })
  })

  it.each<NumberFault>(['no-digits', 'too-short', 'too-long', 'unknown-country', 'several', 'not-a-number'])(
    'number-%s at the number', (fault) => {
      expect(checkForm({ ...complete, number: { state: 'wrong', fault } })).toEqual({
        request: null, key: null, problems: [{ field: 'number', reason: `number-${fault}` }]
      })
    }
  )

  it('all problems at once, in the order of the fields', () => {
    const { problems } = checkForm({ ...complete, line: null, number: { state: 'empty' }, text: { text: '', missing: [], unknown: [] } })
    expect(problems.map(problem => problem.reason)).toEqual(['number-missing', 'line-missing', 'text-missing'])
  })
})
