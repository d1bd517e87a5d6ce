import { beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { openDesk, show, useDesk } from './support/desk'
import { textOf } from './support/screen'
import { showLanguage } from '@/locales'
import LocalTime from '@/calls/number/LocalTime.vue'

useDesk('calls')
beforeEach(() => {
  openDesk()
})

it.each([
  ['+13035550123', '2026-01-15T13:40:00Z', 'en', 'Mountain Time: 6:40 in the morning · outside the usual hours'],
  ['+13035550123', '2026-01-15T18:40:00Z', 'en', 'Mountain Time: 11:40 in the morning'],
  ['+4930901820', '2026-01-15T13:40:00Z', 'en', 'Germany: 2:40 in the afternoon'],
  ['+4930901820', '2026-01-15T05:40:00Z', 'de', /^Deutschland: 0?6:40.* · außerhalb der üblichen Zeiten$/],
  ['+61412345678', '2026-01-15T12:40:00Z', 'en', 'Australia: between 8:40 in the evening and 11:40 at night · perhaps outside the usual hours'],
  // The user's own time, at a usual hour.
  ['+442079460321', '2026-01-15T13:40:00Z', 'en', ''],
  ['+442079460321', '2026-01-15T22:40:00Z', 'en', 'United Kingdom: 10:40 at night · outside the usual hours'],
  ['100', '2026-01-15T13:40:00Z', 'en', '']
])('%s at %s in %s', async (number, at, language, words) => {
  vi.setSystemTime(new Date(at))
  await showLanguage(language)
  await show(() => h(LocalTime, { number }))
  if (typeof words === 'string') expect(textOf()).toBe(words)
  else expect(textOf()).toMatch(words)
})
