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
 * Opens a page of the portal in a slider.
 * @param {string} path
 * @param {() => void} closed
 */
export function openPageSlider(path, closed) {
  const { place } = openSlider({}, closed)
  const page = document.createElement('iframe')
  page.className = 'app-frame'
  page.title = 'Portal page'
  page.src = path
  place.append(page)
}

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
    document.removeEventListener('keydown', onKey)
    overlay.remove()
    closed()
  }
  const onKey = (event) => {
    if (event.key === 'Escape') {
      close()
    }
  }
  document.addEventListener('keydown', onKey)
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
