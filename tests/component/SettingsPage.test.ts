import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { LOST } from '../unit/support/attempts'
import { deferred } from '../unit/support/deferred'
import { fakePortal, MAX, type ANNA } from '../unit/support/desk'
import { administratorsAnswer } from '../unit/support/firstAnswer'
import { saveWith, SETTINGS } from '../unit/support/settings'
import { store } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, press, type } from './support/person'
import { all, descriptionOf, field, get, nameOf, query, textOf } from './support/screen'
import App from '@/app/App.vue'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import { useOwnSettingsStore } from '@/calls/form/ownSettings'
import { useSettingsStore } from '@/calls/form/settings'
import { useFirstReadStore } from '@/session/firstRead'
import { PortalError } from '@/core/failure/failure'
import type { OwnSettings } from '@/core/options/ownSettings'
import { writeOwnSettings } from '@/core/options/writeOwnSettings'
import { DEFAULT_SETTINGS, type SettingsRead } from '@/core/options/settings'
import { writeSettings } from '@/core/options/writeSettings'
import { editable } from '@/settings/edit'

useDesk('settings', 'placements')

const OLD: SettingsRead = { state: 'read', saved: saveWith() }
const THEIRS = saveWith({ recentMinutes: 30, lines: null, quiet: null }, { revision: 4, by: '<b>Max</b>' })

async function openApp({ read = OLD, portal = fakePortal(), user, answer }: {
  read?: SettingsRead, portal?: ReturnType<typeof fakePortal>, user?: typeof ANNA, answer?: FirstAnswer
} = {}) {
  openDesk({ portal, ...(user ? { user } : {}), ...(answer ? { answer } : {}) })
  useSettingsStore().apply(read)
  useFirstReadStore().state = 'ready'
  await show(() => h(App))
  await settle()
  return portal
}
async function settle(): Promise<void> {
  await vi.dynamicImportSettled()
  await pass(0)
}
async function openSettings(how: Parameters<typeof openApp>[0] = {}) {
  const portal = await openApp(how)
  await click(get('button', 'Settings'))
  await settle()
  return portal
}
/** Shows a section of the page by its name in the menu. */
async function toSection(name: string): Promise<void> {
  await click(get('button', new RegExp(`^${name}(\\(changed\\))?$`), get('navigation', 'Sections')))
}
const switchOf = (name: string) => get('switch', name)
const ticked = (group: string) => all('checkbox', /(?:)/, get('group', group)).map(box => `${nameOf(box)} ${box.getAttribute('aria-checked')}`)
const inSection = (name: string) => get('region', name)
/** A text field within a section: both types of call have fields of the same names. */
async function write(section: string, name: string, text: string): Promise<void> {
  await toSection(section)
  const area = all('textbox', name, inSection(section))[0]
  if (!(area instanceof HTMLTextAreaElement)) throw new Error(`No ${name} in ${section}`)
  area.value = text
  area.dispatchEvent(new Event('input', { bubbles: true }))
  await pass(0)
}

describe('the way there and back', () => {
  it('is everybody\'s; whoever is no administrator finds only what is theirs', async () => {
    await openSettings({ user: MAX })
    expect(all('region').map(nameOf)).toEqual(['For me'])
    expect([query('navigation', 'Sections'), query('switch', 'Offer all lines')]).toEqual([null, null])
  })

  it('leads the keyboard to the heading and back to the bar; the form keeps everything', async () => {
    await openApp()
    await type('Phone number', '+49 30 901820')
    await click(get('button', 'Settings'))
    await settle()
    expect(document.activeElement).toBe(get('heading', 'Settings'))
    expect(query('form', 'New call')).toBeNull()
    await click(get('button', 'Desk'))
    await settle()
    expect(field('Phone number').value).toBe('+49 30 901820')
  })

  it('asks before changes are lost; Esc stays', async () => {
    await openSettings()
    await toSection('Ask before calling')
    await click(switchOf('Quiet hours'))
    await click(get('button', 'Journal'))
    expect(document.activeElement).toBe(get('button', 'Stay here'))
    await press(get('button', 'Stay here'), 'Escape')
    expect([query('alertdialog'), document.activeElement]).toEqual([null, get('heading', 'Settings')])
    await click(get('button', 'Desk'))
    await click(get('button', 'Discard and leave'))
    await settle()
    expect(query('form', 'New call')).not.toBeNull()
    await click(get('button', 'Settings'))
    await settle()
    await toSection('Ask before calling')
    expect(switchOf('Quiet hours').getAttribute('aria-checked')).toBe('true')
    expect(textOf()).not.toContain('from last time')
  })

  it('asks nothing where nothing has changed', async () => {
    await openSettings()
    await click(get('button', 'Desk'))
    await settle()
    expect(query('form', 'New call')).not.toBeNull()
  })
})

