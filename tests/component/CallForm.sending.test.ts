import { describe, expect, it, vi } from 'vitest'
import { h, nextTick } from 'vue'
import { LOST, NOW, REFUSAL } from '../unit/support/attempts'
import { deferred } from '../unit/support/deferred'
import { fakePortal, useBrowser } from '../unit/support/desk'
import { keyOf, store } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { choose, click, open, pass, press, type } from './support/person'
import { all, descriptionOf, field, get, nameOf, outcome, query, textOf } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useDraftStore } from '@/calls/form/draft'
import type { StartAnswer } from '@/portal/ports/startCall'
import { failureOf, type FailureId } from '@/core/failure/catalogue'
import type { Sending } from '@/portal/sdk/sending'
import { useTransportStore } from '@/once/transport'

useDesk()

const STARTED: StartAnswer = { state: 'started', callId: 'callback.abc.1' }

/** A form filled in with a call that `startCall` answers. */
async function openFilled(startCall: () => Promise<StartAnswer>, kind: 'callback' | 'infocall' = 'callback', drawn = () => {}) {
  store('draft', {
    type: kind, line: 'reg151083', number: '030 901820', numberAt: NOW, country: null,
    texts: { callback: 'For me', infocall: 'For the client' }, voices: { callback: 'eurgermanfemale', infocall: 'ruinternalmale' }
  })
  const portal = fakePortal({ calls: { start: startCall } })
  openDesk({ portal })
  await show(() => h(CallForm, { onVnodeUpdated: drawn }))
  return portal
}
function refusal(entry: FailureId): StartAnswer {
  return { state: 'refused', failure: failureOf(entry, { code: 'X', method: 'voximplant.callback.start', status: 400, at: Date.now(), requestId: null }) }
}
const button = () => get('button', /^(Call back|Send voice message)$/)
const blocked = () => button().getAttribute('aria-disabled') === 'true'
const invalidFields = () => [...all('combobox'), ...all('textbox')].filter(one => one.getAttribute('aria-invalid') === 'true').map(nameOf)

