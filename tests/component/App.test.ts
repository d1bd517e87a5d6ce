import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { attemptWith, LOST, NOW, REFUSAL } from '../unit/support/attempts'
import { deferred } from '../unit/support/deferred'
import { fakePortal, MAX } from '../unit/support/desk'
import { managersAnswer } from '../unit/support/firstAnswer'
import { clickWith } from '../unit/support/notes'
import { store, storeElsewhere } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, type } from './support/person'
import { field, get, nameOf, outcome, query, textOf } from './support/screen'
import App from '@/app/App.vue'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import { useLinesStore } from '@/calls/lines/lines'
import { toLine } from '@/core/telephony/line'
import { useSessionStore } from '@/session/session'
import { type StartState, useFirstReadStore } from '@/session/firstRead'
import type { StartAnswer } from '@/portal/ports/startCall'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'

useDesk()

async function openApp(state: StartState = 'ready', { answer, portal = fakePortal() }: { answer?: FirstAnswer, portal?: ReturnType<typeof fakePortal> } = {}) {
  openDesk({ answer, portal })
  useFirstReadStore().state = state
  await show(() => h(App))
  await vi.dynamicImportSettled()
  await pass(0)
  return portal
}

describe('what is shown', () => {
  it.each<[StartState, string]>([
    ['connecting', 'Connecting to Bitrix24…'],
    ['outside', 'Callback Desk works inside Bitrix24'],
    ['silent', 'Bitrix24 is not responding'],
    ['failed', 'Callback Desk could not start']
  ])('%s: %s', async (state, words) => {
    await openApp(state)
    await pass(300)
    expect(textOf(get('main'))).toContain(words)
    expect(query('form')).toBeNull()
  })

  it('ready: the form and the recent calls', async () => {
    await openApp()
    expect(nameOf(get('heading', 'Callback Desk'))).toBe('Callback Desk')
    expect(query('form', 'New call')).not.toBeNull()
    expect(query('region', 'Recent calls')).not.toBeNull()
    expect(textOf()).not.toContain('Connecting')
    expect(query('alert')).toBeNull()
  })

  it('ready on a portal that is being installed on: the installer, and no form', async () => {
    await openApp('ready', { portal: fakePortal({ installing: true }) })
    expect(nameOf(get('heading'))).toBe('Install Callback Desk')
    expect(query('form')).toBeNull()
    expect(query('button', 'Install')).not.toBeNull()
  })

  it('a connection that is soon there is not spoken of', async () => {
    await openApp('connecting')
    await pass(299)
    expect(query('status')).toBeNull()
    expect(query('form')).toBeNull()
  })

  it('goes from connecting to the form', async () => {
    await openApp('connecting')
    await pass(300)
    useFirstReadStore().state = 'ready'
    await vi.dynamicImportSettled()
    await pass(0)
    expect(query('form', 'New call')).not.toBeNull()
    expect(textOf()).not.toContain('Connecting')
  })

  it('attempts nobody knows the end of stand below the form', async () => {
    store('attempts', [attemptWith({ state: 'unclear', failure: LOST, at: NOW - 1000 })])
    await openApp()
    const list = get('list', 'Not clear whether these calls started')
    expect(list.compareDocumentPosition(get('form')) & Node.DOCUMENT_POSITION_PRECEDING).not.toBe(0)
    const rang = get('button', 'It rang', list)
    rang.focus()
    await click(rang)
    expect(document.activeElement, 'the keyboard goes on').toBe(get('heading', 'Callback Desk'))
  })

  it('a note that becomes unclear in another tab is shown, although none was added in this one', async () => {
    await openApp()
    storeElsewhere('notes', [clickWith()])
    await vi.dynamicImportSettled()
    await pass(0)
    expect(textOf(get('list', 'Not clear whether these were added'))).toContain('Wants the offer by Monday')
  })

  it('what became of a call is said although the lines were taken away meanwhile', async () => {
    const answer = deferred<StartAnswer>()
    await openApp('ready', { portal: fakePortal({ calls: { start: () => answer.promise } }) })
    await type('Phone number', '030 901820')
    await type('What you will hear', 'Hello')
    await click(get('button', 'Call back'))
    useLinesStore().apply({ state: 'own', line: null })
    await vi.dynamicImportSettled()
    await pass(0)
    expect(textOf(get('alert'))).toContain('You have no line to call from')
    answer.resolve({ state: 'started', callId: 'callback.abc.1' })
    await pass(0)
    expect(outcome()).toContain('Call started')
    expect(field('Phone number').value).toBe('030 901820')
  })

  it('what one user was told is not there for the next', async () => {
    await openApp('ready', { portal: fakePortal({ calls: { start: async () => ({ state: 'refused', failure: REFUSAL }) } }) })
    await type('Phone number', '030 901820')
    await type('What you will hear', 'Hello')
    await click(get('button', 'Call back'))
    expect(textOf(get('alert'))).toContain('Call refused')
    useSessionStore().setUser(MAX)
    useLinesStore().apply({ state: 'own', line: toLine('sip7') })
    await pass(0)
    expect(query('alert')).toBeNull()
    expect(field('Phone number').value).toBe('')
  })

  it('without any line: why, and “Try again” reads again', async () => {
    const portal = await openApp('ready', {
      answer: managersAnswer({ userDefault: [] }),
      portal: fakePortal({ firstAnswer: { read: async () => managersAnswer() } })
    })
    expect(textOf(get('alert'))).toContain('You have no line to call from')
    expect(query('form')).toBeNull()
    await click(get('button', 'Try again'))
    expect(portal.firstAnswer.read).toHaveBeenCalledTimes(1)
    expect(query('form')).not.toBeNull()
  })

  it('what could not be refreshed says so beside a usable form; “Try again” reads again', async () => {
    const portal = await openApp()
    useFirstReadStore().failure = failureOf('connectionLost', { code: 'NETWORK_ERROR', method: 'batch', status: 0, at: NOW, requestId: null })
    await pass(0)
    expect(textOf(get('alert'))).toContain('What you see is from your last visit: it could not be refreshed.')
    expect(textOf(get('alert'))).toContain('The connection was lost before the portal answered. Check your connection and try again in a moment.')
    expect(query('form')).not.toBeNull()
    get('button', 'Try again').focus()
    await click(get('button', 'Try again'))
    expect(portal.firstAnswer.read).toHaveBeenCalledTimes(1)
    expect(query('alert')).toBeNull()
    expect(document.activeElement).toBe(get('heading', 'Callback Desk'))
  })

  it('how requests may travel is found out once the form is usable, not before', async () => {
    const portal = await openApp('connecting')
    expect(portal.calls.findSending).not.toHaveBeenCalled()
    useFirstReadStore().state = 'ready'
    // A browser that is never idle.
    await pass(600)
    expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
  })
})