describe('what has changed is marked', () => {
  const marked = () => all('button', /changed/, get('navigation', 'Sections')).map(nameOf)

  it('at its section and at the field, until it is as before', async () => {
    await openSettings()
    expect(marked()).toEqual([])
    await click(switchOf('Call at once from CRM'))
    await toSection('Ask before calling')
    await click(switchOf('Quiet hours'))
    expect(marked()).toEqual(['For me(changed)', 'Ask before calling(changed)'])
    expect(textOf(get('region', 'Ask before calling'))).toContain('changed')
    await click(switchOf('Quiet hours'))
    expect(marked()).toEqual(['For me(changed)'])
    expect(textOf(get('region', 'Ask before calling'))).not.toContain('changed')
  })
})

describe('one\'s own settings', () => {
  it('are saved by anybody, and nothing else with them', async () => {
    const portal = await openSettings({ user: MAX })
    await click(switchOf('Call at once from CRM'))
    await click(get('button', 'Add a text', get('group', 'My texts for callbacks')))
    await type('Name of text 1', 'Offer')
    await type('Text 1', 'Call {name} about the offer')
    await click(get('button', 'Save'))
    const own: OwnSettings = { callAtOnce: true, texts: { callback: [{ name: 'Offer', text: 'Call {name} about the offer' }], infocall: [] } }
    expect(portal.options.saveUser).toHaveBeenCalledWith({ own: writeOwnSettings(own) })
    expect(portal.settings.save).not.toHaveBeenCalled()
    expect(useOwnSettingsStore().settings).toEqual(own)
    expect(textOf()).toContain('Settings saved')
    expect(get('button', 'Save').getAttribute('aria-disabled')).toBe('true')
  })

  it('that are not saved say so, and stay', async () => {
    const portal = fakePortal()
    portal.options.saveUser.mockRejectedValueOnce(new PortalError(LOST))
    await openSettings({ user: MAX, portal })
    await click(switchOf('Call at once from CRM'))
    await click(get('button', 'Save'))
    expect(textOf(get('alert'))).toContain('Not clear whether the settings are saved')
    expect(switchOf('Call at once from CRM').getAttribute('aria-checked')).toBe('true')
  })

  it('with a text that is too long are not sent: the keyboard goes to it', async () => {
    const portal = await openSettings({ user: MAX })
    await click(get('button', 'Add a text', get('group', 'My texts for voice messages')))
    await type('Text 1', 'x'.repeat(1001))
    await click(get('button', 'Save'))
    expect(textOf(get('alert'))).toBe('Not saved yetMy texts for voice messages: A text is longer than 1000 characters.')
    expect(document.activeElement).toBe(field('Text 1'))
    expect(portal.options.saveUser).not.toHaveBeenCalled()
  })

  it('left behind are here again', async () => {
    const base: OwnSettings = { callAtOnce: false, texts: { callback: [], infocall: [] } }
    store('own-settings', { base, edited: { ...base, callAtOnce: true } }, '7')
    await openSettings({ user: MAX })
    expect(textOf()).toContain('Your changes from last time are here again.')
    expect(switchOf('Call at once from CRM').getAttribute('aria-checked')).toBe('true')
  })

  it('of a newer version are not written over', async () => {
    const portal = fakePortal({ options: { readUser: async () => ({ own: '{"v":2}' }) } })
    await openSettings({ user: MAX, portal })
    await click(switchOf('Call at once from CRM'))
    await click(get('button', 'Save'))
    expect(textOf(get('alert'))).toContain('The stored settings are from a newer version of Callback Desk')
    expect(portal.options.saveUser).not.toHaveBeenCalled()
  })
})

