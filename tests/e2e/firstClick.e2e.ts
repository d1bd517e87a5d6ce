import { bindEverywhere, Desk, expect, test } from './desk.ts'

/** Records, whom and what the first click calls, and what is said. */
const RECORDS = [
  { kind: 'deal', card: '/crm/deal/details/2/', number: '+442079460321', text: 'Callback: Oliver Bennett, Bennett Logistics Ltd.' },
  { kind: 'lead', card: '/crm/lead/details/2/', number: '+441134960142', text: 'Callback: Emily Carter.' },
  { kind: 'contact', card: '/crm/contact/details/2/', number: '+442079460321', text: 'Callback: Oliver Bennett, Bennett Logistics Ltd.' },
  { kind: 'company', card: '/crm/company/details/2/', number: '+442079460300', text: 'Callback: Bennett Logistics Ltd.' }
]
const called = ({ sandbox }: Desk) => sandbox.portal.calls.map(({ user, number, text }) => ({ user, number, text }))

test.describe('a portal installed a minute ago, a manager who has never opened the app', () => {
  test.use({ portalOptions: { installed: false } })

  for (const { kind, card, number, text } of RECORDS) {
    for (const how of ['one click', 'Ctrl+Enter', 'Enter'] as const) {
      if (how === 'Enter' && kind !== 'deal') continue
      test(`${kind}'s card: open, ${how}, the phone rings`, async ({ desk }) => {
        const { portal } = desk.sandbox
        await desk.open()
        await desk.install.click()
        // The portal opens the app anew, in its usual state.
        await expect(desk.number).toBeVisible()

        const began = Date.now()
        await desk.openFromCard(card)
        // The button that calls has the keyboard: nothing is left to be filled in.
        await expect(desk.callBack).toBeFocused()
        const usable = Date.now()
        if (how === 'one click') await desk.callBack.click()
        else await desk.page.keyboard.press(how === 'Enter' ? 'Enter' : 'Control+Enter')
        await expect.poll(() => portal.calls.length, { intervals: [10] }).toBe(1)
        console.log(`${kind}, ${how}: 2 clicks with the one in the card, ${usable - began} ms until the form could be used, ${Date.now() - usable} ms to the ring`)
        await expect(desk.status).toContainText('Call started')
        expect(desk.posts()).toHaveLength(1)
        expect(called(desk)).toEqual([{ user: 'manager', number, text }])
        // What the app says by itself is nobody's own words.
        expect(JSON.stringify(portal.options.user[portal.people.manager.id] ?? {})).not.toContain('Callback:')
      })
    }
  }
})

test.describe('opened from a record', () => {
  test.beforeEach(({ sandbox }) => {
    bindEverywhere(sandbox)
  })

  test('where a number is missing the keyboard is in its field, and Enter calls nobody', async ({ desk }) => {
    await desk.openFromCard('/crm/contact/details/4/')
    await expect(desk.number).toBeFocused()
    await desk.page.keyboard.press('Enter')
    await desk.atRest()
    expect(desk.posts()).toHaveLength(0)
  })

  test('a voice message says who calls, by name where it is known', async ({ desk }) => {
    await desk.openFromCard('/crm/contact/details/2/')
    await desk.typeOfCall('Voice message').click()
    await desk.call('Voice message')
    await desk.openFromCard('/crm/company/details/2/')
    await desk.typeOfCall('Voice message').click()
    await desk.call('Voice message')
    expect(called(desk).map(({ text }) => text)).toEqual([
      'Hello Oliver Bennett. This is Jonas Weber. Please call us back. Thank you.', 'Hello. This is Jonas Weber. Please call us back. Thank you.'
    ])
  })

  test('words typed for one record are not in another one\'s form, here or on another computer; they are one click away, with whom they name', async ({ desk, browser, passTime }) => {
    const words = 'Callback for Mr Bennett, about the vans.'
    await desk.openFromCard('/crm/contact/details/2/')
    await expect(desk.callBack).toBeFocused()
    await desk.text().fill(words)
    await passTime(4_000)
    await expect.poll(() => JSON.stringify(desk.sandbox.portal.options.user)).toContain(words)

    const offered = async (place: Desk) => {
      await place.openFromCard('/crm/lead/details/2/')
      await expect(place.text()).toHaveValue('Callback: {name}.')
      await expect(place.lastUsed).toHaveAccessibleName(`Last used: ${words}`)
      await expect(place.lastUsed).toHaveAccessibleDescription('It names Oliver Bennett and Bennett Logistics Ltd.')
    }
    await offered(desk)
    const context = await browser.newContext({ ignoreHTTPSErrors: true })
    const elsewhere = new Desk(await context.newPage(), desk.sandbox, desk.complaints)
    await offered(elsewhere)
    await elsewhere.lastUsed.click()
    await expect(elsewhere.text()).toHaveValue(words)
    await expect(elsewhere.callBack).toBeFocused()
    await context.close()

    // Its own record has them still.
    await desk.openFromCard('/crm/contact/details/2/')
    await expect(desk.text()).toHaveValue(words)
    await expect(desk.lastUsed).toBeHidden()
  })
})
