/**
 * A note that begins with how the call went; what was typed before stays behind it.
 * @param all the words of every result: one that stands there takes another's place
 */
export function withFirstWords(text: string, words: string, all: readonly string[]): string {
  const before = all.find(one => text === `${one}.` || text.startsWith(`${one}. `))
  const rest = before === undefined ? text : text.slice(before.length + 1)
  return `${words}. ${rest.trimStart()}`
}
