import * as v from 'valibot'
import type { PageOptions, Sandbox } from '../../sandbox/index'
import { post } from './support'

const FrameSchema = v.object({ sid: v.string(), name: v.string(), action: v.string(), fields: v.record(v.string(), v.string()) })

const PageSchema = v.object({ appOrigin: v.string(), bare: v.boolean(), afterInstall: v.string(), frame: v.optional(FrameSchema) })

/** Opens a page of the portal and reads what its scripts are given. */
export async function openPage(sandbox: Sandbox, address: PageOptions | string = {}) {
  const url = typeof address === 'string' ? sandbox.portalUrl + address : sandbox.pageUrl(address)
  const html = await (await fetch(url)).text()
  const [, json = ''] = /<script type="application\/json" id="page">(.*?)<\/script>/.exec(html) ?? []
  return { html, ...v.parse(PageSchema, JSON.parse(json)) }
}

/** Opens a page with the app in it. */
export async function openApp(sandbox: Sandbox, address: PageOptions | string = {}) {
  const page = await openPage(sandbox, address)
  if (page.frame === undefined) {
    throw new Error('The page does not frame the app')
  }
  return { ...page, frame: page.frame }
}

/** Asks as the page's scripts do. */
export async function ask(sandbox: Sandbox, path: string, body: Record<string, unknown>) {
  return (await post(`${sandbox.portalUrl}/sandbox/api/${path}`, JSON.stringify(body))).json
}
