import type { Portal } from '../portal/portal'
import { notFound, type Route } from './route'

/** Samples a second, eight bits each. */
const RATE = 8000
/** Longer calls have a recording of this length, seconds. */
const LONGEST = 10

/** The recordings of answered calls: a soft tone, as long as the call. */
export function recordingRoutes(portal: Portal): Route[] {
  return [{
    methods: ['GET'],
    path: '/sandbox/recording/*',
    handle: ({ path }) => {
      const row = portal.statistics.find(({ ID }) => path === `/sandbox/recording/${ID}.wav`)
      if (row === undefined || row.RECORD_DURATION === null) {
        return notFound
      }
      const body = tone(Math.min(LONGEST, Number(row.RECORD_DURATION)))
      return { kind: 'send', status: 200, headers: { 'content-type': 'audio/wav', 'cache-control': 'no-store' }, body }
    }
  }]
}

function tone(seconds: number): Buffer {
  const samples = Buffer.from(Uint8Array.from({ length: seconds * RATE }, (_, index) => 128 + 20 * Math.sin(index * 2 * Math.PI * 440 / RATE)))
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}
