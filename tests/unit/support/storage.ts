import { vi } from 'vitest'

/** A browser that blocks third-party storage: mere access throws. */
export function blockStorage(): void {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  })
}

/** A browser whose storage takes nothing more. @returns makes room again */
export function fillStorage(): () => void {
  const real = window.localStorage
  const full = vi.spyOn(window, 'localStorage', 'get').mockReturnValue({
    length: real.length,
    key: index => real.key(index),
    getItem: key => real.getItem(key),
    removeItem: key => real.removeItem(key),
    clear: () => real.clear(),
    setItem: () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  })
  return () => full.mockRestore()
}
