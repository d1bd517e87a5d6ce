// The portal's page: frames the app and answers its messages, as portals do.
import { answerCommand } from './commands.js'
import { startRecords } from './crm.js'
import { createFrame } from './frame.js'
import { listen } from './messages.js'
import { startPanel } from './panel.js'

const config = JSON.parse(document.getElementById('page').textContent)

/** Frames with the app in them by APP_SID: the page's own, and one for each open slider. */
const frames = new Map()

const place = document.getElementById('app-place')
if (place !== null) {
  const main = createFrame(config.frame, place, { fills: config.bare })
  frames.set(main.sid, main)
}

listen(config.appOrigin, frames, (message, frame) => answerCommand(message, frame, { config, frames }))

if (document.querySelector('.placement, #record-calls') !== null) {
  startRecords(config, frames)
}

if (config.chrome) {
  startPanel(document.getElementById('panel'), document.getElementById('panel-toggle'), config)
}
