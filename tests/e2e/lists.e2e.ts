import { expect, test, type Desk } from './desk.ts'

const ALL_VOICES = 43
const ALL_LINES = 6

function options(desk: Desk) {
  return desk.app.getByRole('option')
}

/** How many entries there are, drawn or not, as a screen reader is told. */
async function expectEntries(desk: Desk, count: number): Promise<void> {
  await expect(options(desk).first()).toHaveAttribute('aria-setsize', String(count))
}

/** The place of the entry the keyboard is at; 0 until it is drawn. */
async function activePlace(desk: Desk): Promise<number> {
  return await desk.app.locator('[aria-activedescendant]').evaluate(list => (
    Number(document.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.ariaPosInSet ?? 0)
  ))
}

/** What all entries are called, from the first to the last: those in sight are drawn, so the keyboard goes through the list. */
async function labels(desk: Desk, count: number): Promise<string[]> {
  await expectEntries(desk, count)
  const found = new Map<number, string>()
  for (let at = 0; at < count;) {
    const before = at
    await expect.poll(async () => at = await activePlace(desk)).toBeGreaterThan(before)
    // At one moment: the list draws itself anew while it is gone through.
    const drawn = await options(desk).evaluateAll((all: HTMLElement[]) => all.map(one => [Number(one.ariaPosInSet), one.innerText] as const))
    for (const [place, label] of drawn) found.set(place, label)
    await desk.page.keyboard.press('PageDown')
  }
  return [...found].sort(([a], [b]) => a - b).map(([, label]) => label)
}

async function close(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('Escape')
  await expect(options(desk)).toHaveCount(0)
}

for (const { lang, name, first, groups } of [
  { lang: 'en', name: 'Voice', first: 'Portal default', groups: ['American English', 'Australian English', 'British English', 'Canadian English'] },
  { lang: 'de', name: 'Stimme', first: 'Standard des Portals', groups: ['Deutsch', 'Chinesisch (China)', 'Ungarisch'] }
]) {
  test(`voices in "${lang}": the portal's default first, then grouped with that language on top`, async ({ desk }) => {
    await desk.open({ lang })
    await desk.app.getByRole('combobox', { name, exact: true }).click()
    await expectEntries(desk, ALL_VOICES)
    await expect(options(desk).first()).toHaveText(first)
    expect((await desk.app.getByRole('listbox').innerText()).split('\n')[1]).toBe(groups[0])
    // Every entry's name begins with its group's.
    const languages = [...new Set((await labels(desk, ALL_VOICES)).slice(1).map(label => label.split(':')[0]))]
    expect(languages.filter(language => groups.includes(language ?? ''))).toEqual(groups)
    expect(languages[0]).toBe(groups[0])
  })
}

test('voices are found by language, gender and the portal\'s own name', async ({ desk }) => {
  await desk.open()
  for (const { typed, found } of [
    { typed: 'polish', found: ['Polish: female'] },
    { typed: 'eurgermanmale', found: ['German: male'] },
    { typed: 'no such voice', found: [] }
  ]) {
    await desk.voice.fill(typed)
    await expect(options(desk)).toHaveText(found)
  }
  await expect(desk.app.getByText('Nothing found')).toBeVisible()
  await desk.page.keyboard.press('Escape')
  // A search that is given up changes nothing.
  await expect(desk.voice).toHaveValue('Portal default')
})

test('no two voices look the same in the list', async ({ desk }) => {
  await desk.open()
  await desk.voice.click()
  const all = await labels(desk, ALL_VOICES)
  expect(all).toHaveLength(ALL_VOICES)
  expect(new Set(all).size).toBe(ALL_VOICES)
})

test('a voice chosen goes with the call; going back to the portal\'s default sends none', async ({ desk }) => {
  await desk.open()
  await desk.fill({ voice: 'German: female' })
  await desk.choose(desk.voice, 'Portal default')
  await desk.call()
  expect(desk.posts().map(post => 'VOICE' in post.params)).toEqual([false])
})

