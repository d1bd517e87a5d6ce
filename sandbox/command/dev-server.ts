/** Vite's dev server for the app. */
export interface DevServer {
  url: string
  close(): Promise<void>
}

/** Starts Vite's dev server on a port. */
export async function startDevServer(root: string, port: number): Promise<DevServer> {
  const { createServer } = await import('vite')
  const server = await createServer({ root, server: { port, strictPort: true }, logLevel: 'warn', clearScreen: false })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) {
    await server.close()
    throw new Error('The dev server did not say where it is')
  }
  return { url, close: () => server.close() }
}
