import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { attemptWith, NOW } from '../unit/support/attempts'
import { fakePortal } from '../unit/support/desk'
import { administratorsAnswer, settingsOption } from '../unit/support/firstAnswer'
import { unnamed } from '../unit/support/settings'
import { store } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, open, pass, type } from './support/person'
import { descriptionOf, field, get, nameOf, query } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'
import { DEFAULT_SETTINGS, type Settings } from '@/core/options/settings'

useDesk()

async function showWith(settings: Partial<Settings>, earlier = [attemptWith({ key: 'other' })]) {
  store('attempts', earlier)
  const portal = fakePortal()
  openDesk({ portal, answer: administratorsAnswer({ appOptions: settingsOption(settings) }) })
  await show(() => h(CallForm))
  return portal
}
const texts = (standard: string, ready: string[] = []) => ({ ...DEFAULT_SETTINGS.texts, callback: { standard, ready: unnamed(...ready) } })
const heard = () => field('What you will hear')
const question = () => get('alertdialog')

describe('what an administrator offers', () => {
  it('lines: only these, and the default one is chosen', async () => {
    await showWith({ lines: ['sip7', '493023125100'], defaultLine: '493023125100' })
    expect(field('Line').value).toBe('493023125100')
    expect(await open('Line')).toHaveLength(2)
  })

  it('a single line: there is nothing to choose', async () => {
    await showWith({ lines: ['sip7'] })
    expect(field('Line').value).toBe('Office PBX 1')
    expect(field('Line').disabled).toBe(true)
  })

  it('lines that are gone: all are offered again', async () => {
    await showWith({ lines: ['gone'], defaultLine: 'gone' })
    expect(await open('Line')).toHaveLength(3)
  })

  it('voices: only these, and the portal\'s default', async () => {
    await showWith({ voices: ['ruinternalmale'] })
    expect(await open('Voice')).toEqual(['Portal default', 'Russian: male'])
  })
})

describe('the standard text', () => {
  it('is there from the start and is spoken', async () => {
    const portal = await showWith({ texts: texts('The client is waiting.') })
    expect(heard().value).toBe('The client is waiting.')
    await type('Phone number', '030 901820')
    await click(get('button', 'Call back'))
    expect(portal.calls.start.mock.calls.map(([request]) => request.text)).toEqual(['The client is waiting.'])
  })

  it('can be emptied, and stays so', async () => {
    await showWith({ texts: texts('The client is waiting.') })
    await type('What you will hear', '')
    expect(heard().value).toBe('')
  })

  it('gives way to what was typed on the last visit', async () => {
    store('draft', {
      type: 'callback', line: null, number: '', numberAt: NOW, country: null,
      texts: { callback: 'Mine', infocall: '' }, voices: { callback: null, infocall: null }
    })
    await showWith({ texts: texts('The client is waiting.') })
    expect(heard().value).toBe('Mine')
  })
})

describe('ready-made texts', () => {
  it('are not offered where there are none', async () => {
    await showWith({})
    expect(query('button', 'Ready-made texts')).toBeNull()
  })
})

describe('in the quiet hours', () => {
  it('a call is asked about first, and called after “Call anyway”', async () => {
    // Noon on the user's clock.
    const portal = await showWith({ quiet: { from: '11:30', to: '12:30' }, texts: texts('Hello') })
    await type('Phone number', '030 901820')
    await click(get('button', 'Call back'))
    expect([nameOf(question()), descriptionOf(question())]).toEqual([
      'Call in the quiet hours?', 'On this portal, quiet hours are from 11:30 AM to 12:30 PM, by your clock.'
    ])
    expect(portal.calls.start).not.toHaveBeenCalled()
    await pass(600)
    await click(get('button', 'Call anyway'))
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it('a doubtful number called just now is asked about three times, then called once', async () => {
    const portal = await showWith({ quiet: { from: '00:00', to: '00:00' }, texts: texts('Hello') }, [attemptWith({ at: NOW - 1000 })])
    await type('Phone number', '+49 30 901820 ext. 5')
    await click(get('button', 'Call back'))
    const asked: string[] = []
    for (let i = 0; i < 3; i++) {
      asked.push(nameOf(question()))
      expect(document.activeElement).toBe(get('button', 'Do not call'))
      await pass(600)
      await click(get('button', 'Call anyway'))
    }
    expect(asked).toEqual(['Is this number right?', 'Call in the quiet hours?', 'You called +49 30 901820 less than a minute ago'])
    expect(query('alertdialog')).toBeNull()
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it('outside them nothing is asked', async () => {
    const portal = await showWith({ quiet: { from: '20:00', to: '08:00' }, texts: texts('Hello') })
    await type('Phone number', '030 901820')
    await click(get('button', 'Call back'))
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })
})

it('a call within the minutes an administrator has set is asked about', async () => {
  const portal = await showWith({ recentMinutes: 30, texts: texts('Hello') }, [attemptWith({ at: NOW - 29 * 60_000 })])
  await type('Phone number', '030 901820')
  await click(get('button', 'Call back'))
  expect(nameOf(question())).toBe('You called +49 30 901820 less than 30 minutes ago')
  expect(portal.calls.start).not.toHaveBeenCalled()
})
