import type { Operating } from '../portal/operating-time'

/** The `time` block of a portal's answers with a result. */
export interface TimeBlock {
  start: number
  finish: number
  duration: number
  processing: number
  date_start: string
  date_finish: string
  operating_reset_at?: number
  operating?: number
}

/** Fills the `time` block of work that began at `startedAt` and is done now. */
export function timeBlock(startedAt: number, operating: Operating | null = null, now: number = Date.now()): TimeBlock {
  const duration = (now - startedAt) / 1000
  return {
    start: startedAt / 1000,
    finish: now / 1000,
    duration,
    processing: duration,
    date_start: isoWithZone(new Date(startedAt)),
    date_finish: isoWithZone(new Date(now)),
    ...operating
  }
}

/** A date in the form portals write it: `2026-03-17T11:27:46+02:00`, never `Z`. */
export function isoWithZone(date: Date): string {
  const offset = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${hours}:${minutes}`
}