describe('the button', () => {
  it('alone is drawn anew before the request leaves', async () => {
    const drawn = vi.fn()
    const portal = await openFilled(() => new Promise(() => {}), 'callback', drawn)
    drawn.mockClear()
    await click(button())
    expect(blocked()).toBe(true)
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    expect(drawn).not.toHaveBeenCalled()
    await pass(50)
    expect(drawn).toHaveBeenCalled()
  })

  it('alone is drawn anew by the next click too, which takes the last result away', async () => {
    const drawn = vi.fn()
    const portal = await openFilled(async () => STARTED, 'callback', drawn)
    await click(button())
    await pass(1000)
    expect(outcome()).toContain('Call started')
    await type('Phone number', '030 901821')
    await pass(1000)
    vi.mocked(portal.calls.start).mockReturnValue(new Promise(() => {}))
    drawn.mockClear()
    await click(button())
    expect(portal.calls.start).toHaveBeenCalledTimes(2)
    expect(outcome()).not.toContain('Call started')
    expect(drawn).not.toHaveBeenCalled()
  })

  it('leaves the last result where it is until it is known that nothing is asked first, however long that takes', async () => {
    const portal = await openFilled(async () => STARTED)
    await click(button())
    await pass(1000)
    const free = deferred<undefined>()
    const { request } = useBrowser()
    vi.stubGlobal('navigator', { onLine: true, locks: { request: async (...asked: Parameters<typeof request>) => {
      await free.promise
      return await request(...asked)
    } } })
    await click(button())
    await pass(1000)
    expect(outcome()).toContain('Call started')
    free.resolve(undefined)
    await pass(0)
    expect(get('alertdialog').textContent).toContain('You called +49 30 901820')
    expect(outcome()).toContain('Call started')
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it('cannot fire again while the request is on its way, nor 600 ms after its end', async () => {
    const answer = deferred<StartAnswer>()
    const portal = await openFilled(() => answer.promise)
    expect(blocked()).toBe(false)
    for (let clicks = 0; clicks < 10; clicks++) button().click()
    await pass(50_000)
    expect(blocked()).toBe(true)
    expect(outcome()).toBe('The request is on its way to Bitrix24…')
    await click(button())
    expect(portal.calls.start).toHaveBeenCalledTimes(1)

    answer.resolve({ state: 'refused', failure: REFUSAL })
    await pass(599)
    expect(blocked()).toBe(true)
    await click(button())
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    await pass(1)
    expect(blocked()).toBe(false)
    await click(button())
    expect(portal.calls.start).toHaveBeenCalledTimes(2)
  })

  it('answers the click at once, the last result is gone with it, and words come once the request has left', async () => {
    const second = deferred<StartAnswer>()
    const answers = [STARTED, second.promise]
    await openFilled(async () => await answers.shift() ?? STARTED)
    await click(button())
    await pass(600)
    expect(outcome()).toContain('Call started')
    await type('Phone number', '030 901821')
    button().click()
    await nextTick()
    expect(blocked()).toBe(true)
    await pass(0)
    expect(outcome()).toBe('')
    await pass(49)
    expect(outcome()).toBe('')
    await pass(1)
    expect(outcome()).toBe('The request is on its way to Bitrix24…')
    second.resolve({ state: 'refused', failure: REFUSAL })
    await pass(0)
    expect(outcome()).toBe('')
  })

  it('stays in the tab order while it waits: only its meaning is off', async () => {
    await openFilled(() => new Promise(() => {}))
    button().focus()
    await click(button())
    expect(button().hasAttribute('disabled')).toBe(false)
    expect(document.activeElement).toBe(button())
  })

  it('waits for the end of a countdown', async () => {
    const portal = await openFilled(async () => refusal('rateLimit'))
    await click(button())
    expect(textOf(get('alert'))).toContain('You can try again in 10 s')
    await pass(9_000)
    expect(textOf(get('alert'))).toContain('You can try again in 1 s')
    expect(blocked()).toBe(true)
    await click(button())
    await press(field('Phone number'), 'Enter', { ctrlKey: true })
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    await pass(1_000)
    expect(textOf(get('alert'))).not.toContain('You can try again')
    expect(blocked()).toBe(false)
    await click(button())
    expect(portal.calls.start).toHaveBeenCalledTimes(2)
  })
})

describe('the keyboard', () => {
  const fields = ['Line', 'Phone number', 'What you will hear', 'Voice']

  it.each(fields.flatMap(name => [[name, 'Ctrl', { ctrlKey: true }], [name, 'Meta', { metaKey: true }]] as const))(
    'in “%s”: %s+Enter sends', async (name, _key, how) => {
      const portal = await openFilled(async () => STARTED)
      field(name).focus()
      await press(field(name), 'Enter', how)
      expect(portal.calls.start).toHaveBeenCalledTimes(1)
    })

  it.each(fields)('in “%s”: Enter alone sends nothing', async (name) => {
    const portal = await openFilled(async () => STARTED)
    field(name).focus()
    await press(field(name), 'Enter')
    await press(field(name), 'Enter', { shiftKey: true })
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect(outcome()).toBe('')
  })

  it('a key held down is no click', async () => {
    const portal = await openFilled(async () => STARTED)
    await press(field('Phone number'), 'Enter', { ctrlKey: true, repeat: true })
    await press(button(), 'Enter', { repeat: true })
    expect(portal.calls.start).not.toHaveBeenCalled()
    await press(button(), 'Enter')
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    await pass(1_000)
    // The question takes the focus while the key is still down.
    await press(button(), 'Enter', { ctrlKey: true })
    await pass(1_000)
    await press(get('button', 'Do not call'), 'Enter', { repeat: true })
    await press(get('button', 'Call anyway'), 'Enter', { repeat: true })
    expect(query('alertdialog')).not.toBeNull()
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it('a line only pointed at in an open list is not the one that is called with', async () => {
    const portal = await openFilled(async () => STARTED)
    await open('Line')
    await press(field('Line'), 'ArrowDown')
    await press(field('Line'), 'Enter', { ctrlKey: true })
    await pass(200)
    expect(portal.calls.start).not.toHaveBeenCalled()

    await press(field('Line'), 'Escape')
    expect(field('Line').value).toBe('Cloud PBX (9)')
    await press(field('Line'), 'Enter', { ctrlKey: true })
    expect(portal.calls.start.mock.calls).toMatchObject([[{ line: 'reg151083' }, 'shared']])
  })

  it('every other key is left alone', async () => {
    const portal = await openFilled(async () => STARTED)
    const event = new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true })
    expect(field('Phone number').dispatchEvent(event)).toBe(true)
    expect(portal.calls.start).not.toHaveBeenCalled()
  })
})

describe('nothing that was typed is lost', () => {
  const outcomes: [what: string, startCall: () => Promise<StartAnswer>, told: string][] = [
    ['started', async () => STARTED, 'Call started'],
    ['started without an id', async () => ({ state: 'started', callId: null }), 'The line gave no call ID.'],
    ['refused for the line', async () => refusal('lineUnknown'), 'Call refused'],
    ['refused for the number', async () => refusal('numberRejected'), 'Call refused'],
    ['refused for no field', async () => refusal('callsNotAllowed'), 'Call refused'],
    ['refused for a while', async () => refusal('timeLimit'), 'Call refused'],
    ['unclear', async () => ({ state: 'unclear', failure: LOST }), 'Not clear whether the call started'],
    ['broken', () => Promise.reject(new TypeError('x')), 'Not clear whether the call started']
  ]
  const content = (text: string) => ['Line', 'Phone number', text, 'Voice'].map(name => field(name).value)

  describe.each(outcomes)('%s', (_what, startCall, told) => {
    it.each([
      ['callback', 'What you will hear', ['Cloud PBX (9)', '030 901820', 'For me', 'German: female']],
      ['infocall', 'What the client will hear', ['Cloud PBX (9)', '030 901820', 'For the client', 'Russian: male']]
    ] as const)('%s', async (kind, text, before) => {
      await openFilled(startCall, kind)
      expect(content(text)).toEqual(before)
      await click(button())
      await pass(1_000)
      expect(textOf()).toContain(told)
      expect(content(text)).toEqual(before)
    })
  })

  it.each<[string, () => void, string]>([
    ['offline', () => { useBrowser(false) }, 'You are offline.'],
    ['while another tab starts a call', () => { useBrowser().holdElsewhere(keyOf('call:person')) }, 'Another tab is starting a call right now.']
  ])('%s', async (_what, prepare, told) => {
    const portal = await openFilled(async () => STARTED)
    prepare()
    await click(button())
    expect(textOf(get('alert'))).toContain('Call refused')
    expect(textOf(get('alert'))).toContain(told)
    expect(content('What you will hear')).toEqual(['Cloud PBX (9)', '030 901820', 'For me', 'German: female'])
    expect(portal.calls.start).not.toHaveBeenCalled()
  })
})

describe('an unclear result, once it is known what became of the call', () => {
  const attempts = () => useAttemptsStore()
  const id = () => attempts().attempts[0]?.id ?? ''

  async function openUnclear() {
    await openFilled(async () => ({ state: 'unclear', failure: LOST }))
    await click(button())
    expect(textOf(get('alert'))).toContain('Not clear whether the call started')
  }

  it('is a started call where the portal has a record of it; that a phone will ring is not said', async () => {
    await openUnclear()
    attempts().takeFinding(id(), 'callback.abc.1', true)
    await pass(0)
    expect(query('alert')).toBeNull()
    expect(outcome()).toBe('Call startedDetailsCall ID: callback.abc.1')
  })

  it.each<[what: string, settle: () => void]>([
    ['it did not happen', () => attempts().takeFinding(id(), null, true)],
    ['it rang, as the user says', () => attempts().settleByHand(id(), 'rang')],
    ['it did not ring, as the user says', () => attempts().settleByHand(id(), 'did-not-ring')]
  ])('is gone where %s', async (_what, settle) => {
    await openUnclear()
    settle()
    await pass(0)
    expect(query('alert')).toBeNull()
    expect(outcome()).toBe('')
  })
})

describe('the result has the words of its type of call', () => {
  it.each([
    ['callback', 'Your phone will ring in a moment. Then +49 30 901820 will be called.'],
    ['infocall', '+49 30 901820 is being called now.']
  ] as const)('%s', async (kind, words) => {
    await openFilled(async () => STARTED, kind)
    await click(button())
    expect(outcome()).toBe(`Call started${words}DetailsCall ID: callback.abc.1`)
  })

  it('and goes with another type of call', async () => {
    await openFilled(async () => STARTED)
    await click(button())
    await click(get('radio', 'Voice message'))
    expect(outcome()).toBe('')
  })

  it('which does not lose sight of a request on its way', async () => {
    const answer = deferred<StartAnswer>()
    await openFilled(() => answer.promise)
    await click(button())
    await click(get('radio', 'Voice message'))
    await pass(50)
    expect(outcome()).toBe('The request is on its way to Bitrix24…')
    answer.resolve(STARTED)
    await pass(0)
    expect(outcome()).toContain('Your phone will ring in a moment.')
  })
})

describe('what is changed while a request is on its way is for the next call', () => {
  /** A click whose answer comes when it is told to. */
  async function clicked(): Promise<(outcome: StartAnswer) => Promise<void>> {
    const answer = deferred<StartAnswer>()
    await openFilled(() => answer.promise)
    await click(button())
    return async (outcome) => {
      answer.resolve(outcome)
      await pass(0)
    }
  }

  it('a line chosen meanwhile stays', async () => {
    const end = await clicked()
    await choose('Line', /Office PBX 1/)
    const chosen = field('Line').value
    await end(STARTED)
    expect(field('Line').value).toBe(chosen)
  })

  it('the country is that of the number called', async () => {
    const end = await clicked()
    await type('Phone number', '+44 20 7946 0321')
    await end(STARTED)
    expect(useDraftStore().country).toBe('DE')
  })

  it('a refusal does not mark a field that no longer holds what was refused', async () => {
    const end = await clicked()
    await type('Phone number', '030 901821')
    await end(refusal('numberRejected'))
    expect(invalidFields()).toEqual([])
    expect(textOf(get('alert'))).toContain('The portal does not accept this phone number.')
  })
})

describe('a refusal', () => {
  it('that comes again is told again', async () => {
    await openFilled(async () => refusal('callsNotAllowed'))
    await click(button())
    const first = get('alert')
    await pass(600)
    await click(button())
    expect(get('alert')).not.toBe(first)
    expect(textOf(get('alert'))).toContain('You are not allowed to make outgoing calls.')
  })

  it.each<[FailureId, string, string]>([
    ['lineUnknown', 'Line', 'The portal does not know the line reg151083.'],
    ['lineNotConfigured', 'Line', 'The line reg151083 is not set up for calls.'],
    ['serviceLine', 'Line', 'Voice messages are not allowed from this line: it is a service line.'],
    ['numberRejected', 'Phone number', 'The portal does not accept this phone number.']
  ])('%s marks “%s”', async (entry, name, what) => {
    await openFilled(async () => refusal(entry))
    await click(button())
    expect(invalidFields()).toEqual([name])
    expect(descriptionOf(field(name))).toBe(what)
    expect(document.activeElement).toBe(field(name))
    expect(textOf(get('alert'))).toContain(what)
  })

  it('loses its mark when the number is changed', async () => {
    await openFilled(async () => refusal('numberRejected'))
    await click(button())
    await type('What you will hear', 'Other words')
    expect(invalidFields()).toEqual(['Phone number'])
    await type('Phone number', '030 901821')
    expect(invalidFields()).toEqual([])
    expect(descriptionOf(field('Phone number'))).toBe('+49 30 901821, Germany')
  })

  it('loses its mark when another line is chosen', async () => {
    await openFilled(async () => refusal('lineUnknown'))
    await click(button())
    await choose('Line', /Office PBX 1/)
    expect(invalidFields()).toEqual([])
  })

  it('loses its mark with another type of call', async () => {
    await openFilled(async () => refusal('numberRejected'))
    await click(button())
    await click(get('radio', 'Voice message'))
    expect(invalidFields()).toEqual([])
    expect(query('alert')).toBeNull()
  })

  it('of the app, not of a field, marks none and leaves the focus', async () => {
    await openFilled(async () => refusal('callsNotAllowed'))
    button().focus()
    await click(button())
    expect(invalidFields()).toEqual([])
    expect(document.activeElement).toBe(button())
  })

  it('goes with the next try', async () => {
    const startCall = vi.fn<() => Promise<StartAnswer>>().mockResolvedValueOnce(refusal('numberRejected')).mockResolvedValue(STARTED)
    await openFilled(startCall)
    await click(button())
    await pass(600)
    await click(button())
    expect(invalidFields()).toEqual([])
    expect(query('alert')).toBeNull()
    expect(outcome()).toContain('Call started')
  })

  it('stays after a click that finds something missing no longer than it is true', async () => {
    await openFilled(async () => refusal('numberRejected'))
    await click(button())
    await pass(600)
    await type('Phone number', '')
    await click(button())
    expect(descriptionOf(field('Phone number'))).toBe('Enter the phone number.')
    expect(query('alert')).toBeNull()
  })
})

it.each<[sending: Sending, told: boolean]>([['streamed', false], ['shared', false], ['alone', false], ['repeatable', true]])(
  'before the click, whether the browser may repeat a request that leaves so is said: %s, %s', async (sending, told) => {
    openDesk({ portal: fakePortal({ calls: { findSending: async () => sending } }) })
    await show(() => h(CallForm))
    const words = () => document.body.textContent?.includes('this browser may send it again and the phone may ring twice')
    expect(words()).toBe(false)
    await useTransportStore().prepare()
    await nextTick()
    expect(words()).toBe(told)
  })
