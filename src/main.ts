/**
 * Start: the handshake with the portal, the interface's code and the first read run side by side.
 * This file stays small so that both begin as soon as the page is there.
 */
const connecting = import('./portal/session').then(({ connect }) => connect())
const firstAnswer = connecting.then(portal => portal.readFirstAnswer())
// Failures are handled by whoever shows them, once the interface is there.
firstAnswer.catch(() => {})

try {
  const { showInterface } = await import('./interface')
  await showInterface(connecting, firstAnswer)
} catch {
  // The interface's own files did not arrive: plain words are all there is, in the language the code is written in.
  const page = document.getElementById('app')
  if (page) page.textContent = 'Callback Desk could not be loaded. Check your connection and reload the page.'
}

export {}
