import { describe, expect, it } from 'vitest'
import { NOW } from '../../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../../support/desk'
import { useDraftStore } from '@/calls/form/draft'
import { useSettingsStore } from '@/calls/form/settings'
import { useChosenLineStore } from '@/calls/lines/chosenLine'
import { useLinesStore } from '@/calls/lines/lines'
import { DEFAULT_SETTINGS } from '@/core/options/settings'
import { toLine } from '@/core/telephony/line'

freshBrowserForEachTest(NOW)

const LINES = [toLine('reg1', 'Sales'), toLine('sip7', 'Office'), toLine('493023125100', 'Rented')]

interface Choices { last?: string, settings?: string, user?: string, portal?: string }

/** A form on a portal with three lines. */
function open({ last, settings, user, portal }: Choices, lines = LINES) {
  signIn(fakePortal())
  useLinesStore().apply({ state: 'listed', lines, portalDefault: portal ?? null, userDefault: user ?? null })
  useSettingsStore().settings = { ...DEFAULT_SETTINGS, defaultLine: settings ?? null }
  if (last) useDraftStore().line = last
  return useChosenLineStore()
}

describe('the line the form calls from', () => {
  it.each<[string, Choices, string | null]>([
    ['the one used last', { last: 'sip7', settings: 'reg1', user: 'reg1', portal: 'reg1' }, 'sip7'],
    ['else the one of the settings', { settings: 'sip7', user: 'reg1', portal: 'reg1' }, 'sip7'],
    ['else the user\'s own', { user: 'sip7', portal: 'reg1' }, 'sip7'],
    ['else the portal\'s', { portal: 'sip7' }, 'sip7'],
    ['one that is gone counts for nothing', { last: 'sip9', user: 'reg1' }, 'reg1'],
    ['none where nobody has chosen one of several', {}, null]
  ])('%s', (_case, choices, id) => {
    expect(open(choices).id).toBe(id)
  })

  it('the only one there is needs no choice', () => {
    expect(open({}, [toLine('sip7', 'Office')]).id).toBe('sip7')
  })
})

it('choosing one is kept in what stands in the form', () => {
  const chosen = open({ portal: 'reg1' })
  chosen.id = '493023125100'
  expect(chosen.id).toBe('493023125100')
  expect(useDraftStore().line).toBe('493023125100')
})

it.each([['reg1', 'cloud-pbx'], ['sip7', 'office-pbx'], ['493023125100', 'rented']] as const)('%s is a line of the kind %s', (last, kind) => {
  expect(open({ last }).kind).toBe(kind)
})

it('no line is of no kind', () => {
  expect(open({}).kind).toBeNull()
})
