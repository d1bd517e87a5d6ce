// @vitest-environment node
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, normalize, sep } from 'node:path'
import { expect, it } from 'vitest'
import { SOURCES } from '../../sandbox/command/build.ts'

/** What the container's build stage gets of the repository. */
const copied = [...readFileSync('deploy/Containerfile', 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '))
const isCopied = (path: string) => copied.some((one) => {
  const pattern = new RegExp(`^${one.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(/|$)`)
  return pattern.test(path)
})

const plugins = ['vite.config.ts', ...readdirSync('scripts/bundle').map(name => join('scripts/bundle', name))]
const named = plugins.flatMap(source => [...readFileSync(source, 'utf8').matchAll(/['"](\.\.?\/[^'"*]+)/g)]
  // Names of the SDK's own modules are relative too.
  .map(([, path = '']) => normalize(join(source, '..', path))).filter(path => existsSync(path)))
/** What a build takes, whoever builds. */
const taken = [...plugins, ...named, 'index.html', 'install.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'public/licences.txt', 'src/app/main.ts']

it('the container gets every file that its build names', () => {
  expect(named.length).toBeGreaterThan(5)
  expect(taken.filter(path => !isCopied(path))).toEqual([])
})

it('a change in any of them makes the last build stale', () => {
  expect(taken.filter(path => !SOURCES.some(source => path === source || path.startsWith(source + sep)))).toEqual([])
})

it('and what it copies exists', () => {
  expect(copied.filter(path => !path.includes('*') && !existsSync(path))).toEqual([])
  expect(existsSync('deploy/nginx.conf.template')).toBe(true)
})
