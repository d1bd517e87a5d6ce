/**
 * A message of an app: `command:JSON:callbackKey:appSid`, where the JSON may hold colons itself and is left out,
 * colon included, when there is nothing to say.
 * @typedef {object} AppMessage
 * @property {string} command
 * @property {unknown} params
 * @property {(value?: unknown) => void} answer sends `callbackKey:JSON`
 */

/**
 * Hands on the messages of the frames. Messages of another origin, or with an APP_SID no frame has, are not ours.
 * @param {string} appOrigin
 * @param {Map<string, import('./frame.js').AppFrame>} frames
 * @param {(message: AppMessage, frame: import('./frame.js').AppFrame) => void} handle
 */
export function listen(appOrigin, frames, handle) {
  window.addEventListener('message', (event) => {
    if (event.origin !== appOrigin || typeof event.data !== 'string') {
      return
    }
    const parts = event.data.split(':')
    if (parts.length < 3) {
      return
    }
    const command = parts[0]
    const sid = parts.at(-1)
    const key = parts.at(-2)
    const frame = frames.get(sid)
    if (frame === undefined) {
      return
    }
    handle({
      command,
      params: readParams(parts.slice(1, -2).join(':')),
      answer: (value) => {
        const text = value === undefined ? '' : JSON.stringify(value)
        frame.element.contentWindow?.postMessage(`${key}:${text}`, appOrigin)
      }
    }, frame)
  })
}

function readParams(text) {
  if (text === '') {
    return null
  }
  try {
    return JSON.parse(text)
  } catch {
    // Some commands send a plain text instead of JSON.
    return text
  }
}
