import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether this is Debian, or a kin of it, and the user may install packages. */
export function mayInstall(): boolean {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
}

/** How long the packages may take, milliseconds: a mirror that does not answer is no reason to wait for ever. */
const LIMIT = 10 * 60_000

/** Installs Debian packages; no service is started. @throws {Error} where they cannot be had, or not in time */
export function install(...packages: string[]): void {
  console.log(`Installing ${packages.join(', ')} …`)
  // In run level 1 Debian's packages leave their services alone.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env, timeout: LIMIT })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: LIMIT })
}
