import type { Studio } from './studio.ts'

/** The five pictures of the Market's page, by their names. Each has a window of its own. */
export const MARKET: Readonly<Record<string, (studio: Studio) => Promise<void>>> = {
  /** A deal's card: everything is filled in, one click from the ring. */
  async card(studio) {
    await studio.go({ path: '/crm/deal/details/1/' })
    await studio.openFromCard()
    await studio.take('card')
  },

  /** The call has started, and what comes next is one click away. */
  async call(studio) {
    await studio.go({ path: '/crm/deal/details/1/' })
    await studio.openFromCard()
    const answered = await studio.call()
    await answered()
    await studio.take('call')
  },

  /** The desk: what one does now, and whom to call back today. */
  async desk(studio) {
    await studio.go({})
    await studio.app.getByRole('textbox', { name: 'Phone number' }).waitFor()
    await studio.take('desk')
  },

  async journal(studio) {
    await studio.go({ user: 'administrator' })
    await studio.show('Journal')
    await studio.app.getByRole('row').nth(10).waitFor()
    await studio.take('journal')
  },

  async settings(studio) {
    await studio.go({ user: 'administrator' })
    await studio.show('Settings')
    await studio.app.getByRole('button', { name: 'Save' }).first().waitFor()
    await studio.take('settings')
  }
}
