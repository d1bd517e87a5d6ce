import { useResizeObserver } from '@vueuse/core'
import { shallowRef, watch, type ShallowRef } from 'vue'
import { useSessionStore } from '@/session/session'
import { useFirstReadStore } from '@/session/firstRead'

/**
 * The portal's frame is as high as the app's content, so that only the portal's page scrolls. Until there is something to show, it keeps
 * the height the portal gave it: drawn together around "connecting", it would jump twice.
 */
export function useFrameHeight(content: Readonly<ShallowRef<HTMLElement | null>>): void {
  const session = useSessionStore()
  const firstRead = useFirstReadStore()
  const height = shallowRef(0)
  useResizeObserver(content, ([entry]) => {
    height.value = Math.ceil(entry?.target.getBoundingClientRect().height ?? 0)
  })
  watch(() => session.portal && firstRead.state !== 'connecting' ? height.value : 0, (needed) => {
    if (needed > 0) session.portal?.frame.resize(needed)
  })
}
