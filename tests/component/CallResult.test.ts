import { describe, expect, it, vi } from 'vitest'
import { h, ref } from 'vue'
import { LOST, REFUSAL, REQUEST } from '../unit/support/attempts'
import { fakePortal, NO_LAUNCH } from '../unit/support/desk'
import { openDesk, show, useDesk } from './support/desk'
import { click, press } from './support/person'
import { get, query, textOf } from './support/screen'
import CallResult from '@/calls/form/CallResult.vue'
import AppQuestion from '@/ui/notice/AppQuestion.vue'
import type { CallResult as Result } from '@/calls/form/useLastClick'
import { useScreenStore } from '@/session/screen'
import { failureOf } from '@/core/failure/catalogue'

useDesk()

const INFOCALL = { ...REQUEST, type: 'infocall' } as const
async function showResult(result: Result | null, { sending = false, wait = 0 } = {}): Promise<void> {
  openDesk()
  await show(() => h(CallResult, { result: () => result, sending, wait }))
  await vi.dynamicImportSettled()
}
const shown = () => ({ status: textOf(get('status')), alert: query('alert') && textOf(query('alert')) })

describe('the result of a click', () => {
  it.each<[string, Result, string]>([
    ['callback, with an id', { state: 'started', request: REQUEST, callId: 'callback.abc.1' },
      'Call startedYour phone will ring in a moment. Then +49 30 901820 will be called.DetailsCall ID: callback.abc.1'],
    ['callback, without an id', { state: 'started', request: REQUEST, callId: null },
      'Call startedYour phone will ring in a moment. Then +49 30 901820 will be called.DetailsThe line gave no call ID.'],
    ['voice message, with an id', { state: 'started', request: INFOCALL, callId: 'infocall.abc.1' },
      'Call started+49 30 901820 is being called now.DetailsCall ID: infocall.abc.1'],
    ['to a number of the office PBX', { state: 'started', request: { ...INFOCALL, number: '12' }, callId: null },
      'Call started12 is being called now.DetailsThe line gave no call ID.']
  ])('started: %s', async (_what, result, words) => {
    await showResult(result)
    expect(shown()).toEqual({ status: words, alert: null })
  })

  it.each<[string, Result, string, string]>([
    ['refused', { state: 'refused', request: REQUEST, failure: REFUSAL }, 'Call refused',
      'The portal does not accept this phone number.Check the number and its country code.'],
    ['unclear', { state: 'unclear', request: REQUEST, failure: LOST }, 'Not clear whether the call started',
      'The connection was lost before the portal answered.Check whether a phone rings before you call again.']
  ])('%s: what happened, what to do, details', async (_what, result, title, words) => {
    await showResult(result)
    const { status, alert } = shown()
    expect(status).toBe('')
    expect(alert?.startsWith(`${title}${words}Details for support`)).toBe(true)
    expect(textOf(get('alert').querySelector('pre'))).toContain('Request: r1')
    expect(alert).not.toContain('You can try again')
  })

  it.each([[null, 'reg151083'], ['reg9', 'reg9']])('names the line of the portal\'s answer (%s), else the one that was used', async (line, named) => {
    const failure = failureOf('lineUnknown', REFUSAL.details, { line })
    await showResult({ state: 'refused', request: REQUEST, failure })
    expect(shown().alert).toContain(`The portal does not know the line ${named}.`)
  })

  it('tells when the next try makes sense; the seconds are not read out one by one', async () => {
    await showResult({ state: 'refused', request: REQUEST, failure: failureOf('rateLimit', REFUSAL.details) }, { wait: 7 })
    const countdown = [...get('alert').querySelectorAll('p')].find(one => textOf(one) === 'You can try again in 7 s')
    expect(countdown?.getAttribute('aria-live')).toBe('off')
  })

  it('of a failure from another version of the app is told in general words', async () => {
    await showResult({ state: 'unclear', request: REQUEST, failure: { ...LOST, entry: 'notYetInvented' } })
    expect(shown().alert).toContain('Something went wrong in a way this version of Callback Desk does not know.')
  })
})

