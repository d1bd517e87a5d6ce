import { expect, test, type Desk } from './desk.ts'

/** Enter stays down, and so repeats, until the answer has come and the moment after it is over: the button would count again. */
async function holdEnter(desk: Desk): Promise<void> {
  const before = desk.posts().length
  await desk.hold('Enter', async () => desk.posts().length > before && await desk.callBack.isEnabled())
}

async function clickFast(desk: Desk): Promise<void> {
  const box = await desk.callBack.boundingBox()
  if (!box) throw new Error('The button is not to be seen')
  for (let click = 0; click < 10; click++) await desk.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/** Ways to ask for a call more often than once. */
const IMPATIENCE: readonly { name: string, act: (desk: Desk) => Promise<void> }[] = [
  { name: 'ten fast clicks', act: clickFast },
  {
    name: 'ten clicks of a script in one go',
    act: desk => desk.callBack.evaluate((button: HTMLElement) => {
      for (let click = 0; click < 10; click++) button.click()
    })
  },
  {
    name: 'Enter held down on the button',
    act: async (desk) => {
      await desk.callBack.focus()
      await holdEnter(desk)
    }
  },
  {
    name: 'Ctrl and Enter held down in the text',
    act: async (desk) => {
      await desk.text().focus()
      await desk.page.keyboard.down('Control')
      await holdEnter(desk)
      await desk.page.keyboard.up('Control')
    }
  }
]

/** Another number for each round: a number called a moment ago would be asked about. */
const ROUNDS = [
  { answered: 'at once', ms: 0, number: '+49 30 901820', dialled: '+4930901820' },
  { answered: 'late', ms: 900, number: '+49 40 428990', dialled: '+4940428990' }
] as const

for (const { name, act } of IMPATIENCE) {
  test(`${name}: one request, one call`, async ({ desk }) => {
    await desk.open()
    await desk.ready()
    for (const { answered, ms, number, dialled } of ROUNDS) {
      await test.step(`answered ${answered}`, async () => {
        await desk.fill({ number })
        if (ms > 0) desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'latency', ms } })

        await desk.posting('Call back', () => act(desk))
        // On a slow machine the last of the clicks come late enough to count: then a question stands beside that.
        await expect(desk.status.filter({ hasText: 'Call started' })).toContainText(number)
        await desk.settled()
        expect(desk.posts().filter(post => post.params['TO_NUMBER'] === dialled)).toHaveLength(1)
        expect(desk.sandbox.portal.calls.filter(call => call.number === dialled)).toHaveLength(1)
        await desk.expectIntact({ number })
      })
    }
  })
}

test('while a request is on its way the screen says so and the button does nothing', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await desk.fill()
  desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'latency', ms: 3000 } })
  await desk.callBack.click()

  await expect(desk.status).toHaveText('The request is on its way to Bitrix24…')
  await expect(desk.callBack).toHaveAttribute('aria-disabled', 'true')
  await desk.callBack.dispatchEvent('click')
  // Another number in the meantime is no way around it.
  await desk.number.fill('+49 40 428990')
  await desk.callBack.dispatchEvent('click')

  await expect(desk.status).toContainText('Call started')
  await desk.settled()
  expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual(['+4930901820'])
})
