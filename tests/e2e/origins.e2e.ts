import { expect, test } from './desk.ts'

test('a second app\'s frame on the portal\'s page answers in its place: nobody listens', async ({ desk }) => {
  const { page, sandbox } = desk
  sandbox.portal.parent.delay = 1_500
  await desk.open()
  await expect(desk.status).toHaveText('Connecting to Bitrix24…')
  // An app of another origin, beside this one: it can reach its neighbour, and knows the protocol.
  await page.evaluate(() => {
    const other = document.createElement('iframe')
    other.setAttribute('sandbox', 'allow-scripts')
    other.srcdoc = `<script>
      const lie = { DOMAIN: 'evil.example', PROTOCOL: '1', LANG: 'de', MEMBER_ID: 'x', AUTH_ID: 'x', REFRESH_ID: 'x', AUTH_EXPIRES: '3600', PLACEMENT: 'DEFAULT' }
      setInterval(() => {
        for (const key of ['', 'getInitData', '0', '__proto__']) parent.frames[0].postMessage(key + ':' + JSON.stringify(lie), '*')
      }, 20)
    </script>`
    document.body.append(other)
  })
  await desk.ready()
  await desk.fill()
  await desk.call()
  expect(desk.posts()).toHaveLength(1)
})

test('even with the key of the question, an answer from another origin is none', async ({ desk }) => {
  const { page, sandbox } = desk
  sandbox.portal.parent.silent = true
  // The portal's page gives the question away to a frame of another origin, which answers it word for word.
  await page.addInitScript(() => {
    window.addEventListener('message', ({ data }) => {
      if (window !== window.top || typeof data !== 'string' || !data.startsWith('getInitData:')) return
      const key = data.split(':').at(-2)
      const other = document.createElement('iframe')
      other.setAttribute('sandbox', 'allow-scripts')
      other.srcdoc = `<script>
        parent.frames[0].postMessage('${key}:' + JSON.stringify({ DOMAIN: 'evil.example', PROTOCOL: '1', MEMBER_ID: 'x', AUTH_ID: 'x', AUTH_EXPIRES: '3600' }), '*')
        parent.postMessage('answered', '*')
      </script>`
      document.body.append(other)
    })
    window.addEventListener('message', ({ data }) => {
      if (data === 'answered') document.documentElement.dataset.answered = 'yes'
    })
  })
  await desk.open()
  await expect(page.locator('html[data-answered]')).toBeAttached()
  await desk.atRest()
  await expect(desk.status).toHaveText('Connecting to Bitrix24…')
  expect(sandbox.portal.requests).toEqual([])
})

test('a page that gives its frame another portal\'s name is no portal, and is asked for nothing', async ({ desk }) => {
  const { page, sandbox } = desk
  await page.goto(`${sandbox.portalUrl}/crm/deal/details/1/`)
  await page.evaluate((address) => {
    const frame = document.createElement('iframe')
    frame.name = 'victim.bitrix24.example|1|0123456789abcdef'
    frame.src = address
    document.body.append(frame)
  }, sandbox.appUrl)
  await expect(desk.app.getByRole('heading', { name: 'Callback Desk works inside Bitrix24' })).toBeVisible()
  expect(sandbox.portal.requests).toEqual([])
})

test('a domain in the answer that is not the one that answers changes nothing', async ({ desk }) => {
  desk.sandbox.portal.parent.lies = { DOMAIN: 'evil.example', PATH: '//evil.example/rest' }
  const asked: string[] = []
  desk.page.on('request', request => asked.push(new URL(request.url()).hostname))
  await desk.open()
  await desk.ready()
  expect(asked).not.toContain('evil.example')
})

test.describe('an encrypted portal that says it is not', () => {
  test.use({ protocol: 'h2' })
  test('is given no token over an open line', async ({ desk }) => {
    desk.sandbox.portal.parent.lies = { PROTOCOL: '0' }
    const asked: string[] = []
    desk.page.on('request', request => asked.push(request.url()))
    await desk.open()
    await expect(desk.alert).toContainText('Callback Desk could not start')
    await expect(desk.alert).toContainText('OTHER_ORIGIN')
    expect(asked.filter(address => address.startsWith('http:'))).toEqual([])
  })
})
