import type { TextPart } from './index'

/** A table of its own: the first form needs none of these files. */
const FILES = import.meta.glob<{ default: object }>(['./*/*.json', '!./*/desk.json'])

/**
 * The texts of a screen in one language.
 * @param tag BCP 47 tag
 * @throws where they cannot be loaded
 */
export async function loadPart(tag: string, part: TextPart): Promise<object> {
  const load = FILES[`./${tag}/${part}.json`]
  if (!load) throw new RangeError(`No texts “${part}” in ${tag}`)
  return (await load()).default
}
