import { existsSync } from 'node:fs'
import { install, mayInstall } from './debian.ts'

/** Where Debian and others put nginx; `NGINX` in the environment wins. */
const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx']

function findNginx(): string | null {
  return [process.env.NGINX, ...PLACES].find(path => path && existsSync(path)) ?? null
}

/**
 * The nginx that the hosted copy's configuration is tested with; installs Debian's where there is none and the user may
 * install packages.
 * @throws {Error} with what to do when none can be had
 */
export function ensureNginx(): string {
  const found = findNginx()
  if (found) return found
  if (!mayInstall()) throw new Error('The tests need nginx. Install it (Debian: apt-get install nginx-light) or name it in NGINX.')
  install('nginx-light')
  const installed = findNginx()
  if (!installed) throw new Error('nginx was installed but cannot be found.')
  return installed
}
