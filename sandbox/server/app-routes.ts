import { compressed } from './compressed'
import { notFound, type Route } from './route'
import { fileAnswer } from './static-files'

/** The sub path an app is served under, as `/` or `/some/folder/`. */
export function basePath(base = ''): string {
  const inner = base.replace(/^\/+|\/+$/g, '')
  return inner === '' ? '/' : `/${inner}/`
}

/** The host of a built app. Portals open pages with POST, so pages answer POST as they answer GET. */
export function appRoutes(dir: string, base?: string): Route[] {
  const prefix = basePath(base)
  return [{
    methods: ['GET', 'POST'],
    path: `${prefix}*`,
    handle: async ({ method, path, acceptEncoding }) => {
      const inside = path.slice(prefix.length)
      const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside
      const isPage = file.endsWith('.html')
      if (method === 'POST' && !isPage) {
        return notFound
      }
      const answer = await fileAnswer(dir, file, cacheControl(file, isPage)) ?? notFound
      return compressed(answer, acceptEncoding)
    }
  }]
}

function cacheControl(file: string, isPage: boolean): string {
  if (isPage) {
    return 'no-cache'
  }
  // Built assets carry a hash of their content in their name.
  return file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
}
