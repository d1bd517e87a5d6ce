import { expect, test } from './desk.ts'

const TYPES = [
  { type: 'Call back', prefix: 'callback.' },
  { type: 'Voice message', prefix: 'infocall.' }
] as const

for (const protocol of ['http', 'h2'] as const) {
  test.describe(`a call over ${protocol}`, () => {
    test.use({ protocol })
    for (const { type, prefix } of TYPES) {
      test(`${type}: one click is one request and one call`, async ({ desk }) => {
        await desk.open()
        await desk.ready()
        await desk.fill({
          type, line: /reg151083/, number: '+49 (30) 90 18 20', text: '  Grüße 👋 & "quotes"\nsecond line ', voice: 'German: female'
        })
        await desk.submitButton(type).click()

        await expect(desk.status).toContainText('Call started')
        expect(desk.posts(type).map(post => post.params)).toEqual([{
          FROM_LINE: 'reg151083',
          TO_NUMBER: '+4930901820',
          TEXT_TO_PRONOUNCE: 'Grüße 👋 & "quotes"\nsecond line',
          VOICE: 'eurgermanfemale'
        }])
        const calls = desk.sandbox.portal.calls
        expect(calls).toHaveLength(1)
        expect(calls[0]).toMatchObject({ line: 'reg151083', number: '+4930901820', voice: 'eurgermanfemale' })
        expect(calls[0]?.id?.startsWith(prefix)).toBe(true)
        await expect(desk.status).toContainText(calls[0]?.id ?? 'no id')
      })
    }

    test('the portal default voice is not sent', async ({ desk }) => {
      await desk.open()
      await desk.ready()
      await desk.fill()
      await desk.call()
      expect(Object.keys(desk.posts()[0]?.params ?? {})).toEqual(['FROM_LINE', 'TO_NUMBER', 'TEXT_TO_PRONOUNCE'])
    })
  })
}
