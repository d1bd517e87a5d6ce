import { languageFor } from './languages'

const DESKS = import.meta.glob<object>('./*/desk.json', { import: 'default' })

/** The language the page starts in: hosted apps get the portal's with the address, static ones with the handshake only. */
export const startLanguage = () => new URLSearchParams(location.search).get('LANG') ?? navigator.language

/**
 * Loads the form's texts. A file of its own: the start asks for them before the interface is there.
 * @param code the portal's or the browser's language code
 * @throws where they cannot be loaded
 */
export async function loadDesk(code: string): Promise<object | undefined> {
  return DESKS[`./${languageFor(code)}/desk.json`]?.()
}