it('the live region is there before there is anything to announce, and stays', async () => {
  openDesk()
  const sending = ref(false)
  const result = ref<Result | null>(null)
  await show(() => h(CallResult, { sending: sending.value, result: () => result.value, wait: 0 }))
  const region = get('status')
  expect(textOf(region)).toBe('')
  const steps: [boolean, Result | null, string][] = [
    [true, null, 'The request is on its way to Bitrix24…'],
    [false, { state: 'started', request: REQUEST, callId: 'c1' }, 'Call startedYour phone will ring in a moment. Then +49 30 901820 will be called.DetailsCall ID: c1'],
    [false, { state: 'unclear', request: REQUEST, failure: LOST }, ''],
    [false, null, '']
  ]
  for (const [isSending, next, words] of steps) {
    sending.value = isSending
    result.value = next
    await Promise.resolve()
    expect(get('status')).toBe(region)
    expect(textOf(region)).toBe(words)
  }
})

it('while a request is on its way, it says so', async () => {
  await showResult(null, { sending: true })
  expect(shown()).toEqual({ status: 'The request is on its way to Bitrix24…', alert: null })
})

it('while a click may still lead to a question, the last result stays', async () => {
  await showResult({ state: 'started', request: REQUEST, callId: 'c1' }, { sending: true })
  expect(shown().status).toContain('Call started')
  expect(shown().status).not.toContain('on its way')
})

describe('in a slider', () => {
  const STARTED: Result = { state: 'started', request: REQUEST, callId: 'c1' }
  async function showIn(slider: boolean, result: Result | null) {
    const portal = fakePortal({ launch: { ...NO_LAUNCH, slider } })
    openDesk({ portal })
    await show(() => h(CallResult, { result: () => result, sending: false, wait: 0 }))
    return portal
  }

  it('one key closes it after a started call', async () => {
    const portal = await showIn(true, STARTED)
    await press(document.body, 'Enter')
    expect(portal.frame.close).not.toHaveBeenCalled()
    await press(document.body, 'Escape')
    expect(portal.frame.close).toHaveBeenCalledTimes(1)
  })

  it('a button does as well', async () => {
    const portal = await showIn(true, STARTED)
    await click(get('button', 'Close (Esc)'))
    expect(portal.frame.close).toHaveBeenCalledTimes(1)
  })

  it('a key that closed something else on the page does not', async () => {
    const portal = await showIn(true, STARTED)
    document.body.addEventListener('keydown', event => event.preventDefault(), { once: true })
    await press(document.body, 'Escape')
    expect(portal.frame.close).not.toHaveBeenCalled()
  })

  it('nor does one pressed on another screen', async () => {
    const portal = await showIn(true, STARTED)
    useScreenStore().open('journal')
    await press(document.body, 'Escape')
    expect(portal.frame.close).not.toHaveBeenCalled()
    useScreenStore().open('call')
    await press(document.body, 'Escape')
    expect(portal.frame.close).toHaveBeenCalledTimes(1)
  })

  it('nor does one that answers a question', async () => {
    const portal = await showIn(true, STARTED)
    await show(() => h(AppQuestion, { title: 'Sure?', text: 'Really?' }, () => h('button', 'No')))
    await press(get('button', 'No'), 'Escape')
    expect(portal.frame.close).not.toHaveBeenCalled()
  })

  it.each<[what: string, slider: boolean, result: Result | null]>([
    ['no call yet', true, null],
    ['a refused call', true, { state: 'refused', request: REQUEST, failure: REFUSAL }],
    ['an unclear call', true, { state: 'unclear', request: REQUEST, failure: LOST }],
    ['a page of its own', false, STARTED]
  ])('%s: nothing closes', async (_what, slider, result) => {
    const portal = await showIn(slider, result)
    await press(document.body, 'Escape')
    expect(portal.frame.close).not.toHaveBeenCalled()
    expect(query('button', 'Close (Esc)')).toBeNull()
  })
})
