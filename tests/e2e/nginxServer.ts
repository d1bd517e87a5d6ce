import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { ensureNginx } from '../../scripts/nginx.ts'

const TEMPLATE = 'deploy/nginx.conf.template'

/** An nginx of our own, with the configuration of `deploy/`. */
export interface NginxServer {
  origin: string
  /** Ends it. */
  close: () => Promise<void>
}

/**
 * Starts the machine's real nginx with the configuration that `deploy/` offers to operators.
 * @param root the folder to serve
 * @param portals origins of portals beyond Bitrix24's cloud domains
 * @throws {Error} when nginx cannot be had or does not start
 */
export async function startNginx(root: string, portals: string): Promise<NginxServer> {
  const nginx = ensureNginx()
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'callback-desk-nginx-'))
  const values = { PORT: `127.0.0.1:${port}`, ROOT: resolve(root), PORTALS: portals }
  await writeFile(join(folder, 'site.conf'), filledIn(await readFile(TEMPLATE, 'utf8'), values))
  await writeFile(join(folder, 'nginx.conf'), surroundings(folder, mimeTypes(nginx)))

  const server = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  server.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  const ended = new Promise<void>(done => server.once('close', () => done()))
  const close = async () => {
    server.kill()
    await ended
    await rm(folder, { recursive: true, force: true })
  }

  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) break
    if (await fetch(origin).then(() => true, () => false)) return { origin, close }
    await new Promise(done => setTimeout(done, 50))
  }
  await close()
  throw new Error(`nginx did not start: ${complaints}`)
}

/** What the container's start does: names in the template become values. */
function filledIn(template: string, values: Record<string, string>): string {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`\${${name}}`, value), template)
}

/** The least that has to stand around a server, with every path in a folder of our own and no change of user. */
function surroundings(folder: string, types: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${join(folder, name)};`)
  return `
    daemon off;
    master_process off;
    pid ${join(folder, 'nginx.pid')};
    events {}
    http {
      include ${types};
      access_log off;
      ${temporary.join('\n')}
      include ${join(folder, 'site.conf')};
    }
  `
}

/** The table of types that belongs to this nginx: next to its usual configuration. */
function mimeTypes(nginx: string): string {
  const built = execFileSync('sh', ['-c', '"$0" -V 2>&1', nginx], { encoding: 'utf8' })
  const configuration = /--conf-path=(\S+)/.exec(built)?.[1] ?? '/etc/nginx/nginx.conf'
  return join(configuration, '..', 'mime.types')
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = v.parse(v.object({ port: v.number() }), probe.address())
      probe.close(() => done(port))
    })
  })
}
