import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { attemptWith, LOST, NOW } from '../unit/support/attempts'
import { fakePortal } from '../unit/support/desk'
import { administratorsAnswer } from '../unit/support/firstAnswer'
import { store } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { choose, click, open, pass, type } from './support/person'
import { all, descriptionOf, field, get, outcome, textOf } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'
import OpenAttempts from '@/calls/attempts/OpenAttempts.vue'
import RecentCalls from '@/today/RecentCalls.vue'
import { portalFailure } from '@/portal/errors/portalErrors'

useDesk()

/** Markup, the special characters of messages, and an address. Names come from the portal, whoever wrote them there. */
const EVIL = '<img src=x onerror="alert(1)"><script>alert(2)</script> {line} @:app.title | %s javascript:alert(3)'

/** Whatever came of it is text. */
function expectNoMarkup(): void {
  expect([...document.querySelectorAll('img, script, iframe, a, [onerror]')]).toEqual([])
}

it('names of lines are text, in the list, in the field and in questions', async () => {
  store('attempts', [attemptWith({ line: 'reg1', at: NOW - 1000 })])
  openDesk({ answer: administratorsAnswer({ lines: { reg1: EVIL, reg2: 'Plain' }, portalDefault: 'reg1', userDefault: [] }) })
  await show(() => h(CallForm))
  expect(field('Line').value).toBe(EVIL)
  expect(await open('Line')).toEqual([`${EVIL}Cloud PBX, reg1`, 'PlainCloud PBX, reg2'])
  await type('Phone number', '030 901820')
  await type('What you will hear', EVIL)
  await click(get('button', 'Call back'))
  expect(descriptionOf(get('alertdialog'))).toContain('<script> and {line} are not known')
  await pass(600)
  await click(get('button', 'Call anyway'))
  expect(descriptionOf(get('alertdialog'))).toContain(`over line ${EVIL} was started.`)
  expectNoMarkup()
})

it('ids of lines are text', async () => {
  openDesk({ answer: administratorsAnswer({ lines: { [EVIL]: '', reg2: EVIL }, portalDefault: EVIL, userDefault: [] }) })
  await show(() => h(CallForm))
  expect(field('Line').value).toBe(EVIL)
  expect(descriptionOf(field('Line'))).toBe('Other line')
  expectNoMarkup()
})

it('names of voices are text, and keep to themselves', async () => {
  openDesk({ answer: administratorsAnswer({ voices: { evil: EVIL, eurgermanfemale: `German (Female) (${EVIL.replaceAll(/[()]/g, '')})` } }) })
  await show(() => h(CallForm))
  expect(await open('Voice')).toEqual(['Portal default', `German: female, ${EVIL.replaceAll(/[()]/g, '')}`, EVIL])
  await choose('Voice', EVIL)
  expect(field('Voice').value).toBe(EVIL)
  expectNoMarkup()
})

it('what the portal writes into a refusal is not shown, apart from a line\'s id as text', async () => {
  const details = { code: 'ERROR_CORE', method: 'voximplant.callback.start', status: 400, at: NOW, requestId: EVIL }
  openDesk({
    portal: fakePortal({ calls: { start: async () => ({ state: 'refused', failure: portalFailure(details, `Could not find line ${EVIL}`) }) } })
  })
  await show(() => h(CallForm))
  await type('Phone number', '030 901820')
  await type('What you will hear', 'Hello')
  await click(get('button', 'Call back'))
  expect(descriptionOf(field('Line'))).toBe(`The portal does not know the line ${EVIL}.`)
  await vi.dynamicImportSettled()
  await pass(0)
  expect(textOf(get('alert'))).toContain(`Request: ${EVIL}`)
  expect(textOf(get('alert'))).not.toContain('Could not find')
  expectNoMarkup()
})

it('an id of a call is text', async () => {
  openDesk({ portal: fakePortal({ calls: { start: async () => ({ state: 'started', callId: EVIL }) } }) })
  await show(() => h(CallForm))
  await type('Phone number', '030 901820')
  await type('What you will hear', 'Hello')
  await click(get('button', 'Call back'))
  expect(outcome()).toContain(`Call ID: ${EVIL}`)
  expectNoMarkup()
})

it('what was stored is text: another program may have written it', async () => {
  store('attempts', [attemptWith({ number: EVIL, line: EVIL, state: 'unclear', failure: { ...LOST, entry: '__proto__', line: EVIL } })])
  openDesk()
  await show(() => h('div', [h(OpenAttempts), h(RecentCalls)]))
  const [unclear, recent] = all('listitem').map(textOf)
  expect(unclear).toContain(`Call back to ${EVIL}, 12:00 PMSomething went wrong in a way this version`)
  expect(recent).toContain(EVIL)
  expectNoMarkup()
})
