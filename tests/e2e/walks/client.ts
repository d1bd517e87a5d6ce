import { expect } from '../desk.ts'
import type { Walk } from './walk.ts'

const NOTE = 'crm.timeline.comment.add'

/** Opened from CRM, and what is written down after a call. */
export async function walkClient(walk: Walk): Promise<void> {
  const { portal, words, app } = walk
  // Somebody else's record.
  await walk.openFromContact(6, { user: 'manager' })
  await expect(walk.alert).toBeVisible()
  await walk.look('client that may not be seen')
  await walk.openFromContact(4)
  await expect(walk.says('client.none')).toBeVisible()
  await walk.look('client without a number')
  await walk.openFromContact(1)
  await expect(app.getByRole('radiogroup', { name: words.of('client.numbers') })).toBeVisible()
  await walk.look('client with several numbers')

  await walk.text.fill('The client asked for a call.')
  await walk.click()
  await expect(walk.button('notes.note')).toBeVisible()
  await walk.look('started for a client')
  await walk.button('notes.note').click()
  await walk.button('notes.add.note').click()
  await expect(app.getByText(words.of('notes.problems.text'))).toBeVisible()
  await walk.look('note without a text')
  const note = app.getByRole('textbox', { name: words.of('notes.text') })
  await note.fill('Wants the offer by Monday')
  walk.refuse(NOTE, 'ACCESS_DENIED', { status: 403 })
  await walk.button('notes.add.note').click()
  await expect(walk.says('notes.refused.note')).toBeVisible()
  await walk.look('note refused')
  await walk.button('notes.add.note').click()
  await expect(walk.says('notes.added.note')).toBeVisible()
  await walk.look('note added')

  await walk.button('notes.note').click()
  await note.fill('Wants the offer by Monday')
  await walk.button('notes.add.note').click()
  await expect(walk.question).toContainText(words.of('notes.question.recent.note'))
  await walk.look('question: the same note again')
  await walk.button('notes.question.no').click()
  await note.fill('Prefers to be called in the morning')
  portal.faults.add({ method: NOTE, fault: { kind: 'brokenJson', executed: false } })
  await walk.button('notes.add.note').click()
  await expect(walk.says('notes.unclear.note')).toBeVisible()
  await walk.look('note not clear')

  await walk.button('notes.todo').click()
  await app.locator('input[type="datetime-local"]').fill('2020-01-01T09:00')
  await walk.button('notes.add.todo').click()
  await expect(walk.says('notes.problems.past')).toBeVisible()
  await walk.look('to-do in the past, a note not clear')
  await walk.button('notes.soon').click()
  await walk.button('notes.add.todo').click()
  await expect(walk.says('notes.added.todo')).toBeVisible()
  await walk.look('to-do added')
}
