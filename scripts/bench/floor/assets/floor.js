/**
 * The floor of the speed bench: the least a page can do in a portal before a line can be chosen. The handshake, the app's one
 * batch, a plain list. No library, no styles.
 */
const [domain, protocol, sid] = window.name.split('|')
const portal = `${protocol === '1' ? 'https' : 'http'}://${domain}`

/** The same commands as the app's first request; the bench compares them. */
const cmd = {
  lines: 'voximplant.line.get',
  portalDefault: 'voximplant.line.outgoing.get',
  userDefault: 'voximplant.user.getDefaultLineId',
  voices: 'voximplant.tts.voices.get',
  profile: 'profile',
  appOptions: 'app.option.get',
  userOptions: 'user.option.get'
}

function handshake() {
  return new Promise((resolve) => {
    addEventListener('message', ({ origin, data }) => {
      if (origin === portal && typeof data === 'string' && data.startsWith('floor:')) resolve(JSON.parse(data.slice('floor:'.length)))
    })
    parent.postMessage(`getInitData:floor:${sid}`, portal)
  })
}

async function readLines() {
  const { AUTH_ID: auth } = await handshake()
  const response = await fetch(`${portal}/rest/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ halt: 0, cmd, auth })
  })
  const { result: { result } } = await response.json()
  return result
}

const { lines, portalDefault } = await readLines()
const list = document.createElement('select')
for (const [id, name] of Object.entries(lines)) list.append(new Option(name, id, false, id === portalDefault))
const button = document.createElement('button')
button.textContent = 'Call back'
document.getElementById('app').append(list, button)
