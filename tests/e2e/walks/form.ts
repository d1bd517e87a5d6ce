import { expect } from '../desk.ts'
import { CALLBACK, type Walk } from './walk.ts'

const READY = [
  'Please call {name} about the offer.',
  // More than the menu shows of one.
  'The client has asked for a call about an invoice that is long overdue and would like to hear from you today. '.repeat(4).trim()
]
const SETTINGS = {
  lines: null, voices: null, defaultLine: null, quiet: null, recentMinutes: 1, processTypes: [],
  texts: { callback: { standard: '', ready: READY }, infocall: { standard: '', ready: [] } }
}

/** Puts settings where an administrator's save puts them. */
export function storeSettings({ portal }: Walk, change: object): void {
  portal.options.app = { ...portal.options.app, settings: JSON.stringify({ v: 1, revision: 1, by: 'Sergei Morozov', at: Date.UTC(2026, 0, 15, 12), settings: { ...SETTINGS, ...change } }) }
}

/** The form, its questions, and what comes of a click. */
export async function walkForm(walk: Walk): Promise<void> {
  const { desk, portal, words, app } = walk
  storeSettings(walk, {})
  // Calls there were before, to show beside a number.
  portal.telephony.enter([{ id: 'callback.1', type: 'callback', at: Date.now() - 7_200_000, userId: 7, line: 'reg151083', number: '+498999998230', code: '486', duration: 0, app: null }])
  await walk.open()
  await expect(walk.number).toBeVisible()
  await expect(walk.says('today.noCalls').or(walk.says('today.empty')).first()).toBeVisible()
  await walk.look('empty form')

  await walk.list('form.line').click()
  await expect(app.getByRole('option').nth(1)).toBeVisible()
  await walk.look('list of lines')
  // The clock stands still, and with it keys that two listeners are to hear.
  await walk.number.focus()
  await walk.list('form.voice').click()
  await expect(app.getByRole('option').nth(1)).toBeVisible()
  await walk.look('list of voices')
  await walk.list('form.voice').fill('xyz')
  await expect(app.getByText(words.of('form.noMatch'))).toBeVisible()
  await walk.look('nothing found in a list')
  await walk.number.focus()
  await walk.text.click()
  await walk.button('form.readyTexts').click()
  await expect(app.getByRole('menuitem').first()).toBeVisible()
  await walk.look('ready-made texts')
  await desk.page.keyboard.press('Escape')
  await walk.type('infocall').click()
  await expect(walk.button('form.submit.infocall')).toBeVisible()
  await walk.look('form of a voice message')
  await walk.type('callback').click()

  await walk.click()
  await expect(walk.number).toHaveAttribute('aria-invalid', 'true')
  await walk.look('problems of the form')

  await walk.number.fill('+49 89 99998230')
  await expect(walk.like('button', 'client.open').first()).toBeVisible()
  await expect(app.getByRole('list', { name: words.of('history.heading') })).toBeVisible()
  await walk.look('number of a client')

  await desk.whileHeld(CALLBACK, async () => {
    await walk.call('+49 30 901820')
    await expect(walk.says('result.sending')).toBeVisible()
    await walk.look('on its way')
  })
  await expect(walk.says('result.started')).toBeVisible()
  await walk.look('started')
  await walk.settled()
  await walk.click()
  await expect(walk.button('question.callAnyway')).toBeEnabled()
  await walk.look('question: called a moment ago')
  await walk.button('question.dontCall').click()

  await walk.number.fill('+1 211 555 0123')
  await walk.click()
  await expect(walk.question).toContainText(words.of('question.doubtful'))
  await walk.look('question: is the number right')
  await walk.button('question.dontCall').click()

  walk.refuse(CALLBACK, 'OVERLOAD_LIMIT', { status: 503 })
  await walk.call('+49 30 901821')
  await expect(walk.alert).toContainText(words.of('result.refused'))
  await walk.alert.locator('summary').click()
  await walk.look('refused, with details')
  await walk.settled()

  portal.faults.add({ method: CALLBACK, fault: { kind: 'brokenJson', executed: false } })
  await walk.call('+49 30 901822')
  await expect(walk.alert).toContainText(words.of('result.unclear'))
  await walk.look('not clear')
  await walk.settled()
  await walk.click()
  await expect(walk.question).toContainText(words.of('question.callAnyway'))
  await walk.look('question: an earlier call may have started')
  await walk.button('question.dontCall').click()
  await walk.button('open.rang').click()
  await expect(walk.says('recent.states.rang')).toBeVisible()
  await walk.look('settled by hand')
}

/** What an administrator has set decides: quiet hours, one line; and a manager may not see how calls end. */
export async function walkRights(walk: Walk): Promise<void> {
  const { portal, words } = walk
  storeSettings(walk, { quiet: { from: '00:00', to: '00:00' } })
  portal.people.manager.rights.statistics = 'none'
  await walk.open({ user: 'manager' })
  await expect(walk.number).toBeVisible()
  await walk.call('+49 30 901820')
  await expect(walk.question).toContainText(words.of('question.quiet'))
  await walk.look('question: quiet hours')
  await walk.settled()
  await walk.button('question.callAnyway').click()
  await expect(walk.says('outcome.deniedTitle')).toBeVisible()
  await walk.look('how calls end may not be seen')
}
