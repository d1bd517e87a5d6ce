/** A random id. `crypto.randomUUID` is missing on pages over plain HTTP, as on-premise portals may serve them. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
