/**
 * Runs in every frame before its own scripts. Measures (`performance.measure`) from each click to the request that starts a call, on
 * whichever way it leaves, and every task longer than 50 ms. Plain JavaScript: it goes to the browser as it is.
 */
if (window.parent !== window) {
  let clicked = 0
  addEventListener('click', ({ timeStamp }) => { clicked = timeStamp }, { capture: true })
  const note = (address) => {
    if (/voximplant\.(?:callback\.start|infocall)/.test(String(address))) {
      performance.measure('click-to-post', { start: clicked, end: performance.now() })
    }
  }

  const { fetch } = window
  window.fetch = (request, options) => {
    note(request instanceof Request ? request.url : request)
    return fetch(request, options)
  }
  const { open } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, address, ...others) {
    note(address)
    return open.call(this, method, address, ...others)
  }

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) performance.measure('long-task', { start: startTime, duration })
  }).observe({ type: 'longtask' })
}
