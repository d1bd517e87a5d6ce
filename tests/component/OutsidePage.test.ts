import { expect, it, vi } from 'vitest'
import { h } from 'vue'
import { openPage } from '../unit/support/desk'
import { show, useDesk } from './support/desk'
import { all, get, nameOf, textOf } from './support/screen'
import OutsidePage from '@/install/OutsidePage.vue'
import { showLanguage } from '@/locales'

useDesk('install')

it('says how to install the app, with this copy\'s own address and nothing a portal added to it', async () => {
  vi.stubGlobal('location', new URL('https://apps.example/desk/index.html?DOMAIN=x&APP_SID=secret#y'))
  openPage()
  await show(() => h(OutsidePage))
  expect(nameOf(get('heading'))).toBe('Callback Desk works inside Bitrix24')
  expect(all('listitem').map(textOf)).toEqual([
    '1In Bitrix24, open Developer resources → Other → Local application.',
    '2Enter https://apps.example/desk/index.html as the handler path and https://apps.example/desk/install.html as the initial installation path.',
    '3Tick the permissions Telephony (telephony), Outgoing calls (call), CRM (crm) and Embedding of applications (placement), then save.',
    '4Open Callback Desk from the left menu: it installs itself with one click.'
  ])
  expect(all('button')).toEqual([])
})

it('follows the language', async () => {
  openPage()
  await show(() => h(OutsidePage))
  await showLanguage('de')
  expect(nameOf(get('heading'))).toBe('Callback Desk funktioniert innerhalb von Bitrix24')
})
