/** What of a browser's voice decides whether it may read a text, and how well it fits. */
interface BrowserVoice {
  /** BCP 47 tag; some systems write it with underscores. */
  readonly lang: string
  /** It speaks on this computer: others send the text to a server. */
  readonly localService: boolean
  readonly default: boolean
}

const partsOf = (tag: string) => tag.toLowerCase().replaceAll('_', '-').split('-')

/**
 * The voice to read a text with, or null.
 * Rule: only voices of this computer. Why: a text names clients, and is nobody else's business; some browsers' voices are services elsewhere.
 * @param language BCP 47 tag: the same region is better than another one, which is better than nothing
 */
export function speakerFor<Speaker extends BrowserVoice>(language: string, voices: readonly Speaker[]): Speaker | null {
  const wanted = partsOf(language)
  const fit = ({ lang, default: usual }: Speaker): number => {
    const parts = partsOf(lang)
    return (parts.join('-') === wanted.join('-') ? 2 : 0) + (usual ? 1 : 0)
  }
  const able = voices.filter(({ lang, localService }) => localService && partsOf(lang)[0] === wanted[0])
  return able.sort((a, b) => fit(b) - fit(a))[0] ?? null
}
