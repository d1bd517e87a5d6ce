// @vitest-environment node
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtApp } from '../../sandbox/command/build'
import { freePort } from '../../sandbox/command/ports'
import { readSettings } from '../../sandbox/command/settings'
import { folderWith, sandboxFor } from './support'

describe('the command behind npm start', () => {
  it('reads its settings', () => {
    const usual = { dev: false, protocol: 'http', portalPort: 5080, appPort: 5081, webhook: undefined, onPremise: false, pastCalls: 0 }
    expect(readSettings([], {})).toEqual(usual)
    expect(readSettings(['--dev'], { PORT: '8000', APP_PORT: 'none', B24_WEBHOOK: ' ' })).toEqual({ ...usual, dev: true, portalPort: 8000 })
    expect(readSettings([], { TLS: '1', B24_WEBHOOK: 'https://a/rest/1/b/' })).toMatchObject({ protocol: 'h2', webhook: 'https://a/rest/1/b/' })
    expect(readSettings(['--h2'], {})).toMatchObject({ protocol: 'h2' })
    expect(readSettings([], { ON_PREMISE: '1' })).toEqual({ ...usual, onPremise: true })
    expect(readSettings([], { CALLS: '50000' })).toMatchObject({ pastCalls: 50_000 })
    expect(readSettings([], { CALLS: '-1' })).toMatchObject({ pastCalls: 0 })
    expect(readSettings([], { CALLS: '99999999999' })).toMatchObject({ pastCalls: 1_000_000 })
  })

  it('takes the next port when one is taken', async () => {
    const sandbox = await sandboxFor()
    const taken = Number(new URL(sandbox.portalUrl).port)
    expect(await freePort(taken)).toBeGreaterThan(taken)
    const free = await freePort(taken)
    expect(await freePort(free, free)).toBeGreaterThan(free)
  })

  it('serves a build newer than its sources as it is', async () => {
    const root = await folderWith({ 'src/main.ts': '', 'index.html': '', 'package.json': '{}', 'dist/index.html': 'built' })
    const later = new Date(Date.now() + 60_000)
    await utimes(join(root, 'dist/index.html'), later, later)
    expect(await builtApp(root)).toBe(join(root, 'dist'))
  })
})
