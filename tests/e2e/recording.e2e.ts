import { expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'

const SOUND = 'voximplant.infocall.startwithsound'
const ADDRESS = 'https://files.example/hello.mp3'
const MAY_HAVE_STARTED = 'An earlier call to +49 30 901820 may have started'

/** A second of silence, as a WAV file. */
function silence(): Buffer {
  const rate = 8000
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + rate, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(rate, 40)
  return Buffer.concat([head, Buffer.alloc(rate, 128)])
}

const kind = (desk: Desk, name: string) => desk.app.getByRole('radiogroup', { name: 'What is played' }).getByRole('radio', { name, exact: true })
const address = (desk: Desk) => desk.app.getByRole('textbox', { name: 'Address of the recording', exact: true })
const posts = (desk: Desk) => desk.sandbox.portal.requestsTo(SOUND)

/** The form, with a recording in it. */
async function withRecording(desk: Desk): Promise<void> {
  await desk.page.route('https://files.example/**', route => route.request().url().includes('hello')
    ? route.fulfill({ contentType: 'audio/wav', body: silence() })
    : route.fulfill({ status: 404 }))
  await desk.open()
  await desk.ready()
  await desk.typeOfCall('Voice message').click()
  await desk.number.fill('+49 30 901820')
  await desk.text('Voice message').focus()
  await kind(desk, 'Recording').click()
  await address(desk).fill(ADDRESS)
}

test.describe('a recording as a voice message', () => {
  test('can be heard before the click, starts one call, and stands in the form after a reload', async ({ desk }) => {
    await withRecording(desk)
    await expect(desk.app.getByText('Plays here: 1 sec.')).toBeVisible()
    await expect(desk.app.getByLabel('Listen to the recording: hello.mp3')).toHaveJSProperty('controls', true)
    await expect(desk.text('Voice message')).toBeHidden()
    await expect(desk.voice).toBeHidden()

    await desk.sendMessage.click()
    await expect(desk.status).toContainText('Call started')
    expect(posts(desk)).toHaveLength(1)
    expect(desk.sandbox.portal.calls).toMatchObject([{ type: 'infocall', number: '+4930901820', text: '', sound: ADDRESS, voice: null }])
    expect(desk.posts('Voice message')).toHaveLength(0)

    await desk.reload()
    await address(desk).focus()
    await expect(address(desk)).toHaveValue(ADDRESS)
    await expect(kind(desk, 'Recording')).toBeChecked()
    // A callback speaks its text.
    await desk.typeOfCall('Call back').click()
    await expect(address(desk)).toBeHidden()
    await expect(desk.text()).not.toHaveValue('')
    expect(posts(desk)).toHaveLength(1)
  })

  test('is not sent while its address is wrong', async ({ desk }) => {
    await withRecording(desk)
    for (const [wrong, words] of [
      ['', 'Enter the address of the recording.'],
      ['http://files.example/hello.mp3', 'The address must begin with https://.'],
      ['https://anna:secret@files.example/hello.mp3', 'There is a user name or password in this address.'],
      ['hello', 'This is no address on the internet.']
    ] as const) {
      await address(desk).fill(wrong)
      await desk.sendMessage.click()
      await expect(desk.app.getByText(words)).toBeVisible()
      await expect(address(desk)).toBeFocused()
    }
    expect(posts(desk)).toHaveLength(0)
  })
})

test.describe('where an answer is no success', () => {
  test.use({ hurries: true, allowedComplaints: NETWORK_COMPLAINTS })

  test('what cannot be played here is said, and may be sent', async ({ desk }) => {
    await withRecording(desk)
    await address(desk).fill('https://files.example/gone.mp3')
    await expect(desk.app.getByText('It cannot be played here. Bitrix24 may still be able to play it.')).toBeVisible()
    await desk.sendMessage.click()
    await expect(desk.status).toContainText('Call started')
    expect(desk.sandbox.portal.calls).toMatchObject([{ sound: 'https://files.example/gone.mp3' }])
  })

  test('a lost one is not clear, kept through a reload, and asked about', async ({ desk }) => {
    await withRecording(desk)
    desk.sandbox.portal.faults.add({ method: SOUND, fault: { kind: 'silent', executed: true } })
    await desk.sendMessage.click()
    await expect.poll(() => posts(desk).length).toBe(1)
    await desk.reload()
    await expect(desk.unclear).toHaveCount(1)
    await expect(desk.unclear).toContainText(/Voice message to \+49 30 901820/)
    await desk.sendMessage.click()
    await expect(desk.question).toContainText(MAY_HAVE_STARTED)
    await desk.settled('Voice message')
    expect(posts(desk)).toHaveLength(1)
    await desk.callAnyway.click()
    await expect(desk.status).toContainText('Call started')
    expect(desk.sandbox.portal.calls).toMatchObject([{ sound: ADDRESS }, { sound: ADDRESS }])
  })

  test('a refused one says why, and nothing rings', async ({ desk }) => {
    await withRecording(desk)
    desk.sandbox.portal.infocalls.perMonth = 0
    await desk.sendMessage.click()
    await expect(desk.alert).toContainText('This month\'s limit of voice messages is used up.')
    expect(desk.sandbox.portal.calls).toEqual([])
  })
})

test.describe('a text is heard before it is spoken', () => {
  /** A browser with these voices, whose speech goes on until it is stopped. */
  const voices = async (desk: Desk, list: readonly object[]) => {
    await desk.page.context().addInitScript((known) => {
      const speech = Object.assign(new EventTarget(), {
        getVoices: () => document.documentElement.dataset.voices === 'found' ? known : [],
        speak: ({ text, voice }: { text: string, voice: { name: string } }) => { document.documentElement.dataset.said = `${voice.name}: ${text}` },
        cancel: () => { delete document.documentElement.dataset.said }
      })
      Object.defineProperty(window, 'speechSynthesis', { value: speech })
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: function (this: { text: string }, text: string) { this.text = text } })
    }, list)
    await desk.open()
    await desk.ready()
    await desk.text().focus()
    await desk.frame.evaluate(() => {
      document.documentElement.dataset.voices = 'found'
      window.speechSynthesis.dispatchEvent(new Event('voiceschanged'))
    })
  }
  const said = (desk: Desk) => desk.frame.evaluate(() => document.documentElement.dataset.said ?? null)

  test('by a voice of this computer, until the next click', async ({ desk }) => {
    await voices(desk, [{ name: 'Far', lang: 'en-US', localService: false, default: true }, { name: 'Near', lang: 'en-GB', localService: true, default: false }])
    await desk.text().fill('The client asked for a call.')
    await desk.app.getByRole('button', { name: 'Listen', exact: true }).click()
    expect(await said(desk)).toBe('Near: The client asked for a call.')
    await expect(desk.app.getByText('Read by a voice of this computer. The portal\'s voice sounds different.')).toBeVisible()
    await desk.stop.click()
    expect(await said(desk)).toBeNull()
    await desk.app.getByRole('button', { name: 'Listen', exact: true }).click()
    await desk.text().fill('Another text.')
    await expect.poll(() => said(desk)).toBeNull()
    expect(desk.sandbox.portal.calls).toEqual([])
  })

  test('not by one that sends it elsewhere, nor by one of another language', async ({ desk }) => {
    await voices(desk, [{ name: 'Far', lang: 'en-US', localService: false, default: true }, { name: 'Near', lang: 'de-DE', localService: true, default: false }])
    await desk.text().fill('The client asked for a call.')
    await desk.atRest()
    await expect(desk.app.getByRole('button', { name: 'Listen', exact: true })).toHaveCount(0)
  })
})