test('after another type of call has brought its own voice, the list still offers every voice', async ({ desk }) => {
  await desk.open()
  await desk.fill({ voice: 'German: female' })
  await desk.typeOfCall('Voice message').click()
  await expect(desk.voice).toHaveValue('Portal default')
  await desk.voice.click()
  await expectEntries(desk, ALL_VOICES)
  await close(desk)
})

test('after a call was filled in again, the lists still offer every line and every voice', async ({ desk }) => {
  await desk.open()
  await desk.fill({ line: /reg151083/, voice: 'German: female' })
  await desk.call()
  await desk.fill({ line: /sip7/, voice: 'Polish: female', number: '123', text: 'Another text.' })

  await desk.recent.getByRole('button', { name: 'Fill in again: +49 30 901820' }).click()
  await desk.expectIntact({ number: '+4930901820' })
  await expect(desk.line).toHaveValue('Cloud PBX (9)')
  await expect(desk.voice).toHaveValue('German: female')
  expect(desk.posts()).toHaveLength(1)
  await desk.line.click()
  await expectEntries(desk, ALL_LINES)
  await close(desk)
  await desk.voice.click()
  await expectEntries(desk, ALL_VOICES)
})

test('a long list opens where the choice is, is gone through by keyboard, and never has more than a screenful of entries', async ({ desk }) => {
  desk.sandbox.portal.lines = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`sip${index + 1}`, `Line ${index + 1}`]))
  await desk.open()
  await desk.line.fill('line 250')
  await desk.page.keyboard.press('Enter')
  await expect(desk.line).toHaveValue('Line 250')

  await desk.line.click()
  await expect(desk.app.getByRole('option', { name: /^Line 250/, selected: true })).toBeInViewport()
  expect(await options(desk).count()).toBeLessThan(40)
  for (let key = 0; key < 20; key++) await desk.page.keyboard.press('ArrowDown')
  await expect(desk.app.getByRole('option', { name: /^Line 270/ })).toBeInViewport()
  await expect(desk.line).toHaveAttribute('aria-activedescendant', await desk.app.getByRole('option', { name: /^Line 270/ }).getAttribute('id') ?? '')
  await desk.page.keyboard.press('Enter')
  await expect(desk.line).toHaveValue('Line 270')

  await desk.line.click()
  await desk.app.getByRole('listbox', { name: 'Line' }).hover()
  await desk.page.mouse.wheel(0, 100_000)
  await desk.app.getByRole('option', { name: /^Line 500/ }).click()
  await expect(desk.line).toHaveValue('Line 500')
  await expect(options(desk)).toHaveCount(0)

  // The next letters replace the choice; what Enter would take is in sight, however far the list was scrolled.
  await desk.page.keyboard.type('Line')
  await expect(desk.line).toHaveValue('Line')
  await desk.app.getByRole('listbox').hover()
  await desk.page.mouse.wheel(0, 4000)
  await expect(desk.app.getByRole('option', { name: /^Line 1\b/ })).not.toBeInViewport()
  await desk.page.keyboard.type(' ')
  await expect(desk.app.getByRole('option', { name: /^Line 1\b/ })).toBeInViewport()
})

test('with a list open, Ctrl+Enter calls nobody: something else is in view than what would be sent', async ({ desk }) => {
  await desk.open()
  await desk.fill()
  await desk.line.fill('reg151085')
  await desk.line.press('Control+Enter')
  await desk.page.keyboard.press('Enter')
  await expect(desk.line).toHaveValue('SIP line 2')
  expect(desk.posts()).toHaveLength(0)
})

test('a list is closed by a click elsewhere, by its own arrow, by Tab and by Escape, with the choice as it was', async ({ desk }) => {
  await desk.open()
  const before = await desk.line.inputValue()
  const ways = [
    () => desk.app.getByRole('tab', { name: 'Recent calls' }).click(),
    () => desk.line.locator('+ span').click(),
    () => desk.page.keyboard.press('Tab'),
    () => desk.page.keyboard.press('Escape')
  ]
  for (const away of ways) {
    await desk.line.click()
    await desk.page.keyboard.type('sip')
    await expect(options(desk)).not.toHaveCount(0)
    await away()
    await expect(options(desk)).toHaveCount(0)
    await expect(desk.line).toHaveValue(before)
  }
})
