import { ask } from './api.js'
import { openAppSlider, openPageSlider } from './slider.js'

// The only places a portal lets an app open.
const OPENABLE = /^\/(crm\/(deal|lead|contact|company|type)|marketplace|company\/personal\/user\/\d+|workgroups\/group\/\d+)\//

/** A portal whose server cannot be reached leaves its frames without an answer. */
const askPortal = (path, { sid }) => ask(path, { sid }).catch(() => ({ silent: true }))

/**
 * What the page does about each command. One that returns nothing, and one that is not here, is never answered:
 * the picking dialogues, for example, wait for a person who never comes.
 */
const COMMANDS = {
  async getInitData({ answer }, frame) {
    const { silent, data, foreignMessages } = await askPortal('parent/init', frame)
    if (silent) {
      return
    }
    if (foreignMessages) {
      const foreign = { answer: text => frame.element.contentWindow?.postMessage(text, '*') }
      foreign.answer('nobody-asked:{"AUTH_ID":"not yours"}')
      foreign.answer('plain text of another script')
    }
    answer(data)
  },

  async refreshAuth({ answer }, frame) {
    const { silent, data } = await askPortal('parent/refresh', frame)
    if (!silent) {
      answer(data)
    }
  },

  setAppOption: (message, frame) => setOption('app', message, frame),
  setUserOption: (message, frame) => setOption('user', message, frame),

  resizeWindow({ params, answer }, frame) {
    const height = Number.parseInt(params?.height, 10)
    if (!frame.fills && height > 0) {
      frame.element.style.height = `${height}px`
    }
    answer({ width: frame.element.offsetWidth, height: frame.element.offsetHeight })
  },

  setTitle({ params, answer }) {
    const title = document.getElementById('pagetitle')
    if (title !== null) {
      title.textContent = String(params?.title ?? '')
    }
    answer(true)
  },

  setScroll({ params, answer }) {
    const scroll = Number(params?.scroll)
    if (Number.isFinite(scroll)) {
      window.scrollTo(0, scroll)
    }
    answer(true)
  },

  reloadWindow() {
    window.location.reload()
  },

  setInstall({ answer }) {
    answer(true)
  },

  async setInstallFinish(_message, frame, { config }) {
    const { silent, stays } = await ask('parent/installed', { sid: frame.sid })
    if (!silent && !stays) {
      window.location.replace(config.afterInstall)
    }
  },

  openApplication: ({ params, answer }, frame, { frames }) => openAppSlider(params ?? {}, frame, frames, () => answer({ result: 'close' })),

  closeApplication(_message, frame) {
    frame.close?.()
  },

  openPath({ params, answer }, _frame, { config }) {
    // The SDK picks the slider's width by a detour such as `/crm/deal/../..`, so the path is resolved first.
    const { pathname, search } = new URL(String(params?.path ?? ''), window.location.origin)
    if (OPENABLE.test(pathname)) {
      openPageSlider(pathname + search, config.recordQuery, () => answer({ result: 'close' }))
    } else {
      answer({ result: 'error', errorCode: 'PATH_NOT_AVAILABLE' })
    }
  },

  getInterface({ answer }) {
    answer({ command: Object.keys(COMMANDS), event: [] })
  },

  placementBindEvent({ answer }) {
    answer(true)
  },

  // The softphone takes the number and says nothing.
  imPhoneTo: () => undefined,
  imCallTo: () => undefined,
  imOpenMessenger: () => undefined,
  imOpenHistory: () => undefined
}

// The server notes these itself, since they go through it.
const NOTED_BY_SERVER = new Set(['getInitData', 'refreshAuth', 'setAppOption', 'setUserOption', 'setInstallFinish'])

/**
 * Does what an app asks for and notes it for the panel and for tests.
 * @param {import('./messages.js').AppMessage} message
 * @param {import('./frame.js').AppFrame} frame
 * @param {{ config: object, frames: Map<string, import('./frame.js').AppFrame> }} page
 */
export async function answerCommand(message, frame, page) {
  let answered = false
  const answer = (value) => {
    answered = true
    message.answer(value)
  }
  const command = Object.hasOwn(COMMANDS, message.command) ? COMMANDS[message.command] : null
  await command?.({ ...message, answer }, frame, page)
  if (!NOTED_BY_SERVER.has(message.command)) {
    // A note lost with the connection is no fault of the app whose console is watched.
    await ask('parent/message', { command: message.command, params: message.params, answered }).catch(() => undefined)
  }
}

async function setOption(scope, { params, answer }, frame) {
  const { silent, data } = await ask('parent/option', { sid: frame.sid, scope, name: params?.name, value: params?.value ?? null })
  if (!silent) {
    answer(data)
  }
}
