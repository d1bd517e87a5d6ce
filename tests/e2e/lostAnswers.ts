import type { Fault } from '../../sandbox/index.ts'
import type { CallAttempt } from '../../src/calls/attempts/attempt.ts'
import type { Desk } from './desk.ts'

/** A fault after which nobody knows whether the call rang. */
export interface LostAnswer {
  name: string
  fault: Fault
  /** Whether it did. */
  rings: boolean
}

export const LOST_ANSWERS: readonly LostAnswer[] = [
  { name: 'started, then the connection dies', fault: { kind: 'cut', executed: true }, rings: true },
  { name: 'the connection dies before anything happens', fault: { kind: 'cut', executed: false }, rings: false },
  { name: 'started, then a 502 page', fault: { kind: 'gateway', status: 502, executed: true }, rings: true },
  { name: 'started, then a 503 page', fault: { kind: 'gateway', status: 503, executed: true }, rings: true },
  { name: 'started, then a 504 page', fault: { kind: 'gateway', status: 504, executed: true }, rings: true },
  { name: 'a gateway page the browser hides', fault: { kind: 'gateway', status: 502, executed: true, cors: false }, rings: true },
  { name: 'a login page instead of an answer', fault: { kind: 'html', executed: true }, rings: true },
  { name: 'broken JSON', fault: { kind: 'brokenJson', executed: true }, rings: true },
  { name: 'an empty answer', fault: { kind: 'emptyBody', executed: true }, rings: true },
  { name: 'no result in the answer', fault: { kind: 'noResult', executed: true }, rings: true }
]

/** The attempts as the browser has stored them, newest first. */
export async function storedAttempts(desk: Desk): Promise<CallAttempt[]> {
  return await desk.frame.evaluate(() => {
    const key = Object.keys(localStorage).find(name => name.endsWith(':attempts')) ?? ''
    return JSON.parse(localStorage.getItem(key) ?? '[]')
  })
}

/** Makes all stored attempts look as if they were clicked so much earlier; seen after the next reload. @param ms milliseconds */
export async function ageAttempts(desk: Desk, ms: number): Promise<void> {
  await desk.frame.evaluate((earlier) => {
    const key = Object.keys(localStorage).find(name => name.endsWith(':attempts')) ?? ''
    const text = localStorage.getItem(key) ?? ''
    localStorage.setItem(key, text.replaceAll(/"at":(\d+)/g, (_all, at: string) => `"at":${Number(at) - earlier}`))
  }, ms)
}

/** Lets a long time pass as it does: in steps, each over only once the portal has answered what was asked in it. @param ms milliseconds */
export async function liveOn(desk: Desk, passTime: (ms: number) => Promise<void>, ms: number): Promise<void> {
  const steps = 8
  for (let step = 0; step < steps; step++) {
    await passTime(ms / steps)
    await desk.atRest()
  }
}
