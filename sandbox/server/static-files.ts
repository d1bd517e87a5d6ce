import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import type { WebAnswer } from './route'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2'
}

/** Reads a file of a folder; null when there is none, or when the path leads out of the folder. */
export async function fileAnswer(folder: string, path: string, cacheControl: string): Promise<WebAnswer | null> {
  const root = resolve(folder)
  const file = resolve(root, `.${sep}${path}`)
  if (path.includes('\0') || !file.startsWith(root + sep)) {
    return null
  }
  try {
    const body = await readFile(file)
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'
    return { kind: 'send', status: 200, headers: { 'content-type': type, 'cache-control': cacheControl }, body }
  } catch {
    // Missing, or a folder: either way there is no such file to show.
    return null
  }
}
