import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { NOW } from '../unit/support/attempts'
import { deferred } from '../unit/support/deferred'
import { fakePortal, MAX } from '../unit/support/desk'
import { managersAnswer } from '../unit/support/firstAnswer'
import { store } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, type } from './support/person'
import { descriptionOf, field, get, outcome, query, textOf } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import { useStartStore } from '@/app/start'
import { useFirstReadStore } from '@/session/firstRead'
import type { StartAnswer } from '@/portal/ports/startCall'
import { failureOf } from '@/core/failure/catalogue'
import type { CallType } from '@/core/telephony/types'

useDesk()

const STARTED: StartAnswer = { state: 'started', callId: 'callback.abc.1' }
const UNKNOWN: StartAnswer = {
  state: 'refused',
  failure: failureOf('lineUnknown', { code: 'ERROR_CORE', method: 'voximplant.callback.start', status: 400, at: NOW, requestId: null })
}
const withLine = (defaultLineId: string) => managersAnswer({ userDefault: { defaultLineId } })

/** A manager's form, filled in, with nothing but their own default line. */
async function openOwn({ line = 'sip7', kind = 'callback', outcomes = [STARTED], next = withLine(line) }: {
  line?: string, kind?: CallType, outcomes?: StartAnswer[], next?: FirstAnswer | Promise<FirstAnswer> | Error
} = {}) {
  store('draft', {
    type: kind, line: null, number: '030 901820', numberAt: NOW, country: null,
    texts: { callback: 'For me', infocall: 'For the client' }, voices: { callback: null, infocall: null }
  }, MAX.id)
  const startCall = vi.fn<() => Promise<StartAnswer>>()
  outcomes.forEach(one => startCall.mockResolvedValueOnce(one))
  const portal = fakePortal({ calls: { start: startCall }, firstAnswer: { read: async () => {
    if (next instanceof Error) throw next
    return await next
  } } })
  openDesk({ portal, user: MAX, answer: withLine(line) })
  // It is the one that reads again.
  useStartStore()
  useFirstReadStore().state = 'ready'
  await show(() => h(CallForm))
  return portal
}
const submit = () => get('button', /^(Call back|Send voice message)$/)

describe('another app\'s line', () => {
  it('is told by what it is, with what it does, before the click', async () => {
    await openOwn({ line: 'REST_APP:5' })
    expect(field('Line').value).toBe('Another app\'s line')
    expect(descriptionOf(field('Line'))).toBe(
      'Line of another app, for callbacks only. That app decides whether and how it calls; the portal is not told what became of it.'
    )
  })

  it('takes a callback, and nothing more is promised', async () => {
    const portal = await openOwn({ line: 'REST_APP:5', outcomes: [{ state: 'started', callId: null }] })
    await click(submit())
    expect(portal.calls.start.mock.calls).toMatchObject([[{ line: 'REST_APP:5' }, 'shared']])
    expect(outcome()).toBe('Call startedThe request was handed to the app that this line belongs to. '
      + 'Whether it calls +49 30 901820, and how, is up to that app.DetailsThe line gave no call ID.')
  })

  it('takes no voice message: nothing is sent, and what to do is said', async () => {
    const portal = await openOwn({ line: 'REST_APP:5', kind: 'infocall' })
    await click(submit())
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect(descriptionOf(field('Line'))).toBe(
      'Voice messages cannot be sent over another app\'s line. Call back instead, or ask an administrator for a line of the portal.'
    )
  })
})

describe('a refused line that is the only one', () => {
  it('leaves no other to choose: the words say so, and one can try again', async () => {
    await openOwn({ outcomes: [UNKNOWN] })
    await click(submit())
    const alert = textOf(get('alert'))
    expect(alert).toContain('The portal does not know the line sip7.You have no other line. An administrator can check this one under '
      + 'CRM → Sales → Sales channels → Telephony → Connection, or give you another default line.')
    expect(alert).not.toContain('Choose another line')
  })

  it('tried again once the administrator has mended it, calls once', async () => {
    const portal = await openOwn({ outcomes: [UNKNOWN, STARTED] })
    await click(submit())
    await pass(600)
    await click(get('button', 'Try again'))
    expect(portal.firstAnswer.read).toHaveBeenCalledTimes(1)
    expect(portal.calls.start).toHaveBeenCalledTimes(2)
    expect(outcome()).toContain('Call started')
    expect(document.activeElement).toBe(submit())
  })

  it('tried again once the administrator has given another one, calls from that', async () => {
    const portal = await openOwn({ outcomes: [UNKNOWN, STARTED], next: withLine('reg9') })
    await click(submit())
    await pass(600)
    await click(get('button', 'Try again'))
    expect(portal.calls.start.mock.calls).toMatchObject([[{ line: 'sip7' }, 'shared'], [{ line: 'reg9' }, 'shared']])
    expect(field('Line').value).toBe('reg9')
  })

  it('tried again calls nobody but whom the form showed then', async () => {
    const reading = deferred<FirstAnswer>()
    const portal = await openOwn({ outcomes: [UNKNOWN], next: reading.promise })
    await click(submit())
    await pass(600)
    await click(get('button', 'Try again'))
    await type('Phone number', '030 9018')
    reading.resolve(withLine('sip7'))
    await pass(1_000)
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it('tried again and clicked as well meanwhile, calls once', async () => {
    const reading = deferred<FirstAnswer>()
    const portal = await openOwn({ outcomes: [UNKNOWN, STARTED], next: reading.promise })
    await click(submit())
    await pass(600)
    await click(get('button', 'Try again'))
    await click(submit())
    await pass(1_000)
    reading.resolve(withLine('sip7'))
    await pass(1_000)
    expect(portal.calls.start).toHaveBeenCalledTimes(2)
    expect(query('button', 'Call anyway')).toBeNull()
  })

  it('where the lines cannot be read either, nothing is called', async () => {
    const portal = await openOwn({ outcomes: [UNKNOWN], next: new Error('gone') })
    await click(submit())
    await pass(600)
    await click(get('button', 'Try again'))
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })
})

it('a refused line beside others is one to choose another for', async () => {
  openDesk({ portal: fakePortal({ calls: { start: async () => UNKNOWN } }) })
  await show(() => h(CallForm))
  await type('Phone number', '030 901820')
  await type('What you will hear', 'For me')
  await click(submit())
  expect(textOf(get('alert'))).toContain('Choose another line.')
  expect(query('button', 'Try again')).toBeNull()
})
