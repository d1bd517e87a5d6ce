/**
 * Runs in every frame before its own scripts. Measures (`performance.measure`) from each click or key to the moment the next frame has
 * been painted. Plain JavaScript: it goes to the browser as it is.
 */
if (window.parent !== window) {
  for (const type of ['click', 'keydown']) {
    addEventListener(type, ({ timeStamp }) => {
      // The frame after the event's own work and what the interface does in its wake; the time-out runs once that frame is painted.
      setTimeout(() => requestAnimationFrame(() => setTimeout(() => {
        performance.measure('to-next-paint', { start: timeStamp, end: performance.now() })
      })))
    }, { capture: true })
  }
}
