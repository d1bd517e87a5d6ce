import { nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { useChartCursor } from '@/journal/useChartCursor'

const key = (name: string) => new KeyboardEvent('keydown', { key: name, cancelable: true })

/** Presses keys one after the other in a chart of so many values. */
function pressed(count: number, way: 'across' | 'down', keys: readonly string[]) {
  const cursor = useChartCursor(() => count, way)
  for (const name of keys) cursor.press(key(name))
  return cursor.active.value
}

describe('the value that is read', () => {
  it.each([
    ['across', ['ArrowRight'], 0], ['across', ['ArrowRight', 'ArrowRight'], 1], ['across', ['ArrowLeft'], 0], ['across', ['End', 'ArrowRight'], 4],
    ['across', ['End', 'ArrowLeft'], 3], ['across', ['End', 'Home'], 0], ['across', ['End', 'Escape'], null], ['across', ['ArrowDown'], null],
    ['down', ['ArrowDown', 'ArrowDown', 'ArrowUp'], 0], ['down', ['ArrowRight'], null]
  ] as const)('%s, after %j: %s', (way, keys, active) => {
    expect(pressed(5, way, keys)).toBe(active)
  })

  it('of nothing there is none', () => {
    expect(pressed(0, 'across', ['ArrowRight', 'End'])).toBeNull()
  })

  it('keys that do something do nothing else; all others are left alone', () => {
    const { press } = useChartCursor(() => 3, 'across')
    const prevented = (name: string) => {
      const event = key(name)
      press(event)
      return event.defaultPrevented
    }
    // Escape closes what is being read, and then belongs to whatever is around the chart.
    expect(['ArrowRight', 'ArrowDown', 'Tab', 'Escape', 'Escape'].map(prevented)).toEqual([true, false, false, true, false])
  })

  it('is said where it was read by key, not under a pointer', () => {
    const { read, enter, spoken, leave } = useChartCursor(() => 3, 'across')
    read(1, false)
    expect(spoken.value).toBe(false)
    leave()
    enter()
    expect(spoken.value).toBe(true)
  })

  it('is none when there are other values', async () => {
    const count = ref(3)
    const { read, active } = useChartCursor(() => count.value, 'across')
    read(2, true)
    count.value = 2
    await nextTick()
    expect(active.value).toBeNull()
  })
})
