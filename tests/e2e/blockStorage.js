/**
 * Runs in every frame before its own scripts: what a browser does in a foreign frame whose user blocks third-party storage.
 * Plain JavaScript: it goes to the browser as it is.
 */
if (window.parent !== window) {
  const denied = () => new DOMException('The operation is insecure.', 'SecurityError')
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
    Object.defineProperty(window, name, {
      get() {
        throw denied()
      }
    })
  }
  navigator.locks.request = () => Promise.reject(denied())
}
