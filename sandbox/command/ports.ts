import { createServer } from 'node:net'

/** The first free port from the wanted one on, leaving out one that is spoken for. */
export async function freePort(wanted: number, taken?: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port += 1) {
    if (port !== taken && await isFree(port)) {
      return port
    }
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 99}`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })
}
