import { loadDesk, startLanguage } from '@/locales/desks'

/** How long the interface waits for the handshake at most, milliseconds. */
const PATIENCE = 200
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
/** This file does not wait for the rest of the page (scripts/bundle/preloads.ts); the interface needs its place in it. */
const wholePage = new Promise<void>((resolve) => {
  if (document.readyState !== 'loading') resolve()
  else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true })
})

/** Lets the browser fetch and compile the interface's scripts, whose links wait in the built page (scripts/bundle/preloads.ts). */
function fetchInterface(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel^="next-"]')) link.rel = link.rel.slice('next-'.length)
}

/**
 * Has the interface's styles read while the browser waits for scripts: later there is no time left for it.
 * @returns when they are there @throws where they do not arrive
 */
async function readStyles(): Promise<void> {
  await Promise.all([...document.querySelectorAll<HTMLLinkElement>('link[as="style"]')].map(link => new Promise((resolve, reject) => {
    link.addEventListener('load', resolve, { once: true })
    link.addEventListener('error', () => reject(new Error('The styles did not arrive')), { once: true })
    link.rel = 'stylesheet'
  })))
}

/** A browser fetches a site's storage when it is first looked into, and keeps the page waiting: done while the scripts are on their way. */
function fetchStorage(): void {
  try {
    void [localStorage.length, sessionStorage.length]
  } catch {
    // Blocked: whoever needs it finds out.
  }
}

/**
 * Start: the handshake with the portal, the interface's code, its texts and the first read run side by side.
 * This file stays small so that they begin as soon as the page is there.
 */
const connecting = import('@/portal/session').then(({ connect }) => {
  const connection = connect()
  fetchInterface()
  return connection
})
const firstAnswer = connecting.then(portal => portal.showsLastAnswer ? null : portal.firstAnswer.read())
const styles = readStyles()
// Failures are handled by whoever shows them, once the interface is there.
for (const one of [firstAnswer, styles]) one.catch(() => {})
// The interface asks for the same file; whether it came is seen there.
loadDesk(startLanguage()).catch(() => {})
fetchStorage()

/** Shows the interface as soon as its files are there. No top-level await: they import from this one's file, and would wait for each other. */
async function begin(): Promise<void> {
  try {
    // No message is heard while the interface's code runs: a portal that answers at once is asked before it does.
    await Promise.race([connecting.then(() => pause(0)), pause(PATIENCE)]).catch(() => {})
    const [{ showInterface }] = await Promise.all([import('./interface'), styles, wholePage])
    await showInterface(connecting, firstAnswer)
  } catch {
    // The interface's own files did not arrive: plain words are all there is, in the language the code is written in.
    const page = document.getElementById('app')
    if (page) page.textContent = 'Callback Desk could not be loaded. Check your connection and reload the page.'
  }
}

void begin()
