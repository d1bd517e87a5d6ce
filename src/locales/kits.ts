import type { Messages, Locale as KitLocale } from '@bitrix24/b24ui-nuxt/runtime/types/locale.js'

const KITS = import.meta.glob<KitLocale<Messages>>('./*/kit.ts', { import: 'default' })

/**
 * The kit's own few words (names of its buttons, "no data").
 * @param tag BCP 47 tag
 * @throws where they cannot be loaded
 */
export async function loadKit(tag: string): Promise<KitLocale<Messages> | undefined> {
  return KITS[`./${tag}/kit.ts`]?.()
}
