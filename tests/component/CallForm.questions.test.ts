import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { attemptWith, LOST, NOW, NUMBER, REFUSAL } from '../unit/support/attempts'
import { fakePortal } from '../unit/support/desk'
import { store } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, press, type } from './support/person'
import { descriptionOf, field, get, nameOf, outcome, query } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import type { CallAttempt } from '@/calls/attempts/attempt'

useDesk()

/** A form filled in, in a browser that remembers earlier attempts. */
async function openFilled({ number = '030 901820', earlier = [] }: { number?: string, earlier?: CallAttempt[] } = {}) {
  store('attempts', earlier)
  const portal = fakePortal()
  openDesk({ portal })
  await show(() => h(CallForm))
  await type('Phone number', number)
  await type('What you will hear', 'Hello')
  return portal
}
const button = () => get('button', 'Call back')
const question = () => get('alertdialog')
const anyway = () => get('button', 'Call anyway')
const leave = () => get('button', 'Do not call')

const RECENT = attemptWith({ at: NOW - 30_000 })
const UNCLEAR = attemptWith({ type: 'infocall', line: 'sip7', at: NOW - 3_600_000, state: 'unclear', callId: null, failure: LOST })

describe('a number that may be mistyped', () => {
  it.each([
    ['+1 555 000 0000', '+1 555 000 0000 does not look like a number in use.'],
    ['+49 30 901820 ext. 5', 'Only +49 30 901820 is called: the extension is not dialled.']
  ])('%s is asked about', async (number, doubt) => {
    const portal = await openFilled({ number })
    await click(button())
    expect(nameOf(question())).toBe('Is this number right?')
    expect(descriptionOf(question())).toBe(doubt)
    expect(portal.calls.start).not.toHaveBeenCalled()
    await pass(600)
    await click(anyway())
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    expect(query('alertdialog')).toBeNull()
    expect(outcome()).toContain('Call started')
  })

  it('and was called just now is asked about twice', async () => {
    const portal = await openFilled({ number: '+49 30 901820 ext. 5', earlier: [RECENT] })
    await click(button())
    await pass(600)
    await click(anyway())
    expect(nameOf(question())).toBe('You called +49 30 901820 less than a minute ago')
    expect(document.activeElement).toBe(leave())
    expect(portal.calls.start).not.toHaveBeenCalled()
    await pass(600)
    await click(anyway())
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })
})

