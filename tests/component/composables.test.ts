import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref, useTemplateRef } from 'vue'
import { LOST, NOW, REFUSAL } from '../unit/support/attempts'
import { fakePortal } from '../unit/support/desk'
import { clickWith, TODO } from '../unit/support/notes'
import { openDesk, useDesk } from './support/desk'
import { pass } from './support/person'
import { useCountdown } from '@/ui/useCountdown'
import { useFailureText } from '@/ui/failure/useFailureText'
import { useFormats } from '@/ui/useFormats'
import { useFrameHeight } from '@/app/useFrameHeight'
import { useLasting } from '@/ui/useLasting'
import { useNoteText } from '@/notes/useNoteText'
import { i18n, showLanguage } from '@/locales'
import { useSessionStore } from '@/session/session'
import { type StartState, useFirstReadStore } from '@/session/firstRead'
import { adviceOf, CATALOGUE, failureOf, isFailureId } from '@/core/failure/catalogue'

useDesk('notes')

/** What a composable gives inside a component. */
function within<Value>(composable: () => Value): Value {
  const given: Value[] = []
  const render = () => h('main', { ref: 'content' })
  mount(defineComponent({ setup: () => { given.push(composable()) }, render }), { global: { plugins: [i18n] } })
  const [value] = given
  if (value === undefined) throw new Error('The composable gave nothing')
  return value
}

describe('a failure in words', () => {
  const entries = Object.keys(CATALOGUE).filter(isFailureId)

  describe.each(['en', 'de', 'ru'])('%s', (language) => {
    beforeEach(() => showLanguage(language))

    it.each(entries)('%s says what happened and what to do', (entry) => {
      const failure = failureOf(entry, LOST.details)
      const { describe: words, describeRead } = within(useFailureText)
      for (const text of [words(failure, 'reg151083'), describeRead(failure)]) {
        expect(text.what).toMatch(/\p{L}{3}/u)
        expect(text.fix).toMatch(/\p{L}{3}/u)
        expect(text.what + text.fix).not.toMatch(/[{}|]|failures\.|reads\./)
      }
      const mentionsLine = ['lineUnknown', 'lineNotConfigured'].includes(entry)
      expect(words(failure, 'reg151083').what.includes('reg151083')).toBe(mentionsLine)
      expect(describeRead(failure).fix === words(failure).fix).toBe(adviceOf(failure) !== 'call')
    })

    it('a failure of another version of the app too', () => {
      const { what, fix } = within(useFailureText).describe({ ...LOST, entry: 'toString' })
      expect([what, fix]).toEqual([expect.stringMatching(/\p{L}{3}/u), expect.stringMatching(/\p{L}{3}/u)])
      expect(what).not.toContain('failures.')
    })
  })

  it.each(entries)('what %s says about calls is said of calls only', (entry) => {
    showLanguage('en')
    const failure = failureOf(entry, LOST.details)
    const { describe: words, describeRead } = within(useFailureText)
    const { describeFailure } = within(useNoteText)
    const aboutCalls = /phone r[ia]ng|countdown|line and number|starting a call|call back/i
    expect(aboutCalls.test(Object.values(words(failure)).join(' ')) && adviceOf(failure) !== 'call').toBe(false)
    expect(describeRead(failure).fix).not.toMatch(aboutCalls)
    expect(describeFailure(failure).fix).not.toMatch(/phone|telephony →|line and number/i)
  })

  it('the portal\'s line wins over the form\'s', () => {
    const failure = failureOf('lineUnknown', REFUSAL.details, { line: 'sip9' })
    expect(within(useFailureText).describe(failure, 'reg1').what).toBe('The portal does not know the line sip9.')
  })
})

it.each([['en', 'Call back Anna, 1/16/26, 9:00 AM'], ['ja', 'Call back Anna、2026/01/16 9:00'], ['zh-CN', 'Call back Anna，2026/1/16 09:00']])('%s: a to-do is told with its date', async (language, told) => {
  await showLanguage(language)
  expect(within(useNoteText).contentOf(clickWith({ content: TODO })).replaceAll(/\s/g, ' ')).toBe(told)
})

describe('a countdown', () => {
  it.each([
    [null, 0],
    [NOW - 1, 0],
    [NOW, 0],
    [NOW + 1, 1],
    [NOW + 1000, 1],
    [NOW + 10_000, 10],
    [NOW + 10_001, 11]
  ])('until %s: %s s', (until, seconds) => {
    expect(within(() => useCountdown(() => until)).value).toBe(seconds)
  })

  it('counts whole seconds down to 0 and stays there', async () => {
    const seconds = within(() => useCountdown(() => NOW + 2_500))
    const seen = [seconds.value]
    for (let tick = 0; tick < 5; tick++) {
      await pass(1000)
      seen.push(seconds.value)
    }
    expect(seen).toEqual([3, 2, 1, 0, 0, 0])
  })

  it('ends when it is due although the clock is set back meanwhile', async () => {
    const seconds = within(() => useCountdown(() => NOW + 10_000))
    expect(seconds.value).toBe(10)
    await pass(4_000)
    vi.setSystemTime(NOW - 3_600_000)
    await pass(5_000)
    expect(seconds.value).toBe(1)
    await pass(1_000)
    expect(seconds.value).toBe(0)
  })

  it('follows another end', () => {
    const until = ref<number | null>(null)
    const seconds = within(() => useCountdown(() => until.value))
    until.value = NOW + 5_000
    expect(seconds.value).toBe(5)
    until.value = null
    expect(seconds.value).toBe(0)
  })
})