describe('changes are discarded; the keyboard goes on', () => {
  it('at the button beside it', async () => {
    await openSettings()
    await toSection('Ask before calling')
    await click(switchOf('Quiet hours'))
    get('button', 'Discard changes').focus()
    await click(get('button', 'Discard changes'))
    expect([query('button', 'Discard changes'), document.activeElement]).toEqual([null, get('button', 'Save')])
    expect(switchOf('Quiet hours').getAttribute('aria-checked')).toBe('true')
  })

  it('at the top, where they came from last time', async () => {
    store('settings', { edited: editable({ ...SETTINGS, quiet: null }), opened: { stored: writeSettings(saveWith()) } })
    await openSettings()
    expect(textOf()).toContain('Your changes from last time are here again.')
    const [here] = all('button', 'Discard changes')
    here?.focus()
    await click(here ?? document.body)
    expect(document.activeElement).toBe(get('heading', 'Settings'))
  })
})

describe('lines and voices', () => {
  it('all, or those that are ticked; an accidental click costs nothing', async () => {
    await openSettings()
    await toSection('Lines')
    expect(ticked('Offered lines').toSorted()).toEqual(['493023125100 false', 'Cloud PBX (9) true', 'Office PBX 1 true'])
    await click(switchOf('Offer all lines'))
    expect(query('group', 'Offered lines')).toBeNull()
    await click(switchOf('Offer all lines'))
    expect(ticked('Offered lines').filter(line => line.endsWith('true'))).toHaveLength(2)
  })

  it('what is ticked and no longer there can be taken out', async () => {
    await openSettings({ read: { state: 'read', saved: saveWith({ voices: ['gone', 'eurgermanfemale'] }) } })
    await toSection('Voices')
    expect(ticked('Offered voices')).toContain('gone true')
    expect(textOf(get('group', 'Offered voices'))).toContain('no longer on this portal')
    await click(get('checkbox', 'gone'))
    expect(ticked('Offered voices').join()).not.toContain('gone')
  })

  it('hundreds: fifty at once, and a search in any words', async () => {
    const lines = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`reg${1000 + index}`, `Branch ${index}`]))
    await openSettings({ read: { state: 'none' }, answer: administratorsAnswer({ lines }) })
    await toSection('Lines')
    await click(switchOf('Offer all lines'))
    expect(all('checkbox', /(?:)/, get('group', 'Offered lines'))).toHaveLength(50)
    await click(get('button', 'Show more (450)'))
    expect(all('checkbox', /(?:)/, get('group', 'Offered lines'))).toHaveLength(100)
    const search = document.querySelector<HTMLInputElement>('input[type="search"]')
    if (!search) throw new Error('No search')
    search.value = '1499 BRANCH'
    search.dispatchEvent(new Event('input', { bubbles: true }))
    await pass(0)
    expect(ticked('Offered lines').toSorted()).toEqual(['Branch 499 true'])
  })

  it('the last of hundreds: the keyboard goes on at the first of those that came', async () => {
    const lines = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`reg${1000 + index}`, `Branch ${index}`]))
    await openSettings({ read: { state: 'none' }, answer: administratorsAnswer({ lines }) })
    await toSection('Lines')
    await click(switchOf('Offer all lines'))
    get('button', 'Show more (10)').focus()
    await click(get('button', 'Show more (10)'))
    const boxes = all('checkbox', /(?:)/, get('group', 'Offered lines'))
    expect([boxes.length, query('button', /^Show more/), document.activeElement]).toEqual([60, null, boxes[50]])
  })
})

