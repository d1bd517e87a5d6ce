import { useDocumentVisibility, useTimeoutFn } from '@vueuse/core'
import { onScopeDispose, ref, watch } from 'vue'
import { nextPoll, pollWhenShown, type Asked, type Followed } from './pace'

/** What the portal has left for questions in the background. */
export interface Room {
  /** By how many times rarer than usual to ask. */
  rarer: number
  /** Not to ask before then, milliseconds since 1970. */
  notBefore: number
}

interface PollOptions {
  /** What is to be asked about; reactive. */
  followed: () => readonly Followed[]
  /** As the portal's answers so far have shown it. */
  room?: () => Room
  /** Puts one question about all of them. @returns whether an answer came */
  ask: () => Promise<boolean>
  /** After each question, answered or not. */
  done?: (asked: Asked) => void
}

/** When each of the things asked about began; one of the future (the clock was set back), which would never grow old: now. */
export function rememberStarts(): (one: { id: string, at: number }) => number {
  const starts = new Map<string, number>()
  return ({ id, at }) => {
    const start = starts.get(id) ?? Math.min(at, Date.now())
    starts.set(id, start)
    return start
  }
}

/**
 * Asks the portal again and again, at the pace of what is asked about: never two questions at a time, none while the tab is hidden,
 * at once when it is shown again; more rarely, or not at all, where the portal has little time left.
 */
export function usePoll({ followed, ask, done, room = () => ({ rarer: 1, notBefore: 0 }) }: PollOptions): void {
  let asked: Asked = { at: null, failures: 0 }
  let asking = false
  let ended = false
  const visibility = useDocumentVisibility()
  const delay = ref(0)
  const timer = useTimeoutFn(put, delay, { immediate: false })

  function waitUntil(moment: number | null): void {
    timer.stop()
    if (moment === null || asking || ended || visibility.value === 'hidden') return
    delay.value = Math.max(0, moment - Date.now(), room().notBefore - Date.now())
    timer.start()
  }
  const plan = () => waitUntil(nextPoll(followed(), asked, Date.now(), room().rarer))

  async function put(): Promise<void> {
    asking = true
    const at = Date.now()
    const answered = await ask().catch(() => false)
    asked = { at, failures: answered ? 0 : asked.failures + 1 }
    // Whoever asked is gone.
    if (ended) return
    done?.(asked)
    asking = false
    plan()
  }

  watch(followed, plan, { immediate: true })
  watch(visibility, () => waitUntil(pollWhenShown(followed(), asked, Date.now(), room().rarer)))
  onScopeDispose(() => {
    ended = true
  })
}
