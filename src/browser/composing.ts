/** Whether a key belongs to whatever composes characters. Safari ends the composition before it sends the key, with this code. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
