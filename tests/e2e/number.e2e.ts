import { expect, test, type Desk } from './desk.ts'

/** What stands under the number field. */
function told(desk: Desk) {
  return desk.number.evaluate((field) => {
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ')
    return ids.map(id => document.getElementById(id)?.textContent.trim() ?? '').filter(Boolean).join(' ')
  })
}

const UNDERSTOOD = [
  { typed: '+49 (30) 90-18-20', shown: '+49 30 901820, Germany', dialled: '+4930901820' },
  { typed: 'Tel.: +49 (0)40 / 428990', shown: '+49 40 428990, Germany', dialled: '+4940428990' },
  { typed: '+44 20 7946 0958', shown: '+44 20 7946 0958, United Kingdom', dialled: '+442079460958' },
  { typed: '  +7 495 123-45-67 ', shown: '+7 495 123 45 67, Russia', dialled: '+74951234567' },
  { typed: '(212) 736-5000', shown: '+1 212 736 5000, United States', dialled: '+12127365000', first: true }
] as const

const WRONG = [
  { typed: '', told: 'Enter the phone number.' },
  { typed: 'call me', told: 'There is no number here.' },
  { typed: '123', told: /Too short \(United States\).*needs its country code/ },
  { typed: '+49 30 90182012345678901', told: 'Too long for a phone number.' },
  { typed: '+999 30 901820', told: 'This country code does not exist.' },
  { typed: '+49 30 901820, +49 40 428990', told: 'These are several numbers. Leave only one.' }
] as const

const DOUBTFUL = [
  { typed: '+49 30 901820 ext. 15', told: 'Only +49 30 901820 is called: the extension is not dialled.', dialled: '+4930901820' },
  { typed: '+1 211 555 0123', told: '+1 211 555 0123 does not look like a number in use.', dialled: '+12115550123' }
] as const

test('a number is shown as understood while it is typed, and dialled in international form', async ({ desk }) => {
  await desk.open()
  await desk.fill()
  // The national number comes first: later ones are read in the country of the last call.
  for (const { typed, shown } of [...UNDERSTOOD].sort((a, b) => Number('first' in b) - Number('first' in a))) {
    await desk.number.fill(typed)
    await expect.poll(() => told(desk), typed).toBe(shown)
    await expect(desk.number).not.toHaveAttribute('aria-invalid', 'true')
    await desk.callBack.click()
    await expect(desk.status, typed).toContainText(shown.split(',')[0] ?? shown)
    await desk.settled()
  }
  expect(desk.posts().map(post => post.params['TO_NUMBER']).sort()).toEqual(UNDERSTOOD.map(one => one.dialled).sort())
})

test('without a country code a number is read in the country of the last one called, also on the next visit', async ({ desk }) => {
  await desk.open()
  await desk.fill({ number: '+49 30 901820' })
  await desk.callBack.click()
  await expect(desk.status).toContainText('Call started')
  await desk.reload()
  await desk.number.fill('040 428990')
  await expect.poll(() => told(desk)).toBe('+49 40 428990, Germany')
})

test('a number that is surely wrong is refused before any request, and the field takes the focus', async ({ desk }) => {
  await desk.open()
  await desk.fill()
  for (const { typed, told: problem } of WRONG) {
    await desk.number.fill(typed)
    await desk.callBack.click()
    await expect(desk.number, typed).toHaveAttribute('aria-invalid', 'true')
    await expect(desk.number).toBeFocused()
    await expect.poll(() => told(desk), typed).toMatch(problem)
    await expect(desk.status).toBeHidden()
  }
  expect(desk.posts()).toHaveLength(0)

  await desk.number.fill('+49 30 901820')
  await expect(desk.number).not.toHaveAttribute('aria-invalid', 'true')
})

test('an empty form points at everything that is missing, the first field focused', async ({ desk }) => {
  desk.sandbox.portal.people.administrator.defaultLine = null
  desk.sandbox.portal.defaultLine = ''
  await desk.open()
  await desk.callBack.click()
  await expect(desk.line).toBeFocused()
  for (const field of [desk.line, desk.number, desk.text()]) await expect(field).toHaveAttribute('aria-invalid', 'true')
  for (const problem of ['Choose the line to call from.', 'Enter the phone number.', 'Enter the text to be spoken.']) {
    await expect(desk.app.getByText(problem)).toBeVisible()
  }
  // Blanks are no text.
  await desk.fill({ line: /reg151083/, text: ' \n ' })
  await desk.callBack.click()
  await expect(desk.text()).toBeFocused()
  await expect(desk.text()).toHaveAttribute('aria-invalid', 'true')
  expect(desk.posts()).toHaveLength(0)
})

test('a doubtful number is called once somebody has confirmed it', async ({ desk }) => {
  await desk.open()
  await desk.fill()
  for (const { typed, told: doubt, dialled } of DOUBTFUL) {
    await desk.number.fill(typed)
    await expect.poll(() => told(desk), typed).toBe(doubt)
    const before = desk.posts().length
    await desk.callBack.click()
    await expect(desk.question).toContainText('Is this number right?')
    await expect(desk.question).toContainText(doubt)
    await desk.settled()
    await desk.doNotCall.click()
    expect(desk.posts()).toHaveLength(before)

    await desk.callBack.click()
    await desk.settled()
    await desk.callAnyway.click()
    await expect(desk.status).toContainText('Call started')
    await desk.settled()
    expect(desk.posts().slice(before).map(post => post.params['TO_NUMBER'])).toEqual([dialled])
  }
})

test('a doubtful number called a moment ago is still asked about, after its doubt is confirmed', async ({ desk }) => {
  await desk.open()
  await desk.fill({ number: '+1 211 555 0123' })
  await desk.callBack.click()
  await desk.settled()
  await desk.callAnyway.click()
  await expect(desk.status).toContainText('Call started')
  await desk.settled()

  await desk.callBack.click()
  await expect(desk.question).toContainText('Is this number right?')
  await desk.settled()
  await desk.callAnyway.click()
  await expect(desk.question).toContainText('You called +1 211 555 0123 less than a minute ago')
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
  await desk.callAnyway.click()
  await expect(desk.status).toContainText('Call started')
  expect(desk.posts()).toHaveLength(2)
})

test('an office PBX line dials exactly what was typed, short internal numbers too', async ({ desk }) => {
  await desk.open()
  await desk.fill({ line: /sip7/, number: '123' })
  await expect.poll(() => told(desk)).toBe('Dialled as typed: 123')
  await desk.callBack.click()
  await expect(desk.status).toContainText('Call started')
  await desk.settled()
  await desk.number.fill('0 30 / 901820')
  await desk.callBack.click()
  await expect(desk.status).toContainText('0 30 / 901820')
  expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual(['123', '0 30 / 901820'])

  // The same digits on another line are no number.
  await desk.fill({ line: /reg151083/, number: '123' })
  await desk.settled()
  await desk.callBack.click()
  await expect(desk.number).toHaveAttribute('aria-invalid', 'true')
  expect(desk.posts()).toHaveLength(2)
})