describe('the keyboard while “Try again” is tried', () => {
  const failure = failureOf('connectionLost', { code: 'NETWORK_ERROR', method: 'batch', status: 0, at: NOW, requestId: null })

  /** A start that has failed, with the keyboard on “Try again”, which is then pressed. */
  async function tryAgain(session: Parameters<typeof fakePortal>[0] = {}) {
    const answer = deferred<FirstAnswer>()
    await openApp('failed', { portal: fakePortal({ ...session, firstAnswer: { read: () => answer.promise } }) })
    useFirstReadStore().failure = failure
    await pass(300)
    get('button', 'Try again').focus()
    await click(get('button', 'Try again'))
    return answer
  }

  it('it waits at the heading, beside what is told, and stays there when the start fails again', async () => {
    const answer = await tryAgain()
    expect(textOf(get('status'))).toBe('Connecting to Bitrix24…')
    expect(document.activeElement).toBe(get('heading', 'Callback Desk'))
    answer.reject(new PortalError(failure))
    await pass(0)
    expect(textOf(get('alert'))).toContain('Callback Desk could not start')
    expect(document.activeElement).toBe(get('heading', 'Callback Desk'))
  })

  it('it goes on at the heading of the form', async () => {
    const answer = await tryAgain()
    answer.resolve(managersAnswer())
    await pass(0)
    expect(query('form', 'New call')).not.toBeNull()
    expect(document.activeElement).toBe(get('heading', 'Callback Desk'))
  })

  it('it goes on at the heading of the installer, whose code comes later', async () => {
    const answer = await tryAgain({ installing: true })
    answer.resolve(managersAnswer())
    await vi.dynamicImportSettled()
    await pass(0)
    expect(document.activeElement).toBe(get('heading', 'Install Callback Desk'))
  })

  it('a portal that answers after all takes the button away: the heading of the form has it', async () => {
    await openApp('silent')
    await pass(300)
    get('button', 'Try again').focus()
    useFirstReadStore().state = 'ready'
    await pass(0)
    expect(document.activeElement).toBe(get('heading', 'Callback Desk'))
  })

  it('a refresh takes its button away at once: the heading has it while the portal is asked, too', async () => {
    await openApp('ready', { portal: fakePortal({ firstAnswer: { read: () => new Promise(() => {}) } }) })
    useFirstReadStore().failure = failure
    await pass(0)
    get('button', 'Try again').focus()
    await click(get('button', 'Try again'))
    expect(query('button', 'Try again')).toBeNull()
    expect(document.activeElement).toBe(get('heading', 'Callback Desk'))
  })

  it('nobody\'s place is moved where nobody was', async () => {
    await openApp('connecting')
    await pass(300)
    useFirstReadStore().state = 'ready'
    await pass(0)
    expect(document.activeElement).toBe(document.body)
  })
})

describe('the theme', () => {
  /** A browser with a preference that can change. */
  function stubPreference(prefersDark: boolean): (next: boolean) => void {
    const list = Object.assign(new EventTarget(), { matches: prefersDark, media: '' })
    vi.stubGlobal('matchMedia', (media: string) => media.includes('dark') ? list : Object.assign(new EventTarget(), { matches: false, media }))
    return (next) => {
      list.matches = next
      list.dispatchEvent(Object.assign(new Event('change'), { matches: next }))
    }
  }
  const classes = () => ['dark', 'light'].filter(name => document.documentElement.classList.contains(name))

  it.each([[true, ['dark']], [false, ['light']]])('follows the browser (prefers dark: %s)', async (prefersDark, expected) => {
    stubPreference(prefersDark)
    await openApp('connecting')
    expect(classes()).toEqual(expected)
  })

  it('changes with it', async () => {
    const change = stubPreference(false)
    await openApp('connecting')
    change(true)
    await pass(0)
    expect(classes()).toEqual(['dark'])
    change(false)
    await pass(0)
    expect(classes()).toEqual(['light'])
  })
})
