import { bindEverywhere, expect, test, type Desk } from './desk.ts'

test.use({ hurries: true })

/** What stands under the number field. */
function told(desk: Desk) {
  return desk.number.evaluate((field) => {
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ')
    return ids.map(id => document.getElementById(id)?.textContent.trim() ?? '').filter(Boolean).join(' ')
  })
}

/** Some of each kind; the others: tests/unit/telephony/number. */
const UNDERSTOOD = [
  { typed: '+49 (30) 90-18-20', shown: '+49 30 901820, Germany', dialled: '+4930901820' },
  { typed: '  +7 495 123-45-67 ', shown: '+7 495 123 45 67, Russia', dialled: '+74951234567' },
  // The portal is in English, its lines are German ones.
  { typed: '(0 30) 23125-044', shown: '+49 30 23125044, Germany', dialled: '+493023125044', first: true }
] as const

const WRONG = [
  { typed: '', told: 'Enter the phone number.' },
  { typed: 'call me', told: 'There is no number here.' },
  { typed: '+49 30 901820, +49 40 428990', told: 'There are several numbers here. Choose the one to call.' },
  { typed: '0171 39200151234', told: /Not a number from this country: Germany.*needs its country code/ }
] as const

const DOUBTFUL = [
  { typed: '+49 30 901820 ext. 15', told: 'Only +49 30 901820 is called: the extension is not dialled.', dialled: '+4930901820' },
  { typed: '0900 1 234567', told: '+49 900 1 234567 is a premium-rate number: the call costs extra.', dialled: '+499001234567' }
] as const

test('a number is shown as understood while it is typed, and dialled in international form', async ({ desk }) => {
  await desk.open()
  await desk.fill()
  // The national number comes first: later ones are read in the country of the last call.
  for (const { typed, shown } of [...UNDERSTOOD].sort((a, b) => Number('first' in b) - Number('first' in a))) {
    await desk.number.fill(typed)
    await expect.poll(() => told(desk), typed).toBe(shown)
    await expect(desk.number).not.toHaveAttribute('aria-invalid', 'true')
    await desk.send()
    await expect(desk.status, typed).toContainText(shown.split(',')[0] ?? shown)
    await desk.settled()
  }
  expect(desk.posts().map(post => post.params['TO_NUMBER']).sort()).toEqual(UNDERSTOOD.map(one => one.dialled).sort())
})

test('without a country code a number may be of the country of the last one called, also on the next visit', async ({ desk }) => {
  await desk.open()
  await desk.fill({ number: '+49 30 901820' })
  await desk.call()
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
  await desk.text().fill('')
  await desk.callBack.click()
  await expect(desk.number).toBeFocused()
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
    await desk.callAllTheSame()
    await desk.settled()
    expect(desk.posts().slice(before).map(post => post.params['TO_NUMBER'])).toEqual([dialled])
  }
})

test('a doubtful number called a moment ago is still asked about, after its doubt is confirmed', async ({ desk }) => {
  await desk.open()
  await desk.fill({ number: '+1 211 555 0123' })
  await desk.callBack.click()
  await desk.settled()
  await desk.callAllTheSame()
  await desk.settled()

  await desk.callBack.click()
  await expect(desk.question).toContainText('Is this number right?')
  await desk.settled()
  await desk.callAnyway.click()
  await expect(desk.question).toContainText('You called +1 211 555 0123 less than a minute ago')
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
  await desk.callAllTheSame()
  expect(desk.posts()).toHaveLength(2)
})

/** The buttons under the number field. */
const choices = (desk: Desk) => desk.app.getByRole('group', { name: /Choose the/ }).getByRole('button')

const CHOICES = [
  { typed: '030 901824 / 030 901825', shown: ['+49 30 901824', '+49 30 901825'], dialled: '+4930901825' },
  { typed: 'Tel. 030 901826 Fax 030 901827', shown: ['+49 30 901826 · Tel', '+49 30 901827 · Fax'], dialled: '+4930901827' },
  { typed: '393123456789', shown: ['+49 3931 23456789 · Germany', '+39 312 345 6789 · Italy'], dialled: '+393123456789' }
] as const

test('what may be several numbers is called once one of them is chosen, and then exactly that one', async ({ desk }) => {
  await desk.open()
  await desk.fill()
  for (const { typed, shown, dialled } of CHOICES) {
    const before = desk.posts().length
    await desk.number.fill(typed)
    await expect(choices(desk)).toHaveText([...shown])
    await desk.callBack.click()
    await expect(desk.number).toHaveAttribute('aria-invalid', 'true')
    await expect(desk.number).toBeFocused()
    expect(desk.posts()).toHaveLength(before)

    await choices(desk).last().click()
    await expect(choices(desk)).toHaveCount(0)
    await expect(desk.number).toBeFocused()
    await expect(desk.number).toHaveValue(shown.at(-1)?.split(' · ')[0] ?? '')
    await desk.settled()
    await desk.call()
    await desk.settled()
    expect(desk.posts().slice(before).map(post => post.params['TO_NUMBER'])).toEqual([dialled])
  }
})

