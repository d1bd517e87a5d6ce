/**
 * A frame with the app in it.
 * @typedef {object} AppFrame
 * @property {string} sid the APP_SID its messages carry
 * @property {string} placement
 * @property {HTMLIFrameElement} element
 * @property {boolean} fills keeps the size its place has, whatever the app asks for
 * @property {(() => void) | null} close closes the slider it is in
 */

/**
 * Makes a frame and opens the app in it. Portals open apps with a POST form aimed at the frame's name, and it is by
 * that name that the SDK knows which portal it is in.
 * @param {{ sid: string, name: string, action: string, placement: string, fields: Record<string, string> }} opening
 * @param {HTMLElement} place
 * @param {{ fills?: boolean, close?: () => void }} options
 * @returns {AppFrame}
 */
export function createFrame(opening, place, { fills = false, close } = {}) {
  const element = document.createElement('iframe')
  element.name = opening.name
  element.title = 'Callback Desk'
  element.className = 'app-frame'
  element.allow = 'geolocation *; microphone *; camera *'
  element.allowFullscreen = true
  place.append(element)
  post(opening)
  return { sid: opening.sid, placement: opening.placement, element, fills, close: close ?? null }
}

function post({ name, action, fields }) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  form.target = name
  form.hidden = true
  for (const [key, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = key
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  form.submit()
  form.remove()
}
