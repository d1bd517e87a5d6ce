/** Offers a file the page has made for saving. */
export function saveFile(name: string, parts: readonly string[], type: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has its own hold on the content once the download has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
