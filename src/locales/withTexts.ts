import { loadTexts, type TextPart } from './index'

/** A screen together with its texts, neither of which is of any use without the other. */
export function withTexts<Screen>(load: () => Promise<Screen>, ...parts: readonly TextPart[]): () => Promise<Screen> {
  return async () => {
    const [screen] = await Promise.all([load(), ...parts.map(loadTexts)])
    return screen
  }
}
