// @vitest-environment node
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, it } from 'vitest'

/** What the container's build stage gets of the repository. */
const copied = [...readFileSync('deploy/Containerfile', 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '))
const isCopied = (path: string) => copied.some((one) => {
  const pattern = new RegExp(`^${one.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(/|$)`)
  return pattern.test(path)
})

it('the container gets every file that its build names', () => {
  const sources = ['vite.config.ts', ...readdirSync('scripts/bundle').map(name => join('scripts/bundle', name))]
  const named = sources.flatMap(source => [...readFileSync(source, 'utf8').matchAll(/['"](\.\.?\/[^'"*]+)/g)]
    // Names of the SDK's own modules are relative too.
    .map(([, path = '']) => normalize(join(source, '..', path))).filter(path => existsSync(path)))
  expect(named.length).toBeGreaterThan(5)
  expect([...sources, ...named, 'index.html', 'install.html', 'package-lock.json', 'tsconfig.json', 'src/main.ts'].filter(path => !isCopied(path))).toEqual([])
})

it('and what it copies exists', () => {
  expect(copied.filter(path => !path.includes('*') && !existsSync(path))).toEqual([])
  expect(existsSync('deploy/nginx.conf.template')).toBe(true)
})
