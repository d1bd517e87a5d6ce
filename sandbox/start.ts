// The command behind `npm start` and `npm run dev`: a portal on this machine with the app open in it.
import { fileURLToPath } from 'node:url'
import { builtApp } from './command/build'
import { startDevServer } from './command/dev-server'
import { installedPlacements } from './command/installed'
import { freePort } from './command/ports'
import { readSettings } from './command/settings'
import { startSandbox } from './index'

const root = fileURLToPath(new URL('..', import.meta.url))

async function start(): Promise<void> {
  const { dev, protocol, webhook, onPremise, pastCalls, ...wanted } = readSettings(process.argv.slice(2), process.env)
  const dir = dev ? '' : await builtApp(root)
  const portalPort = await freePort(wanted.portalPort)
  const appPort = await freePort(wanted.appPort, portalPort)
  const devServer = dev ? await startDevServer(root, appPort) : null
  const appUrl = devServer?.url ?? `${protocol === 'http' || onPremise ? 'http' : 'https'}://localhost:${appPort}/index.html`
  const sandbox = await startSandbox({
    protocol,
    onPremise,
    portalPort,
    appPort,
    app: devServer === null ? { dir } : { url: devServer.url },
    seed: { pastCalls: { count: pastCalls, until: Date.now() }, placements: await installedPlacements(root, appUrl) },
    ...(webhook === undefined ? {} : { webhook })
  })

  console.log(`\n  Callback Desk in a sandbox portal:  ${sandbox.pageUrl()}\n`)
  console.log('  Switch person and language in its header; requests, calls and faults are in the Sandbox panel.')
  if (webhook !== undefined) {
    console.log('  REST passes through to the portal of B24_WEBHOOK: calls are real.')
  }

  const stop = (): void => {
    void Promise.all([sandbox.close(), devServer?.close()]).then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
