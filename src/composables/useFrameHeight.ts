import { useResizeObserver } from '@vueuse/core'
import type { ShallowRef } from 'vue'
import { useSessionStore } from '@/stores/session'

/** The portal's frame is as high as the app's content, so that only the portal's page scrolls. */
export function useFrameHeight(content: Readonly<ShallowRef<HTMLElement | null>>): void {
  const session = useSessionStore()
  let told = 0
  useResizeObserver(content, ([entry]) => {
    const height = Math.ceil(entry?.target.getBoundingClientRect().height ?? 0)
    if (height === told || !session.portal) return
    told = height
    session.portal.resize(height)
  })
}
