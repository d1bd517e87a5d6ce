import { ask } from './api.js'
import { el } from './dom.js'

/**
 * One button for each scenario; the one that is played is pressed.
 * @param {{ scenarios: Array<{ key: string, title: string, says: string }>, user: string }} config
 */
export function scenarioButtons({ scenarios, user }) {
  const made = scenarios.map(({ key, title, says }) => ({
    key,
    button: el('button', { type: 'button', class: 'scenario', onclick: () => play(key, user) }, el('b', {}, title), el('small', {}, says))
  }))
  return {
    element: el('section', {},
      el('h2', {}, 'Scenarios'),
      el('div', { class: 'scenarios', role: 'group', 'aria-label': 'Scenarios' }, ...made.map(({ button }) => button))),
    show({ scenario }) {
      for (const { key, button } of made) {
        button.setAttribute('aria-pressed', String(key === scenario))
      }
    }
  }
}

async function play(scenario, user) {
  const afterwards = await ask('scenario', { scenario, user })
  if (afterwards.then === 'reload') {
    window.location.reload()
  } else if (afterwards.then === 'open') {
    const address = new URL(window.location.href)
    const { lang, theme } = Object.fromEntries(address.searchParams)
    const query = new URLSearchParams({ user: afterwards.user, panel: '1', ...(lang ? { lang } : {}), ...(theme ? { theme } : {}) })
    window.location.assign(`${afterwards.path}?${query}`)
  }
}
