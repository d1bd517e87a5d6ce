import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LANGUAGES } from '../../src/locales/languages'
import { wantedPlacements, type Titles } from '../../src/portal/ports/wantedPlacements'
import type { BoundPlacement } from '../portal/placements'

/**
 * What the app's installer leaves on a portal without chosen smart processes.
 * @param root the project's folder
 * @param appUrl the app's index page
 */
export async function installedPlacements(root: string, appUrl: string): Promise<BoundPlacement[]> {
  const texts = await Promise.all(Object.entries(LANGUAGES).map(async ([code, tag]) => {
    const { placements }: { placements: { app: string, title: string } } = JSON.parse(await readFile(join(root, 'src/locales', tag, 'placements.json'), 'utf8'))
    return { code, ...placements }
  }))
  const titles = (name: 'app' | 'title'): Titles => Object.fromEntries(texts.map(text => [text.code, text[name]]))
  return wantedPlacements(appUrl, { crm: titles('title'), app: titles('app') }, []).map(({ placement, handler, titles }) => ({
    placement,
    handler,
    title: '',
    description: '',
    langAll: Object.fromEntries(Object.entries(titles).map(([code, TITLE]) => [code, { TITLE, DESCRIPTION: '', GROUP_NAME: '' }]))
  }))
}
