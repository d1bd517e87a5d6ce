import { expect, it } from 'vitest'
import { h } from 'vue'
import { NOW } from '../unit/support/attempts'
import { openDesk, show, useDesk } from './support/desk'
import { click } from './support/person'
import { get, query, textOf } from './support/screen'
import SupportDetails from '@/ui/failure/SupportDetails.vue'
import { showLanguage } from '@/locales'
import type { FailureDetails } from '@/core/failure/failure'

useDesk()

const DETAILS: FailureDetails = { code: 'ERROR_CORE', method: 'voximplant.callback.start', status: 400, at: NOW, requestId: 'r-1' }
const TEXT = 'Code: ERROR_CORE\nMethod: voximplant.callback.start\nHTTP status: 400\nTime: 2026-01-15T12:00:00.000Z\nRequest: r-1'

async function showDetails(details: FailureDetails = DETAILS) {
  openDesk()
  await show(() => h(SupportDetails, { details }))
}
const shown = () => document.querySelector('pre')?.textContent
const unfold = () => document.querySelector('details')?.setAttribute('open', '')

it('holds code, method, status, time and request, and nothing else', async () => {
  await showDetails()
  expect(shown()).toBe(TEXT)
})

it('whatever else comes with a failure stays out', async () => {
  const more = { ...DETAILS, token: 'secret-token', auth: 'secret-token', description: 'Raw words', text: 'What the client hears' }
  await showDetails(more)
  expect(shown()).toBe(TEXT)
  expect(document.body.innerHTML).not.toMatch(/secret-token|Raw words|client hears/)
})

it('what is not known is a dash', async () => {
  await showDetails({ ...DETAILS, status: 0, requestId: null })
  expect(shown()).toContain('HTTP status: -\n')
  expect(shown()).toContain('Request: -')
})

it('is folded away until somebody asks for it', async () => {
  await showDetails()
  expect(query('button', 'Copy')).toBeNull()
  expect(textOf(document.querySelector('summary'))).toBe('Details for support')
  unfold()
  expect(query('button', 'Copy')).not.toBeNull()
})

it('is in English whatever the interface\'s language: support reads it', async () => {
  await showLanguage('ru')
  await showDetails()
  expect(shown()).toBe(TEXT)
})

/** A browser that copies, or does not. @returns what it was asked to copy */
function stubCopying(works: boolean): string[] {
  const copied: string[] = []
  const execCommand = (command: string) => {
    copied.push(`${command}: ${getSelection()}`)
    return works
  }
  // Browsers have it, happy-dom has not.
  Object.assign(document, { execCommand })
  return copied
}

it.each([
  [true, 'Copied'],
  [false, 'Copying is blocked here. Select the text and copy it yourself.']
])('can be copied (the browser lets it: %s), and says how that went', async (works, told) => {
  const copied = stubCopying(works)
  await showDetails()
  unfold()
  expect(textOf(get('status'))).toBe('')
  await click(get('button', 'Copy'))
  expect(copied).toEqual([`copy: ${TEXT}`])
  expect(textOf(get('status'))).toBe(told)
})

it('is selected after the click, ready to be copied by hand', async () => {
  stubCopying(false)
  await showDetails()
  unfold()
  await click(get('button', 'Copy'))
  expect(String(getSelection())).toBe(TEXT)
})
