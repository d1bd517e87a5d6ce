import { expect, test, type Desk } from './desk.ts'

const ALL_VOICES = 43
const ALL_LINES = 6

function options(desk: Desk) {
  return desk.app.getByRole('option')
}

async function close(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('Escape')
  await expect(options(desk)).toHaveCount(0)
}

for (const { lang, name, first, groups } of [
  { lang: 'en', name: 'Voice', first: 'Portal default', groups: ['American English', 'Australian English', 'British English', 'Canadian English', 'English'] },
  { lang: 'de', name: 'Stimme', first: 'Standard des Portals', groups: ['Deutsch', 'Chinesisch (China)', 'Englisch', 'Ungarisch'] }
]) {
  test(`voices in "${lang}": the portal's default first, then grouped with that language on top`, async ({ desk }) => {
    await desk.open({ lang })
    await desk.app.getByRole('combobox', { name, exact: true }).click()
    await expect(options(desk)).toHaveCount(ALL_VOICES)
    await expect(options(desk).first()).toHaveText(first)
    const list = await desk.app.getByRole('listbox').innerText()
    const places = groups.map(group => list.split('\n').indexOf(group))
    expect(places.every(place => place > 0), list).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(list.split('\n').slice(1)[0]).toBe(groups[0])
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
  await expect(options(desk)).toHaveCount(ALL_VOICES)
  const labels = await options(desk).allInnerTexts()
  expect(new Set(labels).size).toBe(labels.length)
})

test('a voice chosen goes with the call; going back to the portal\'s default sends none', async ({ desk }) => {
  await desk.open()
  await desk.fill({ voice: 'German: female' })
  await desk.choose(desk.voice, 'Portal default')
  await desk.callBack.click()
  await expect(desk.status).toContainText('Call started')
  expect(desk.posts().map(post => 'VOICE' in post.params)).toEqual([false])
})

test('after another type of call has brought its own voice, the list still offers every voice', async ({ desk }) => {
  await desk.open()
  await desk.fill({ voice: 'German: female' })
  await desk.typeOfCall('Voice message').click()
  await expect(desk.voice).toHaveValue('Portal default')
  await desk.voice.click()
  await expect(options(desk)).toHaveCount(ALL_VOICES)
  await close(desk)
})

test('after a call was filled in again, the lists still offer every line and every voice', async ({ desk }) => {
  await desk.open()
  await desk.fill({ line: /reg151083/, voice: 'German: female' })
  await desk.callBack.click()
  await expect(desk.status).toContainText('Call started')
  await desk.fill({ line: /sip7/, voice: 'Polish: female', number: '123', text: 'Another text.' })

  await desk.recent.getByRole('button', { name: 'Fill in again: +49 30 901820' }).click()
  await desk.expectIntact({ number: '+4930901820' })
  await expect(desk.line).toHaveValue('Cloud PBX (9)')
  await expect(desk.voice).toHaveValue('German: female')
  expect(desk.posts()).toHaveLength(1)
  await desk.line.click()
  await expect(options(desk)).toHaveCount(ALL_LINES)
  await close(desk)
  await desk.voice.click()
  await expect(options(desk)).toHaveCount(ALL_VOICES)
})