describe('something that lasts', () => {
  it('is told once it has lasted, no longer when it has ended, and anew the next time', async () => {
    const lasts = ref(false)
    const told = within(() => useLasting(() => lasts.value, 50))
    expect(told.value).toBe(false)
    for (let time = 0; time < 2; time++) {
      lasts.value = true
      await pass(49)
      expect(told.value).toBe(false)
      await pass(1)
      expect(told.value).toBe(true)
      lasts.value = false
      expect(told.value).toBe(false)
    }
  })

  it('is never told where it is over sooner', async () => {
    const lasts = ref(true)
    const told = within(() => useLasting(() => lasts.value, 50))
    await pass(30)
    lasts.value = false
    await pass(10)
    lasts.value = true
    await pass(30)
    expect(told.value).toBe(false)
  })
})

describe('formats', () => {
  const HOUR = 3_600_000
  const plain = (text: string) => text.replaceAll(/\s/g, ' ')

  it.each([
    ['en', NOW - HOUR, '11:00 AM'],
    ['de', NOW - HOUR, '11:00'],
    ['ru', NOW - HOUR, '11:00'],
    ['en', NOW - 24 * HOUR, '1/14/26, 12:00 PM'],
    ['de', NOW - 24 * HOUR, '14.01.26, 12:00'],
    ['ru', NOW - 24 * HOUR, '14.01.2026, 12:00'],
    ['en', NOW - 12 * HOUR, '12:00 AM'],
    ['en', NOW - 12 * HOUR - 1, '1/14/26, 11:59 PM']
  ])('%s: a moment is told by its time today, with its date otherwise', async (language, at, told) => {
    await showLanguage(language)
    expect(plain(within(useFormats).formatTime(at))).toBe(told)
  })

  it.each([['en', 'Germany'], ['de', 'Deutschland'], ['ru', 'Германия']])('%s: a country by its name', async (language, name) => {
    await showLanguage(language)
    expect(within(useFormats).countryName('DE')).toBe(name)
  })

  it('follow a change of language', async () => {
    const { countryName } = within(useFormats)
    await showLanguage('de')
    expect(countryName('AT')).toBe('Österreich')
  })
})

describe('the frame\'s height', () => {
  let grow: (height: number) => Promise<void>
  beforeEach(() => {
    vi.stubGlobal('ResizeObserver', class {
      constructor(callback: (entries: { target: Element }[]) => void) {
        grow = async (height) => {
          const target = document.createElement('div')
          target.getBoundingClientRect = () => new DOMRect(0, 0, 100, height)
          callback([{ target }])
          await nextTick()
        }
      }

      observe() {}
      unobserve() {}
      disconnect() {}
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  const watchHeight = (state: StartState) => {
    useFirstReadStore().state = state
    within(() => {
      const content = useTemplateRef<HTMLElement>('content')
      useFrameHeight(content)
      return content
    })
  }

  it('is told to the portal once for each change, in whole pixels', async () => {
    const resize = vi.fn<(height: number) => void>()
    openDesk({ portal: fakePortal({ frame: { resize } }) })
    watchHeight('ready')
    for (const height of [400, 400, 399.2, 400.0, 612.3, 612.9, 300]) await grow(height)
    expect(resize.mock.calls).toEqual([[400], [613], [300]])
  })

  it('nobody is told while there is no portal; the first height known then is', async () => {
    const resize = vi.fn<(height: number) => void>()
    openDesk({ portal: fakePortal({ frame: { resize } }) })
    const session = useSessionStore()
    const { portal } = session
    session.portal = null
    watchHeight('outside')
    await grow(400)
    expect(resize).not.toHaveBeenCalled()
    session.portal = portal
    await grow(400)
    expect(resize.mock.calls).toEqual([[400]])
  })

  it('stays what the portal made it until there is something to show', async () => {
    const resize = vi.fn<(height: number) => void>()
    openDesk({ portal: fakePortal({ frame: { resize } }) })
    watchHeight('connecting')
    await grow(160)
    expect(resize).not.toHaveBeenCalled()
    useFirstReadStore().state = 'failed'
    await nextTick()
    expect(resize.mock.calls).toEqual([[160]])
  })
})
