/**
 * Reads CSV the way RFC 4180 says, character by character; written apart from the app's writer, with nothing in common.
 * @throws where a quote stands where none may
 */
export function readCsv(text: string, separator: string): string[][] {
  if (!text.startsWith('\uFEFF')) throw new Error('No byte order mark')
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  const endCell = () => {
    row.push(cell)
    cell = ''
    state = 'start'
  }
  for (let at = 1; at < text.length; at++) {
    const character = text.charAt(at)
    if (state === 'quoted') {
      if (character !== '"') cell += character
      else if (text.charAt(at + 1) === '"') cell += text.charAt(++at)
      else state = 'closed'
    } else if (character === '"') {
      if (state !== 'start') throw new Error(`A quote at ${at}`)
      state = 'quoted'
    } else if (character === separator) {
      endCell()
    } else if (text.startsWith('\r\n', at)) {
      endCell()
      rows.push(row)
      row = []
      at += 1
    } else {
      if (state === 'closed') throw new Error(`Something behind a quote at ${at}`)
      cell += character
      state = 'plain'
    }
  }
  if (row.length > 0 || cell !== '') throw new Error('The last line does not end')
  return rows
}