test('after a call abroad a national number is asked about where it fits both countries', async ({ desk }) => {
  await desk.open()
  await desk.fill({ number: '+39 02 1234 5678' })
  await desk.call()
  await desk.settled()
  await desk.number.fill('(0 30) 23125-199')
  await expect.poll(() => told(desk)).toBe('Numbers like this exist in more than one country. Choose the one to call.')
  await expect(choices(desk)).toHaveText(['+39 030 2312 5199 · Italy', '+49 30 23125199 · Germany'])
  await choices(desk).last().click()
  await desk.callBack.click()
  await expect(desk.status).toContainText('+49 30 23125199')
  await desk.settled()
  expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual(['+390212345678', '+493023125199'])
})

test('a record\'s numbers do not depend on the last call, whatever digits they are in', async ({ desk, sandbox }) => {
  bindEverywhere(sandbox)
  const anna = sandbox.portal.crm.contacts.find(({ id }) => id === 1)
  if (!anna) throw new Error('The sandbox has no contact 1')
  anna.fm = [
    { id: 1, typeId: 'PHONE', valueType: 'WORK', value: '(0 30) 23125-199' }, { id: 2, typeId: 'PHONE', valueType: 'MOBILE', value: '٠١٧١ ٣٩٢٠٠١٥' },
    { id: 3, typeId: 'PHONE', valueType: 'OTHER', value: '030 23125017 / 030 23125018' }
  ]
  await desk.open({ user: 'manager' })
  await desk.fill({ number: '+39 02 1234 5678' })
  await desk.call()

  // The company's address says where.
  await desk.openFromCard('/crm/contact/details/1/')
  await expect(desk.number).toHaveValue('(0 30) 23125-199')
  await expect.poll(() => told(desk)).toBe('work · Anna Schneider · +49 30 23125199, Germany')
  await expect(desk.clientNumbers).toHaveCount(3)
  await desk.callBack.click()
  await expect(desk.status).toContainText('+49 30 23125199')
  await desk.settled()

  await desk.clientNumber('٠١٧١ ٣٩٢٠٠١٥').click()
  await expect.poll(() => told(desk)).toBe('mobile · Anna Schneider · +49 171 3920015, Germany')
  await desk.callBack.click()
  await expect(desk.status).toContainText('+49 171 3920015')
  await desk.settled()

  await desk.clientNumber('030 23125017 / 030 23125018').click()
  await expect(choices(desk)).toHaveText(['+49 30 23125017', '+49 30 23125018'])
  await choices(desk).last().click()
  await desk.callBack.click()
  await expect(desk.status).toContainText('+49 30 23125018')
  expect(desk.posts().slice(1).map(post => post.params['TO_NUMBER'])).toEqual(['+493023125199', '+491713920015', '+493023125018'])
})

test('a voice message on a provider\'s line goes to short numbers as they are typed, to others in international form', async ({ desk }) => {
  await desk.open()
  await desk.fill({ type: 'Voice message', line: /reg151083/, number: '101' })
  await expect.poll(() => told(desk)).toBe('Dialled as typed: 101')
  await desk.call('Voice message')
  await desk.settled('Voice message')
  await desk.number.fill('030 901821')
  await expect.poll(() => told(desk)).toBe('+49 30 901821, Germany')
  await desk.sendMessage.click()
  await expect(desk.status).toContainText('+49 30 901821')
  await desk.settled('Voice message')
  expect(desk.posts('Voice message').map(post => post.params['TO_NUMBER'])).toEqual(['101', '+4930901821'])
})

test('an office PBX line dials exactly what was typed, short internal numbers too', async ({ desk }) => {
  await desk.open()
  await desk.fill({ line: /sip7/, number: '123' })
  await expect.poll(() => told(desk)).toBe('Dialled as typed: 123')
  await desk.call()
  await desk.settled()
  await desk.number.fill('0 30 / 901820')
  await expect.poll(() => told(desk)).toBe('Dialled: 030901820')
  await desk.callBack.click()
  await expect(desk.status).toContainText('030901820')
  // What a portal leaves out of a callback's number on its way is left out before, and was shown so.
  expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual(['123', '030901820'])

  // The same digits on another line are no number.
  await desk.fill({ line: /reg151083/, number: '123' })
  await desk.settled()
  await desk.callBack.click()
  await expect(desk.number).toHaveAttribute('aria-invalid', 'true')
  expect(desk.posts()).toHaveLength(2)
})
