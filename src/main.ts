/**
 * Start: the handshake with the portal, the interface's code and the first read run side by side.
 * This file stays small so that both begin as soon as the page is there.
 */
const connecting = import('./portal/session').then(({ connect }) => connect())
const firstAnswer = connecting.then(portal => portal.readFirstAnswer())
// Failures are handled by whoever shows them, once the interface is there.
firstAnswer.catch(() => {})

const { showInterface } = await import('./interface')
await showInterface(connecting, firstAnswer)

export {}
