// @vitest-environment node
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { archiveOf } from '../../scripts/package'

const BUILT = {
  'index.html': '<!doctype html>',
  'install.html': '<!doctype html><title>installer</title>',
  'favicon.svg': '<svg/>',
  'assets/index-B4xZovJM.js': 'export {}',
  'assets/10.js': 'export {}',
  'assets/9.js': 'export {}'
}
const LEFT_OUT = {
  '.vite/manifest.json': '{}',
  'assets/index-B4xZovJM.js.map': '{}',
  'assets/index-B4xZovJM.js.gz': '…'
}

const folders: string[] = []
afterEach(() => Promise.all(folders.splice(0).map(folder => rm(folder, { recursive: true }))))

async function folderWith(files: [string, string][], changed: Date): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'package-test-'))
  folders.push(folder)
  for (const [name, content] of files) {
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
    await utimes(file, changed, changed)
  }
  return folder
}

describe('the archive', () => {
  it('is the same, byte for byte, whenever and in whatever order its files were written', async () => {
    const files = Object.entries(BUILT)
    const first = archiveOf(await folderWith(files, new Date('2026-01-01T12:00:00Z')))
    const second = archiveOf(await folderWith(files.toReversed(), new Date('2031-07-05T23:59:59Z')))
    expect(Buffer.compare(first, second)).toBe(0)
    // The first entry's time, 1 January 1980: the time zone of the machine is not in it either.
    expect([...first.slice(10, 14)]).toEqual([0, 0, 0x21, 0])
  })

  it('has every page at its root, and no manifest, source maps or second copies', async () => {
    const files = unzipSync(archiveOf(await folderWith(Object.entries({ ...BUILT, ...LEFT_OUT }), new Date())))
    expect(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]))).toEqual(BUILT)
  })

  it.each(['index.html', 'install.html'])('is refused without %s', async (page) => {
    const folder = await folderWith(Object.entries(BUILT).filter(([name]) => name !== page), new Date())
    expect(() => archiveOf(folder)).toThrow(`no ${page}`)
  })
})
