import { bindEverywhere, expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'
import { AFTERWARDS } from './wholeWay.ts'
import { withoutMyList } from './dayOfCalls.ts'

test.beforeEach(({ sandbox }) => {
  bindEverywhere(sandbox)
})

const TEXT = 'The client asked for a call.'


/** Records with a number that needs no country, and whom and what the form is to show. */
const RECORDS = [
  { kind: 'lead', card: '/crm/lead/details/2/', list: '/crm/lead/list/', row: 'Website form: fleet tracking', who: 'Website form: fleet tracking · Emily Carter', number: '+44 113 496 0142' },
  { kind: 'contact', card: '/crm/contact/details/2/', list: '/crm/contact/list/', row: 'Oliver Bennett', who: 'Oliver Bennett · Bennett Logistics Ltd', number: '+44 20 7946 0321' },
  { kind: 'company', card: '/crm/company/details/2/', list: '/crm/company/list/', row: 'Bennett Logistics Ltd', who: 'Bennett Logistics Ltd', number: '+44 20 7946 0300' },
  { kind: 'deal', card: '/crm/deal/details/2/', list: '/crm/deal/list/', row: 'Fleet tracking, annual', who: 'Fleet tracking, annual · Oliver Bennett · Bennett Logistics Ltd', number: '+44 20 7946 0321' },
  { kind: 'smart process', card: '/crm/type/183/details/2/', list: '/crm/type/183/list/category/0/', row: 'Warehouse visit', who: 'Warehouse visit · Bennett Logistics Ltd', number: '+44 20 7946 0300' }
]

/** Who is to be called is shown, and that client's number is in the form. */
async function expectClient(desk: Desk, who: string, number: string): Promise<void> {
  await expect(desk.client).toHaveAccessibleName(who)
  await expect(desk.number).toHaveValue(number)
}

const numbersCalled = (desk: Desk) => desk.sandbox.portal.calls.map(({ number }) => number)
const closings = (desk: Desk) => desk.sandbox.portal.messages.filter(({ command }) => command === 'closeApplication')

// From lists of the other kinds: tests/e2e/install.e2e.ts. What an administrator may do besides has nothing to do with the kind of record.
for (const [user, place, records] of [
  ['manager', 'card', RECORDS], ['manager', 'list', RECORDS.slice(-1)], ['administrator', 'card', RECORDS.slice(0, 1)]
] as const) {
  for (const { kind, card, list, row, who, number } of records) {
    test(`${user}, ${kind}'s ${place}: name and number are there, one click, one call`, async ({ desk }) => {
      const { portal } = desk.sandbox
      await (place === 'card' ? desk.openFromCard(card, { user }) : desk.openFromList(list, row, { user }))
      await expectClient(desk, who, number)
      // The record comes with the first batch. An administrator's first visit shares the lines as well.
      const after = [...AFTERWARDS, ...(user === 'administrator' ? ['app.option.set'] : [])]
      const requests = withoutMyList(portal.requests)
      expect(requests.map(({ method }) => method).filter(method => !after.includes(method))).toEqual(['batch'])
      expect(requests.length).toBeLessThanOrEqual(1 + after.length)
      expect(portal.requests.find(({ method }) => method === 'batch')?.commands?.map(({ method }) => method)).toContain('crm.item.get')

      await desk.text().fill(TEXT)
      await desk.call()
      const dialled = number.replace(/ /g, '')
      expect(desk.posts().map(({ params }) => params['TO_NUMBER'])).toEqual([dialled])
      expect(portal.calls.map(call => ({ number: call.number, user: call.user, text: call.text }))).toEqual([{ number: dialled, user, text: TEXT }])
    })
  }
}

test('the whole way: a deal\'s card, one click, Escape, and the card lists the call once it has ended', async ({ desk }) => {
  const { portal } = desk.sandbox
  portal.telephony.speed = 0
  await desk.openFromCard('/crm/deal/details/2/')
  await expectClient(desk, 'Fleet tracking, annual · Oliver Bennett · Bennett Logistics Ltd', '+44 20 7946 0321')
  await desk.text().fill(TEXT)
  await desk.call()
  await desk.page.keyboard.press('Escape')
  await expect(desk.slider).toBeHidden()
  await expect(desk.page.getByText('No calls yet.')).toBeVisible()
  portal.telephony.finishAll()
  await expect(desk.page.getByRole('list', { name: 'Calls with the client' }).getByRole('listitem')).toHaveText([/442079460321.*Callback/])
  expect(numbersCalled(desk)).toEqual(['+442079460321'])
})

/** Numbers of deal 1's contacts and company, in the order they are offered. */
const DEAL_1 = ['+49 30 23125 101', '0049-89-99998-230', '+49 (0)30 23125-100', '0171 3920015', '030/23125-110', '(0 30) 23125-199']

test('two contacts and a company: all numbers, work first, the last used one preselected on the next opening', async ({ desk }) => {
  const { portal } = desk.sandbox
  await desk.openFromCard('/crm/deal/details/1/')
  await expectClient(desk, 'Heat pump for the head office · Anna Schneider · Schneider & Söhne GmbH', '+49 30 23125 101')
  await expect(desk.number).toHaveAccessibleDescription('work · Anna Schneider · Germany')
  await desk.openNumbers()
  await expect(desk.clientNumbers).toHaveCount(DEAL_1.length)
  for (const [index, number] of DEAL_1.entries()) await expect(desk.clientNumbers.nth(index)).toHaveAccessibleName(number)
  await expect(desk.clientNumber('0049-89-99998-230')).toHaveAccessibleDescription('work · Wolfgang Ebert')
  await expect(desk.clientNumber('+49 (0)30 23125-100')).toHaveAccessibleDescription('work · Schneider & Söhne GmbH')
  await expect(desk.clientNumber('+49 30 23125 101')).toBeChecked()

  await desk.clientNumber('0049-89-99998-230').click()
  await expect(desk.number).toHaveValue('0049-89-99998-230')
  await desk.text().fill(TEXT)
  await desk.call()
  await desk.page.keyboard.press('Escape')
  await expect(desk.slider).toBeHidden()

  const before = portal.requests.length
  await desk.clickInToolbar()
  await expect(desk.number).toHaveValue('0049-89-99998-230')
  await desk.openNumbers()
  await expect(desk.clientNumber('0049-89-99998-230')).toBeChecked()
  // The opening before leaves with what was chosen.
  expect(withoutMyList(portal.requests.slice(before)).map(({ method }) => method).filter(method => !AFTERWARDS.includes(method))).toEqual(['batch'])

  // Another one of the same client: now the text is there as well, and one click is all there is to do.
  await desk.clientNumber('+49 (0)30 23125-100').click()
  await desk.call()
  expect(numbersCalled(desk)).toEqual(['+498999998230', '+493023125100'])
})

test.describe('a record without a number says so and takes one', () => {
  for (const { title, card, who } of [
    { title: 'a contact', card: '/crm/contact/details/4/', who: 'Peter Lang · Schneider & Söhne GmbH' },
    { title: 'a deal without a client', card: '/crm/deal/details/4/', who: 'Placeholder' }
  ]) {
    test(title, async ({ desk }) => {
      await desk.openFromCard(card)
      await expectClient(desk, who, '')
      await expect(desk.client).toContainText('CRM shows you no number for this client. Enter one.')
      await desk.text().fill(TEXT)
      await desk.callBack.click()
      await expect(desk.number).toBeFocused()
      expect(desk.posts()).toHaveLength(0)
      await desk.number.fill('+49 30 901820')
      await desk.call()
      expect(numbersCalled(desk)).toEqual(['+4930901820'])
    })
  }
})

test('a repeat lead offers its contact\'s and its company\'s numbers, and addresses the contact', async ({ desk }) => {
  await desk.openFromCard('/crm/lead/details/6/')
  await expectClient(desk, 'Repeat inquiry · Anna Schneider · Schneider & Söhne GmbH', '+49 30 23125 101')
  await expect(desk.number).toHaveAccessibleDescription('work · Anna Schneider · Germany')
  await desk.openNumbers()
  await expect(desk.clientNumber('+49 (0)30 23125-100')).toHaveAccessibleDescription('work · Schneider & Söhne GmbH')
  await desk.text().fill('{name} of {company} has written again.')
  await desk.call()
  expect(numbersCalled(desk)).toEqual(['+493023125101'])
  expect(desk.sandbox.portal.calls.map(({ text }) => text)).toEqual(['Anna Schneider of Schneider & Söhne GmbH has written again.'])
})

test('a number without a name is offered under the lead\'s title', async ({ desk }) => {
  await desk.openFromCard('/crm/lead/details/4/')
  await expectClient(desk, 'Missed call', '(0 30) 2 31 25-044')
})

test('the next record without a number shows nothing of the client before', async ({ desk }) => {
  await desk.openFromCard('/crm/contact/details/2/')
  await expect(desk.number).toHaveValue('+44 20 7946 0321')
  await desk.openFromCard('/crm/contact/details/4/')
  await expectClient(desk, 'Peter Lang · Schneider & Söhne GmbH', '')
})

test.describe('a record the user may not read', () => {
  const PLACE = { placement: 'CRM_CONTACT_DETAIL_TOOLBAR', placementOptions: { ID: '6', IFRAME: 'Y' }, user: 'manager' } as const

  test('the form says why CRM does not show it, and works', async ({ desk }) => {
    await desk.open(PLACE)
    await expect(desk.alert).toContainText('CRM does not show this record')
    await expect(desk.app.getByText('Köhler')).toHaveCount(0)
    await desk.fill()
    await desk.call()
    expect(numbersCalled(desk)).toEqual(['+4930901820'])
  })

  test('the number of the client before does not stay in the form', async ({ desk }) => {
    await desk.openFromCard('/crm/contact/details/2/')
    await expect(desk.number).toHaveValue('+44 20 7946 0321')
    await desk.open(PLACE)
    await expect(desk.alert).toContainText('CRM does not show this record')
    await expect(desk.number).toHaveValue('')
  })

  test('a deal one may read of a client one may not: its title, no number, nothing of the client', async ({ desk }) => {
    await desk.openFromCard('/crm/deal/details/6/')
    await expect(desk.client).toContainText('Contract renewal')
    await expect(desk.number).toHaveValue('')
    await expect(desk.app.getByText(/Köhler|Alpenblick|28895456/)).toHaveCount(0)
    await desk.fill()
    await desk.call()
    expect(numbersCalled(desk)).toEqual(['+4930901820'])
  })
})

test('placement options as JSON', async ({ desk }) => {
  desk.sandbox.portal.placementOptionsShape = 'json'
  await desk.openFromCard('/crm/deal/details/2/')
  await expectClient(desk, 'Fleet tracking, annual · Oliver Bennett · Bennett Logistics Ltd', '+44 20 7946 0321')
  await desk.openFromList('/crm/type/183/list/category/0/', 'Warehouse visit')
  await expectClient(desk, 'Warehouse visit · Bennett Logistics Ltd', '+44 20 7946 0300')
})

test('a name with markup is text: in the card, spoken, and looked up', async ({ desk }) => {
  const name = '<img src=x onerror="alert(1)"> Müller'
  desk.page.on('dialog', () => desk.complaints.push('a dialog opened'))
  await desk.openFromCard('/crm/deal/details/7/')
  await expect(desk.client).toContainText(`${name}Spare parts`)
  await desk.number.fill('+49 69 90009012')
  await desk.text().fill('{name} asked for a call.')
  await expect(desk.app.getByText(`Will be spoken: ${name} asked for a call.`)).toBeVisible()
  await desk.openFromLink({ phone: '+49 69 90009012' }, { user: 'manager' })
  await expect(desk.found).toHaveText(`In CRM: ${name}`)
  await expect(desk.app.locator('img[src="x"]')).toHaveCount(0)
})

test.describe('Escape', () => {
  test('closes nothing before a call, and the slider after a started one', async ({ desk }) => {
    await desk.openFromCard('/crm/contact/details/2/')
    await expect(desk.number).toHaveValue('+44 20 7946 0321')
    await desk.text().fill(TEXT)
    await desk.text().press('Escape')
    await desk.number.press('Escape')
    await desk.voice.click()
    await desk.page.keyboard.press('Escape')
    await expect(desk.app.getByRole('option')).toHaveCount(0)
    await expect(desk.text()).toHaveValue(TEXT)
    await desk.number.fill('')
    await desk.callBack.click()
    await expect(desk.number).toBeFocused()
    await desk.page.keyboard.press('Escape')
    await desk.number.fill('+44 20 7946 0321')
    await desk.atRest()
    expect(closings(desk)).toEqual([])

    await desk.call()
    await expect(desk.app.getByRole('button', { name: 'Close (Esc)' })).toBeVisible()
    await desk.page.keyboard.press('Escape')
    await expect(desk.slider).toBeHidden()
    await expect.poll(() => closings(desk).length).toBe(1)
    expect(desk.posts()).toHaveLength(1)
  })

  test('closes an open list first, the slider with the next press', async ({ desk }) => {
    await desk.openFromCard('/crm/contact/details/2/')
    await expect(desk.number).toHaveValue('+44 20 7946 0321')
    await desk.text().fill(TEXT)
    await desk.call()
    await desk.voice.click()
    await expect(desk.app.getByRole('option').first()).toBeVisible()
    await desk.page.keyboard.press('Escape')
    // Only typing into the form that is still there shows that the slider has stayed.
    await desk.text().fill('Another text.')
    await expect(desk.app.getByRole('option')).toHaveCount(0)
    await desk.atRest()
    expect(closings(desk)).toEqual([])
    await desk.page.keyboard.press('Escape')
    await expect(desk.slider).toBeHidden()
  })

  test.describe('after a refusal', () => {
    test.use({ allowedComplaints: NETWORK_COMPLAINTS })

    test('closes nothing', async ({ desk }) => {
      desk.sandbox.portal.people.manager.rights.call = false
      await desk.openFromCard('/crm/contact/details/2/')
      await desk.text().fill(TEXT)
      await desk.callBack.click()
      await expect(desk.alert).toContainText('Call refused')
      await desk.page.keyboard.press('Escape')
      await desk.atRest()
      await expect(desk.alert).toContainText('Call refused')
      expect(closings(desk)).toEqual([])
    })
  })

  test('closes nothing where the app is a page of its own', async ({ desk }) => {
    await desk.open({ user: 'manager' })
    await desk.fill()
    await desk.call()
    await desk.page.keyboard.press('Escape')
    await desk.atRest()
    await expect(desk.app.getByRole('button', { name: 'Close (Esc)' })).toBeHidden()
    expect(closings(desk)).toEqual([])
  })
})

test('a reload of the frame keeps what was typed instead of filling the record in again', async ({ desk }) => {
  await desk.openFromCard('/crm/deal/details/1/')
  await expect(desk.number).toHaveValue('+49 30 23125 101')
  await desk.fill({ type: 'Voice message', number: '+49 40 428990', text: 'Your order is ready.' })
  await desk.reloadFrame()
  await expect(desk.client).toContainText('Anna Schneider')
  await desk.expectIntact({ type: 'Voice message', number: '+49 40 428990', text: 'Your order is ready.' })

  // A new opening is filled in from the record again.
  await desk.openFromCard('/crm/deal/details/1/')
  await expect(desk.number).toHaveValue('+49 30 23125 101')
})

test.describe('the portal is slow on the second opening', () => {
  /** The first opening was for somebody else, and the next answer takes its time. */
  async function openSlowly(desk: Desk): Promise<void> {
    await desk.openFromCard('/crm/contact/details/2/')
    await expect(desk.number).toHaveValue('+44 20 7946 0321')
    await desk.text().fill(TEXT)
    await expect.poll(() => desk.sandbox.portal.requestsTo('user.option.set').map(({ status }) => status)).toEqual([200])
    desk.sandbox.portal.faults.add({ method: 'batch', fault: { kind: 'latency', ms: 2_500 } })
    await desk.openFromCard('/crm/lead/details/2/')
  }

  test('the client before is at no time in the form', async ({ desk }) => {
    // Notes every number the field ever holds.
    await desk.page.addInitScript(() => {
      const seen = new Set<string>()
      setInterval(() => {
        for (const field of document.querySelectorAll('input')) if (field.type === 'tel') seen.add(field.value)
        document.documentElement.dataset.numbers = [...seen].join('|')
      }, 20)
    })
    await openSlowly(desk)
    await expect(desk.number).toHaveValue('+44 113 496 0142')
    const seen = await desk.frame.evaluate(() => document.documentElement.dataset.numbers ?? '')
    expect(seen.split('|')).not.toContain('+44 20 7946 0321')
  })

  test('a number typed meanwhile stays', async ({ desk }) => {
    await openSlowly(desk)
    await desk.number.fill('+49 40 428990')
    await expect(desk.client).toContainText('Emily Carter')
    await expect(desk.number).toHaveValue('+49 40 428990')
  })
})

test('a number typed by hand shows whom it belongs to, and opens the record in a slider', async ({ desk }) => {
  const { portal } = desk.sandbox
  await desk.openFromCard('/crm/deal/details/1/')
  await expect(desk.number).toHaveValue('+49 30 23125 101')
  await expect(desk.found).toHaveCount(0)
  await desk.number.fill('+44 20 7946 0321')
  await expect(desk.found).toHaveText('In CRM: Oliver Bennett')
  await desk.found.click()
  await expect(desk.portalPage.getByText('Oliver Bennett').first()).toBeVisible()
  await expect.poll(() => portal.messages.filter(({ command }) => command === 'openPath').length).toBe(1)
  expect(JSON.stringify(portal.messages.find(({ command }) => command === 'openPath')?.params)).toContain('/crm/contact/details/2/')

  // The form is still there below it.
  await desk.page.getByRole('dialog').last().getByRole('button', { name: 'Close' }).click()
  await desk.number.fill('+49 40 428990')
  await expect(desk.found).toHaveCount(0)
  expect(desk.posts()).toHaveLength(0)
})

test('the client\'s own numbers are not looked up, however they are written', async ({ desk }) => {
  await desk.openFromCard('/crm/deal/details/1/')
  for (const number of ['0049-89-99998-230', '+49 (0)30 23125-100']) {
    await desk.openNumbers()
    await desk.clientNumber(number).click()
    await expect(desk.number).toHaveValue(number)
  }
  // A stranger's is; by then the others would have been.
  await desk.number.fill('+44 20 7946 0321')
  await expect(desk.found).toHaveText('In CRM: Oliver Bennett')
  expect(desk.sandbox.portal.requestsTo('telephony.externalCall.searchCrmEntities').map(({ params }) => params['PHONE_NUMBER'])).toEqual(['+442079460321'])
})

for (const width of [900, 375]) {
  test(`a name without a blank, 80 letters long, widens nothing at ${width} px`, async ({ desk }) => {
    const name = 'Donaudampfschifffahrts'.repeat(4).slice(0, 80)
    const [contact] = desk.sandbox.portal.crm.contacts
    if (!contact) throw new Error('no contact')
    Object.assign(contact, { name, lastName: name })
    await desk.page.setViewportSize({ width, height: 800 })
    await desk.open({ placement: 'CRM_CONTACT_DETAIL_TOOLBAR', placementOptions: { ID: '1', IFRAME: 'Y' }, user: 'manager' })
    await desk.text().fill(`{name}, {${name.slice(0, 60)}} calls`)
    await expect(desk.app.getByText('Will be spoken:')).toBeVisible()
    const sideways = () => desk.app.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
    expect(await sideways()).toBe(0)
    await desk.callBack.click()
    await expect(desk.question).toBeVisible()
    expect(await sideways()).toBe(0)
  })
}

test.describe('placeholders', () => {
  /** As people write them: in another case, with blanks, doubled, in square brackets, in their own language. */
  const TEMPLATE = 'Good day {Name} of {{ company }}, [менеджер] speaking. {other}'

  test('shown filled in before the click, and spoken so', async ({ desk }) => {
    const spoken = 'Good day Oliver Bennett of Bennett Logistics Ltd, Jonas Weber speaking. {other}'
    await desk.openFromCard('/crm/deal/details/2/')
    await expect(desk.number).toHaveValue('+44 20 7946 0321')
    await desk.text().fill(TEMPLATE)
    await expect(desk.app.getByText(`Will be spoken: ${spoken}`)).toBeVisible()
    await expect(desk.app.getByText('{other} is not known and would be spoken as it stands.')).toBeVisible()
    await desk.callBack.click()
    await expect(desk.question).toContainText('Speak the text as it stands?')
    expect(desk.posts()).toHaveLength(0)
    await desk.callAllTheSame()
    expect(desk.posts().map(({ params }) => params['TEXT_TO_PRONOUNCE'])).toEqual([spoken])
    await expect(desk.text()).toHaveValue(TEMPLATE)
  })

  test('an empty one keeps the form from being sent', async ({ desk }) => {
    await desk.openFromCard('/crm/company/details/2/')
    await expect(desk.number).toHaveValue('+44 20 7946 0300')
    await desk.text().fill(TEMPLATE)
    await desk.callBack.click()
    await expect(desk.app.getByText('Nothing is known for {name}. Fill it in yourself or take it out.')).toBeVisible()
    await expect(desk.text()).toBeFocused()
    await desk.text().press('Control+Enter')
    expect(desk.posts()).toHaveLength(0)

    await desk.text().fill('Good day at {company}, {manager} speaking.')
    await desk.call()
    expect(desk.posts().map(({ params }) => params['TEXT_TO_PRONOUNCE'])).toEqual(['Good day at Bennett Logistics Ltd, Jonas Weber speaking.'])
  })

  test('without a record nothing is known for the client', async ({ desk }) => {
    await desk.open({ user: 'manager' })
    await desk.fill({ type: 'Voice message', text: '{name} of {company}: {manager} speaking.' })
    await desk.sendMessage.click()
    await expect(desk.app.getByText('Nothing is known for {name} and {company}.')).toBeVisible()
    expect(desk.posts('Voice message')).toHaveLength(0)
  })
})

test('a text addresses the person whose number is chosen', async ({ desk }) => {
  await desk.openFromCard('/crm/deal/details/1/')
  await desk.typeOfCall('Voice message').click()
  await desk.text('Voice message').fill('Hello {name}, your order is ready.')
  await desk.openNumbers()
  await desk.clientNumber('0049-89-99998-230').click()
  await desk.call('Voice message')
  expect(desk.sandbox.portal.calls.map(({ text }) => text)).toEqual(['Hello Wolfgang Ebert, your order is ready.'])
})

test('a question that is answered with no leaves the last call, and the note that is being written', async ({ desk }) => {
  await desk.openFromCard('/crm/contact/details/1/')
  await expect(desk.number).not.toHaveValue('')
  await desk.text().fill(TEXT)
  await desk.call()
  await desk.app.getByRole('button', { name: 'Note', exact: true }).click()
  const note = desk.app.getByRole('textbox', { name: 'Text of the note' })
  await note.fill('Wants an offer')
  await desk.callBack.click()
  await desk.doNotCall.click()
  await expect(note).toHaveValue('Wants an offer')
  await expect(desk.status.first()).toContainText('Call started')
})

test('a number typed where CRM shows no record survives a reload of the frame', async ({ desk }) => {
  await desk.open({ placement: 'CRM_CONTACT_DETAIL_TOOLBAR', placementOptions: { ID: '6', IFRAME: 'Y' }, user: 'manager' })
  await expect(desk.alert).toContainText('CRM does not show this record')
  await desk.number.fill('+49 40 428990')
  await desk.reloadFrame()
  await expect(desk.alert).toContainText('CRM does not show this record')
  await expect(desk.number).toHaveValue('+49 40 428990')
})
