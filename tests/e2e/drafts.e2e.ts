import { expect, test } from './desk.ts'

test('each type of call keeps its own text and voice, through switching and a reload', async ({ desk }) => {
  await desk.open()
  await desk.fill({ text: 'For my own ear.', voice: 'German: female', line: /reg151083/ })
  await desk.typeOfCall('Voice message').click()
  await expect(desk.text('Voice message')).toHaveValue('')
  await expect(desk.voice).toHaveValue('Portal default')
  await expect(desk.number).toHaveValue('+49 30 901820')
  await expect(desk.line).toHaveValue('Cloud PBX (9)')
  await desk.text('Voice message').fill('For the client.')

  await desk.typeOfCall('Call back').click()
  await expect(desk.text()).toHaveValue('For my own ear.')
  await expect(desk.voice).toHaveValue('German: female')
  await desk.typeOfCall('Voice message').click()

  await desk.reload()
  await desk.expectIntact({ type: 'Voice message', text: 'For the client.' })
  await expect(desk.voice).toHaveValue('Portal default')
  await expect(desk.line).toHaveValue('Cloud PBX (9)')
  await desk.typeOfCall('Call back').click()
  await expect(desk.text()).toHaveValue('For my own ear.')
  await expect(desk.voice).toHaveValue('German: female')
})

test('a number left in the form is gone on the next working day, the text is not', async ({ desk }) => {
  await desk.page.clock.install()
  await desk.open()
  await desk.fill()
  await desk.page.clock.fastForward('12:00:00')
  await desk.reload()
  await expect(desk.text()).toHaveValue('The client asked for a call.')
  await expect(desk.number).toHaveValue('')
})

test('length and speaking time of a text are told, and a long one is warned about', async ({ desk }) => {
  await desk.open()
  await desk.text().fill('  Grüße 👩‍👩‍👧  ')
  await expect(desk.app.getByText(/^7 characters, about 1 s of speech$/)).toBeVisible()
  await desk.text().fill('a')
  await expect(desk.app.getByText(/^1 character, about 1 s of speech$/)).toBeVisible()
  await desk.text().fill('word '.repeat(300))
  await expect(desk.app.getByText(/^1499 characters, about 100 s of speech · Some speech services cut long texts off\.$/)).toBeVisible()
})
