import { describe, expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { ANNA, fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { useScreenStore, type Screen } from '@/session/screen'

freshBrowserForEachTest(NOW)

describe('which screen is shown', () => {
  it('the form at first', () => {
    signIn(fakePortal())
    expect(useScreenStore().shown).toBe('call')
    expect(useScreenStore().landing).toBe('button')
  })

  it.each<[Screen]>([['journal'], ['settings'], ['call']])('an administrator: %s, when it is asked for', (screen) => {
    signIn(fakePortal(), ANNA)
    useScreenStore().open(screen)
    expect(useScreenStore().shown).toBe(screen)
  })

  it.each([
    ['journal', undefined, 'button'],
    ['journal', 'form', 'form'],
    ['call', 'form', 'form'],
    ['call', undefined, 'button']
  ] as const)('where the keyboard goes on, opened as %s, %s: %s', (asked, at, landing) => {
    signIn(fakePortal())
    const screen = useScreenStore()
    screen.open('journal', 'form')
    screen.open(asked, at)
    expect(screen.landing).toBe(landing)
  })
})
