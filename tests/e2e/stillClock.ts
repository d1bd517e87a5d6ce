import { test as base } from './desk.ts'

/** A Wednesday afternoon in winter: tomorrow is a working day, and no clock was changed in the month before. */
const MOMENT = Date.UTC(2026, 0, 21, 13, 30)

/**
 * For what is compared with what was seen on another day: app and portal live in one moment and one time zone, and calls that
 * start go on ringing. Timers run as ever.
 */
export const test = base.extend<{ stillClock: undefined }>({
  timezoneId: 'Europe/Berlin',
  stillClock: [async ({ page, sandbox }, use) => {
    // The portal runs in this very process.
    const { now } = Date
    Date.now = () => MOMENT
    sandbox.portal.telephony.speed = 0
    await page.clock.setFixedTime(MOMENT)
    await use(undefined)
    Date.now = now
  }, { auto: true }]
})
