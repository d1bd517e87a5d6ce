import { expect, it } from 'vitest'
import { h } from 'vue'
import { NOW } from '../unit/support/attempts'
import { MAX } from '../unit/support/desk'
import { administratorsAnswer, managersAnswer } from '../unit/support/firstAnswer'
import { openDesk, show, useDesk } from './support/desk'
import { get, textOf } from './support/screen'
import NoLine from '@/calls/lines/NoLine.vue'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'

useDesk()

const MESSAGE = 'Hello! Callback Desk shows me no line to call from. Could you please open Callback Desk in Bitrix24 once, as an administrator? '
  + 'It then makes its lines available to everybody. If it does not help: set a default line for me in the list of telephony users '
  + '(CRM → Sales → Sales channels → Telephony → Connection). Thank you! Max Kraus'

async function showFor(answer: FirstAnswer): Promise<string> {
  openDesk({ answer, user: MAX })
  await show(() => h(NoLine))
  return textOf(get('alert'))
}

it('a user who may not list lines and has none learns which right is missing and who grants it', async () => {
  expect(await showFor(managersAnswer({ userDefault: { defaultLineId: false } }))).toBe(
    'You have no line to call from'
    + 'You are not allowed to see the portal\'s lines, none are published for you, and no line is set as your own default line.'
    + 'Ask an administrator of your Bitrix24 to do one of these:'
    + 'Open Callback Desk once: the lines are then available to everybody.'
    + 'Set a default line for you in the list of telephony users (CRM → Sales → Sales channels → Telephony → Connection).'
    + 'Give your role the right “Manage numbers: Update” (CRM → Sales → Sales channels → Telephony → Connection → Access permissions).'
    + MESSAGE
    + 'Copy a message to the administrator'
  )
})

it('a portal without any line says so', async () => {
  expect(await showFor(administratorsAnswer({ lines: [], portalDefault: '', userDefault: [] }))).toBe(
    'This portal has no outgoing line yet'
    + 'Calls need a line: a rented number, or a cloud or office PBX connected under CRM → Sales → Sales channels → Telephony → Connection.'
  )
})

it('lines that could not be read: why, what to do, details; no word of the portal\'s own', async () => {
  const raw = { error: 'insufficient_scope', error_description: 'The request requires higher privileges <raw>' }
  const shown = await showFor(managersAnswer({ userDefault: [] }, { lines: raw }))
  expect(shown).toContain('Callback Desk was installed without a permission it needs.')
  expect(shown).toContain('An administrator can tick Telephony (telephony), Outgoing calls (call), CRM (crm) and Embedding of applications (placement)')
  expect(shown).toContain(`Code: insufficient_scope Method: voximplant.line.get HTTP status: 200 Time: ${new Date(NOW).toISOString()}`)
  expect(shown).not.toContain('higher privileges')
})

it('lines whose answer could not be read: nobody is told to look for a ringing phone', async () => {
  const shown = await showFor(administratorsAnswer({ lines: 'broken', userDefault: [] }))
  expect(shown).toContain('The portal\'s answer could not be read.Check your connection and try again in a moment.')
  expect(shown).not.toContain('rings')
})