describe('texts', () => {
  it('are shown with values in place of placeholders, and unknown ones are pointed out', async () => {
    await openSettings()
    await write('Texts for callbacks', 'Default text', 'Call {name} of {company}, {manager} {nmae}')
    expect(textOf(inSection('Texts for callbacks'))).toContain('For example: Call Anna Smith of Smith & Sons, Anna Schmidt {nmae}')
    expect(textOf(inSection('Texts for callbacks'))).toContain('{nmae} is not known and would be spoken as it stands. Known: {name}, {company}, {manager}, and {caller}.')
  })

  it('are added and removed, the keyboard with them, up to twenty', async () => {
    await openSettings({ read: { state: 'none' } })
    await toSection('Texts for voice messages')
    const section = inSection('Texts for voice messages')
    for (let count = 1; count <= 20; count++) {
      await click(get('button', 'Add a text', section))
      expect(nameOf(document.activeElement ?? section)).toBe(`Text ${count}`)
    }
    expect(query('button', 'Add a text', section)).toBeNull()
    await click(get('button', 'Remove text 20', section))
    expect(document.activeElement).toBe(get('button', 'Add a text', section))
  })
})

describe('saving', () => {
  it('stores what stands there', async () => {
    const portal = await openSettings()
    await write('Texts for callbacks', 'Default text', ' New ')
    await toSection('Ask before calling')
    await click(switchOf('Quiet hours'))
    await click(get('button', 'Save'))
    expect(portal.settings.save).toHaveBeenCalledWith({
      next: { ...SETTINGS, quiet: null, texts: { ...SETTINGS.texts, callback: { ...SETTINGS.texts.callback, standard: 'New' } } },
      opened: OLD,
      by: 'Anna Schmidt'
    })
    expect(textOf()).toContain('Settings saved')
    expect(get('button', 'Save').getAttribute('aria-disabled')).toBe('true')
  })

  it('says first what has to be put right, at the field and in one place', async () => {
    const portal = await openSettings()
    await write('Texts for callbacks', 'Default text', 'x'.repeat(1001))
    await toSection('Voices')
    for (const box of all('checkbox', /(?:)/, get('group', 'Offered voices')).filter(one => one.getAttribute('aria-checked') === 'true')) await click(box)
    await toSection('Lines')
    await click(get('button', 'Save'))
    expect(textOf(get('alert'))).toBe('Not saved yetOffered voices: Tick at least one, or offer all.Default text for callbacks: A text is longer than 1000 characters.')
    // The first of them is in another section, which is shown.
    expect(all('region').map(nameOf)).toEqual(['Voices'])
    expect(get('group', 'Offered voices').contains(document.activeElement)).toBe(true)
    expect(descriptionOf(get('group', 'Offered voices'))).toBe('Tick at least one, or offer all.')
    expect(portal.settings.save).not.toHaveBeenCalled()
  })

  it('that fails says so, without a word of the portal', async () => {
    const portal = fakePortal()
    portal.settings.save.mockRejectedValueOnce(new PortalError(LOST))
    await openSettings({ portal })
    await toSection('Ask before calling')
    await click(switchOf('Quiet hours'))
    await click(get('button', 'Save'))
    expect(textOf(get('alert'))).toContain('Not clear whether the settings are savedThe connection was lost before the portal answered. What you entered stays here.')
    expect(textOf(get('alert'))).not.toContain('phone')
  })

  it('asks when somebody else has saved: who, when, and what differs; nothing of theirs is markup', async () => {
    const portal = fakePortal()
    portal.settings.save.mockResolvedValueOnce({ state: 'conflict', theirs: THEIRS })
    await openSettings({ portal })
    await write('Texts for callbacks', 'Default text', 'New')
    await click(get('button', 'Save'))
    const question = get('alertdialog')
    expect(nameOf(question)).toBe('<b>Max</b> has saved settings meanwhile (12:00 PM)')
    expect(document.activeElement).toBe(get('button', 'Not now'))
    expect(all('listitem', /(?:)/, question).map(textOf)).toEqual([
      'Offered linesYours: Cloud PBX (9) and Office PBX 1Theirs: all',
      'Default text for callbacksYours: “New”Theirs: “Call {name}”',
      'Quiet hoursYours: 8:00 PM – 8:00 AMTheirs: none',
      'Minutes within which to ask about a second callYours: 15 minutesTheirs: 30 minutes'
    ])
    await click(get('button', 'Use theirs'))
    expect(document.activeElement).toBe(get('button', 'Save'))
    await toSection('Ask before calling')
    expect(switchOf('Quiet hours').getAttribute('aria-checked')).toBe('false')
  })
})

