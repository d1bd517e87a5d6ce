import { ask } from './api.js'
import { createFrame } from './frame.js'

// These say how the slider should look; the app in it does not get them.
const LOOKS = /^bx24_/

/**
 * Opens the app once more in a slider. What it was asked to open with arrives as placement options, as texts.
 * @param {Record<string, unknown>} params
 * @param {import('./frame.js').AppFrame} opener
 * @param {Map<string, import('./frame.js').AppFrame>} frames
 * @param {() => void} closed
 */
export async function openAppSlider(params, opener, frames, closed) {
  const given = Object.entries(params).filter(([key]) => !LOOKS.test(key)).map(([key, value]) => [key, asText(value)])
  const opening = await ask('parent/slider', { sid: opener.sid, placementOptions: { ...Object.fromEntries(given), IFRAME: 'Y' } })
  const slider = openSlider({ title: params.bx24_title, width: params.bx24_width, label: params.bx24_label?.text }, () => {
    frames.delete(opening.sid)
    closed()
  })
  frames.set(opening.sid, createFrame(opening, slider.place, { fills: true, close: slider.close }))
}

/**
 * Opens the app where it is bound to, in a slider.
 * @param {Parameters<typeof createFrame>[0]} opening
 * @param {string} title
 * @param {Map<string, import('./frame.js').AppFrame>} frames
 * @param {() => void} closed
 */
export function openPlacementSlider(opening, title, frames, closed) {
  const slider = openSlider({ title }, () => {
    frames.delete(opening.sid)
    closed()
  })
  const frame = createFrame(opening, slider.place, { fills: true, close: slider.close })
  frames.set(opening.sid, frame)
  frame.element.focus()
}

/**
 * Opens a page of the portal in a slider, for the same person.
 * @param {string} path
 * @param {string} recordQuery who is looking, and that it is a slider
 * @param {() => void} closed
 */
export function openPageSlider(path, recordQuery, closed) {
  const { place } = openSlider({ title: path }, closed)
  const page = document.createElement('iframe')
  page.className = 'app-frame'
  page.title = 'Portal page'
  page.src = `${path}${path.includes('?') ? '&' : '?'}${recordQuery}`
  place.append(page)
}

/** What closes each open slider, the topmost last. */
const open = []
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    open.at(-1)?.()
  }
})

function openSlider({ title, width, label }, closed) {
  const overlay = document.createElement('div')
  overlay.className = 'slider'
  overlay.setAttribute('role', 'dialog')
  overlay.setAttribute('aria-label', typeof title === 'string' ? title : 'Slider')
  const sheet = document.createElement('div')
  sheet.className = 'slider-sheet'
  if (Number(width) > 0) {
    sheet.style.maxWidth = `${Number(width)}px`
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'slider-close'
  button.textContent = typeof label === 'string' && label !== '' ? `× ${label}` : '×'
  button.setAttribute('aria-label', 'Close')
  const place = document.createElement('div')
  place.className = 'slider-place'
  sheet.append(button, place)
  overlay.append(sheet)
  document.body.append(overlay)

  const close = () => {
    const index = open.indexOf(close)
    if (index >= 0) {
      open.splice(index, 1)
      overlay.remove()
      closed()
    }
  }
  open.push(close)
  button.addEventListener('click', close)
  overlay.addEventListener('click', (event) => {
    if (event.target === overlay) {
      close()
    }
  })
  return { place, close }
}

function asText(value) {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}
