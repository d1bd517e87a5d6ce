import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { fakePortal } from '../unit/support/desk'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass } from './support/person'
import { all, get, query, textOf } from './support/screen'
import App from '@/app/App.vue'
import { JUST_INSTALLED } from '@/install/justInstalled'
import { useFirstReadStore } from '@/session/firstRead'
import { useSessionStore } from '@/session/session'

useDesk()

const left = () => useSessionStore().scope.tabStorage.get(JUST_INSTALLED, v.boolean())

async function open({ installed, installing = false }: { installed: boolean, installing?: boolean }) {
  openDesk({ portal: fakePortal({ installing }) })
  if (installed) useSessionStore().scope.tabStorage.set(JUST_INSTALLED, true)
  useFirstReadStore().state = 'ready'
  await show(() => h(App))
  await vi.dynamicImportSettled()
  await pass(0)
}

it('after the installer the form says what to try first, until somebody says that this is known', async () => {
  await open({ installed: true })
  expect(all('listitem', undefined, get('list', 'What next')).map(textOf)).toEqual([
    expect.stringContaining('Open a deal and click “Call back”'), expect.stringContaining('“Settings”')
  ])
  const button = get('button', 'Got it')
  button.focus()
  await click(button)
  expect(query('list', 'What next')).toBeNull()
  expect(document.activeElement).toBe(get('heading', 'Callback Desk'))
  expect(left()).toBeNull()
})

it.each([
  ['nothing was installed', { installed: false }],
  ['the installer itself is shown', { installed: true, installing: true }]
])('nothing of it where %s', async (_case, how) => {
  await open(how)
  expect(query('list', 'What next')).toBeNull()
  expect(query('button', 'Got it')).toBeNull()
})