describe('stored settings that cannot be read', () => {
  it.each([
    ['damaged', 'The stored settings cannot be read'],
    ['newer', 'The stored settings are from a newer version of Callback Desk']
  ] as const)('%s: told to administrators, here and there', async (state, words) => {
    await openApp({ read: { state } })
    expect(all('status').map(textOf).join()).toContain(words)
    await click(get('button', 'Open the settings'))
    await settle()
    expect(all('status').map(textOf).join()).toContain(words)
    expect(get('button', 'Save').getAttribute('aria-disabled')).toBe('false')
  })

  it('is nothing the others hear of', async () => {
    await openApp({ read: { state: 'damaged' }, user: MAX })
    expect(textOf()).not.toContain('cannot be read')
    expect(useSettingsStore().settings).toEqual(DEFAULT_SETTINGS)
  })
})

describe('entries in CRM that do not follow the stored settings', () => {
  const BEHIND = 'The entries in CRM are not updated yet'
  type Synced = Awaited<ReturnType<ReturnType<typeof fakePortal>['placements']['sync']>>
  const FOLLOWS: Synced = { results: [], failure: null }
  const status = () => textOf(all('status').find(one => one === document.activeElement) ?? null)

  async function tryAgain() {
    store('placements-behind', true)
    const portal = fakePortal()
    const answer = deferred<Synced>()
    portal.placements.sync.mockReturnValueOnce(answer.promise)
    await openSettings({ portal })
    expect(textOf(get('alert'))).toContain(BEHIND)
    const button = get('button', 'Try again', get('alert'))
    button.focus()
    await click(button)
    return answer
  }

  it('are tried again: that it goes on, and that it is done, is said where the keyboard is', async () => {
    const answer = await tryAgain()
    expect(query('alert')).toBeNull()
    expect(status()).toBe('The entries in CRM are being updated…')
    answer.resolve(FOLLOWS)
    await settle()
    expect(status()).toBe('The entries in CRM are up to date.')
    expect(textOf()).not.toContain('Settings saved')
    await toSection('Ask before calling')
    await click(switchOf('Quiet hours'))
    expect(textOf()).not.toContain('up to date')
  })

  it('and fail again: that is said anew', async () => {
    const answer = await tryAgain()
    answer.resolve({ results: [], failure: LOST })
    await settle()
    expect(textOf(get('alert'))).toContain(BEHIND)
    expect(textOf()).not.toContain('up to date')
  })

  it('after a save, both are said', async () => {
    const portal = fakePortal({ settings: { processTypes: async () => [{ id: 183, title: 'Visits', withClients: true }] } })
    const answer = deferred<Synced>()
    portal.placements.sync.mockReturnValueOnce(answer.promise)
    await openSettings({ portal })
    await toSection('Smart processes')
    await click(get('checkbox', 'Visits'))
    await click(get('button', 'Save'))
    const said = () => all('status').map(textOf).find(text => text.includes('Settings saved'))
    expect(said()).toBe('Settings savedThe entries in CRM are being updated…')
    answer.resolve(FOLLOWS)
    await settle()
    expect(said()).toBe('Settings savedThe entries in CRM are up to date.')
  })
})

it('smart processes that cannot be read keep nothing else from being set', async () => {
  const portal = fakePortal({ settings: { processTypes: async () => [{ id: 183, title: 'Visits', withClients: false }] } })
  portal.settings.processTypes.mockRejectedValueOnce(new PortalError(LOST))
  await openSettings({ portal })
  await toSection('Smart processes')
  expect(textOf(inSection('Smart processes'))).toContain('The smart processes cannot be read.')
  get('button', 'Try again').focus()
  await click(get('button', 'Try again', inSection('Smart processes')))
  expect(document.activeElement).toBe(get('heading', 'Smart processes'))
  expect(ticked('Smart processes')).toEqual(['Visits true'])
  expect(textOf(inSection('Smart processes'))).toContain('without clients')
})
