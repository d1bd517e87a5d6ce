import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** What the start imports: at once, and what src/app/main.ts asks for as soon as the handshake is under way. */
const AT_ONCE = 'session'
const NEXT = 'interface'

/**
 * Names in the pages what the start is going to import, so that a browser fetches it side by side instead of finding one file in another,
 * before the scripts, which run as soon as they are there: a browser takes its time between a page's last byte and its scripts.
 * The interface's scripts wait in links that mean nothing yet (`rel="next-…"`): fetched and compiled at once, they would keep the
 * handshake waiting on a slow computer. Its styles are there when src/app/main.ts runs, and read while the handshake's code is on its way.
 */
export function preloads(): Plugin {
  return {
    name: 'preloads',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter(part => part.type === 'chunk')
        const first = scriptsOf(chunks, AT_ONCE)
        const next = scriptsOf(chunks, NEXT).filter(file => !first.includes(file))
        if (first.length === 0 || next.length === 0) throw new Error(`The start no longer has the entries ${AT_ONCE} and ${NEXT}`)
        const styles = new Set(next.flatMap(file => chunks.filter(({ fileName }) => fileName === file))
          .flatMap(({ viteMetadata }) => [...viteMetadata?.importedCss ?? []]))
        return {
          html: html.replaceAll('<script type="module" ', '<script type="module" async '),
          tags: [
            ...first.map(file => link({ rel: 'modulepreload', href: `./${file}` })),
            ...next.map(file => link({ rel: 'next-modulepreload', href: `./${file}` })),
            ...[...styles].map(file => link({ rel: 'preload', as: 'style', href: `./${file}` }))
          ]
        }
      }
    }
  }
}

function scriptsOf(chunks: readonly Rolldown.OutputChunk[], entry: string): string[] {
  const needed = chunks.filter(chunk => chunk.name === entry && chunk.isEntry)
  return [...new Set(needed.flatMap(({ fileName, imports }) => [fileName, ...imports]))]
}

const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'head-prepend' })
