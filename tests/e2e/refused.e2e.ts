import { expect, NETWORK_COMPLAINTS, test } from './desk.ts'

test.use({ allowedComplaints: NETWORK_COMPLAINTS })

test('a line the portal no longer has: the Line field is marked and focused until another line is chosen', async ({ desk }) => {
  await desk.open()
  await desk.fill({ line: /reg151083/ })
  delete desk.sandbox.portal.lines['reg151083']
  await desk.callBack.click()
  await expect(desk.alert).toContainText('The portal does not know the line reg151083')
  await expect(desk.line).toHaveAttribute('aria-invalid', 'true')
  await expect(desk.line).toBeFocused()
  await expect(desk.number).not.toHaveAttribute('aria-invalid', 'true')
  await desk.settled()

  await desk.choose(desk.line, /reg151085/)
  await expect(desk.line).not.toHaveAttribute('aria-invalid', 'true')
  await desk.call()
  await expect(desk.alert).toBeHidden()
})

test('a number the portal does not accept: the number field is marked until it is changed', async ({ desk }) => {
  await desk.open()
  await desk.fill()
  desk.sandbox.portal.faults.add({
    method: 'voximplant.callback.start',
    fault: { kind: 'error', error: 'ERROR_CORE', error_description: 'Phone number is not correct', status: 400 }
  })
  await desk.callBack.click()
  await expect(desk.alert).toContainText('The portal does not accept this phone number')
  await expect(desk.number).toHaveAttribute('aria-invalid', 'true')
  await expect(desk.number).toBeFocused()
  await desk.number.press('End')
  await desk.number.press('Backspace')
  await expect(desk.number).not.toHaveAttribute('aria-invalid', 'true')
})

test('details for support name code, method, time and request, and nothing secret is to be found anywhere', async ({ desk }) => {
  const { portal } = desk.sandbox
  const before = Date.now()
  await desk.open()
  await desk.fill()
  const sid = (await desk.page.locator('iframe').getAttribute('name'))?.split('|').at(-1) ?? ''
  const session = portal.sessions.find(sid)
  if (!session) throw new Error('The frame has no session')
  const secrets = [session.token.access, session.token.refresh]
  // A token of its own after the renewal.
  portal.expireTokens()
  portal.faults.add({
    method: 'voximplant.callback.start',
    fault: { kind: 'error', error: 'SOMETHING_NEW', error_description: 'Raw words of the portal', status: 403 }
  })
  portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'brokenJson', executed: false } })
  await desk.callBack.click()
  await expect(desk.alert).toContainText('Call refused')
  await desk.settled()

  const details = desk.alert.getByText(/^Code: /)
  await expect(details).toBeHidden()
  await desk.alert.getByText('Details for support').click()
  await expect(details).toBeVisible()
  const text = await details.innerText()
  expect(text).toMatch(/^Code: SOMETHING_NEW\nMethod: voximplant\.callback\.start\nHTTP status: 403\nTime: \S+Z\nRequest: [\w-]{8,}$/)
  const at = Date.parse(/Time: (\S+)/.exec(text)?.[1] ?? '')
  expect(at).toBeGreaterThanOrEqual(before)
  expect(at).toBeLessThanOrEqual(Date.now())

  // Frames of a portal have no permission for the clipboard's newer interface: it must work without.
  await desk.alert.getByRole('button', { name: 'Copy' }).click()
  await expect(desk.alert.getByText('Copied')).toBeVisible()
  await desk.text('Call back').press('Control+A')
  await desk.page.keyboard.press('Control+V')
  await expect(desk.text()).toHaveValue(text)

  // An unclear end is stored and listed: nothing secret there either.
  await desk.callBack.click()
  await expect(desk.alert).toContainText('Not clear whether the call started')
  secrets.push(session.token.access, session.token.refresh)
  const seen = await desk.frame.evaluate(() => (
    [document.documentElement.outerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href].join('\n')
  ))
  expect(seen).toContain('SOMETHING_NEW')
  expect(seen).not.toContain('Raw words of the portal')
  for (const secret of new Set(secrets)) {
    expect(secret.length).toBeGreaterThan(30)
    expect(seen).not.toContain(secret)
  }
})
