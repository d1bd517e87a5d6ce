import { ref } from 'vue'
import { failureIn } from '@/portal/errors/failures'
import { SAVE_APP_OPTIONS } from '@/portal/methods'
import type { Failure } from '@/core/failure/failure'
import { writePublished, type PublishedLines } from '@/core/options/publishedLines'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

const NONE: PublishedLines = { lines: [], portalDefault: null }

/** Lines for those who may not list them: what an administrator sees is stored where everybody can read it. */
export const usePublishingStore = defineUserStore('publishing', () => {
  const session = useSessionStore()
  /** Why the others do not have the lines as they are now. */
  const failure = ref<Failure | null>(null)

  /**
   * Stores the lines if they differ from what is stored. Never throws.
   * @param published what is stored now
   */
  async function publish(lines: PublishedLines, published: PublishedLines | null): Promise<void> {
    failure.value = null
    const text = writePublished(lines)
    if (text === writePublished(published ?? NONE)) return
    try {
      await session.portal?.options.publishLines(text)
    } catch (error) {
      failure.value = failureIn(error, 'unknownFault', SAVE_APP_OPTIONS)
    }
  }

  return { failure, publish }
})
