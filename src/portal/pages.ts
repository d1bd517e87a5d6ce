/** The app's two pages lie beside each other: which is which follows from the address of either. */
const INSTALLER = /\/install\.html$/

/**
 * Where Bitrix24 is to open the app: the handler of every placement. Without query and fragment, which portals add
 * anew on every opening.
 * @param href address of the page that is open, wherever the app is served from
 */
export const appAddress = (href: string): string => beside('index.html', href)

/** Where Bitrix24 is to open the installer. @param href address of the page that is open */
export const installerAddress = (href: string): string => beside('install.html', href)

/** Whether the page that is open is the installer. */
export const isInstaller = (href: string): boolean => INSTALLER.test(new URL(href).pathname)

function beside(page: string, href: string): string {
  const address = new URL(page, href)
  address.search = ''
  address.hash = ''
  return address.href
}