describe('an earlier attempt to call the number', () => {
  it('leaves what the last click came to where it is, when the user then does without', async () => {
    await openFilled()
    await click(button())
    await pass(1000)
    const result = document.querySelector('[role="status"] [data-tone], [role="status"] p')
    expect(outcome()).toContain('Call started')
    await click(button())
    expect(outcome()).toContain('Call started')
    await click(leave())
    expect([outcome(), document.contains(result)]).toEqual([expect.stringContaining('Call started'), true])
  })

  it('that started less than a minute ago is named', async () => {
    const portal = await openFilled({ earlier: [RECENT] })
    await click(button())
    expect(nameOf(question())).toBe('You called +49 30 901820 less than a minute ago')
    expect(descriptionOf(question())).toBe('11:59 AM: “Call back” over line Cloud PBX (9) was started.')
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it.each<[what: string, settle: () => void]>([
    ['found in the portal\'s records', () => useAttemptsStore().takeFinding('a1', 'callback.abc.1', true)],
    ['not found there', () => useAttemptsStore().takeFinding('a1', null, true)],
    ['settled by hand', () => useAttemptsStore().settleByHand('a1', 'rang')]
  ])('that is %s while it is asked about is no longer asked about, and nothing is called', async (_what, settle) => {
    const portal = await openFilled({ earlier: [UNCLEAR] })
    await click(button())
    await pass(600)
    settle()
    await pass(0)
    expect(query('alertdialog')).toBeNull()
    expect(document.activeElement).toBe(button())
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('that probably did not happen is named, and called again only when its record may not come any more', async () => {
    const portal = await openFilled({ earlier: [attemptWith({ ...UNCLEAR, state: 'did-not-happen', found: 'likely' })] })
    await click(button())
    expect(nameOf(question())).toBe('A call to +49 30 901820 probably did not happen')
    expect(descriptionOf(question())).toBe(
      '11:00 AM: “Voice message” over line Office PBX 1. There is no record of it, but one may still come. If you call again, the client may be called twice.'
    )
    await pass(600)
    useAttemptsStore().takeFinding('a1', null, true)
    await pass(0)
    expect(query('alertdialog')).toBeNull()
    expect(portal.calls.start).not.toHaveBeenCalled()
    await click(button())
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it('that was missed is named: the portal may ring it again by itself', async () => {
    const portal = await openFilled({ earlier: [attemptWith({ ...RECENT, at: NOW - 300_000, missedAt: NOW - 240_000 })] })
    await click(button())
    expect(nameOf(question())).toBe('Your call to +49 30 901820 was not answered')
    expect(descriptionOf(question())).toBe(
      '11:55 AM: “Call back” over line Cloud PBX (9). The portal may be about to ring it again by itself. If you call again, the client may be called twice.'
    )
    expect(portal.calls.start).not.toHaveBeenCalled()
    await pass(600)
    await click(get('button', 'Call anyway'))
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it('that nobody knows the end of is named', async () => {
    const portal = await openFilled({ earlier: [UNCLEAR] })
    await click(button())
    expect(nameOf(question())).toBe('An earlier call to +49 30 901820 may have started')
    expect(descriptionOf(question())).toBe(
      '11:00 AM: “Voice message” over line Office PBX 1. It is not clear whether it started. If you call again, the client may be called twice.'
    )
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('over a line that is gone is named with the line\'s id', async () => {
    await openFilled({ earlier: [{ ...RECENT, line: 'reg9' }] })
    await click(button())
    expect(descriptionOf(question())).toContain('over line reg9 was started')
  })

  it.each<[string, Partial<CallAttempt>]>([
    ['to another number', { key: '+4930901821' }],
    ['a minute ago', { at: NOW - 60_000 }],
    ['that was refused', { state: 'refused', failure: REFUSAL }],
    ['that was settled', { state: 'unclear', settled: 'did-not-ring' }]
  ])('%s asks nothing', async (_what, change) => {
    const portal = await openFilled({ earlier: [attemptWith({ at: NOW - 30_000, number: NUMBER, ...change })] })
    await click(button())
    expect(query('alertdialog')).toBeNull()
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })
})

describe('a question', () => {
  it('has the focus on its harmless answer', async () => {
    await openFilled({ earlier: [RECENT] })
    await click(button())
    expect(document.activeElement).toBe(leave())
  })

  it('takes no answer before 600 ms are over, once only afterwards', async () => {
    const portal = await openFilled({ earlier: [RECENT] })
    await click(button())
    await pass(599)
    expect(anyway().getAttribute('aria-disabled')).toBe('true')
    await click(anyway())
    expect(query('alertdialog')).not.toBeNull()
    expect(portal.calls.start).not.toHaveBeenCalled()
    await pass(1)
    expect(anyway().getAttribute('aria-disabled')).toBe('false')
    const answer = anyway()
    answer.click()
    answer.click()
    await pass(0)
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it.each<[string, () => Promise<void>]>([
    ['“Do not call”', () => click(leave())],
    ['Enter on it', () => press(leave(), 'Enter')],
    ['Escape', () => press(leave(), 'Escape')],
    ['Escape on “Call anyway”', () => press(anyway(), 'Escape')]
  ])('is left by %s: no call, the focus is back at the button', async (_what, act) => {
    const portal = await openFilled({ earlier: [RECENT] })
    await click(button())
    await act()
    expect(query('alertdialog')).toBeNull()
    expect(document.activeElement).toBe(button())
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect([field('Phone number').value, field('What you will hear').value]).toEqual(['030 901820', 'Hello'])
  })

  it.each<[string, () => Promise<void>]>([
    ['number', () => type('Phone number', '030 901821')],
    ['text', () => type('What you will hear', 'Something else')],
    ['type of call', () => click(get('radio', 'Voice message'))]
  ])('goes with another %s: it was about what stood there', async (_what, act) => {
    await openFilled({ earlier: [RECENT] })
    await click(button())
    await act()
    expect(query('alertdialog')).toBeNull()
  })

  it('answered with a call that is refused leads to the field', async () => {
    store('attempts', [RECENT])
    openDesk({ portal: fakePortal({ calls: { start: async () => ({ state: 'refused', failure: REFUSAL }) } }) })
    await show(() => h(CallForm))
    await type('Phone number', '030 901820')
    await type('What you will hear', 'Hello')
    await click(button())
    await pass(600)
    await click(anyway())
    expect(field('Phone number').getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field('Phone number'))
  })

  it('about an unclear attempt is answered for this one only: the next unclear one is asked about again', async () => {
    const portal = await openFilled({ earlier: [UNCLEAR, attemptWith({ ...UNCLEAR, id: 'a2', at: NOW - 7_200_000 })] })
    await click(button())
    await pass(600)
    await click(anyway())
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    await pass(600)
    await click(button())
    expect(nameOf(question())).toBe('An earlier call to +49 30 901820 may have started')
  })
})
