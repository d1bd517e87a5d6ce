import { AjaxError, type HttpV2, type TypeHttp } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { newId } from '@/browser/id'

/** The code of a request that the policy of the app's own page kept the browser from sending. */
export const FORBIDDEN = 'FORBIDDEN_BY_POLICY'

/** The SDK tries again after most errors, but after none that the other side is said to be to blame for. */
const NOT_AGAIN = 400

/** What the client throws where no answer came. */
const LostSchema = v.object({ code: v.literal('ERR_NETWORK'), config: v.object({ url: v.string() }) })

/** Addresses of requests that a policy has stopped, as browsers tell: before the failure or right after it. */
const stopped = new Set<string>()
function remember({ disposition, blockedURI }: SecurityPolicyViolationEvent): void {
  if (disposition === 'enforce') stopped.add(blockedURI)
}
const VIOLATION = 'securitypolicyviolation'

/**
 * Has a client tell requests that the policy of the app's own page forbids, which no browser sends, from those whose answer was lost.
 * Of what else keeps a browser from sending (a refused preflight, mixed content, an extension) no browser tells.
 * @param client before its first request
 */
export function tellNeverSent({ ajaxClient }: HttpV2 | TypeHttp): void {
  if (!(`on${VIOLATION}` in globalThis)) return
  // The same listener counts once.
  document.addEventListener(VIOLATION, remember)
  ajaxClient.interceptors.response.use(undefined, async (error: unknown) => {
    const lost = v.safeParse(LostSchema, error)
    if (!lost.success || !await isForbidden(new URL(lost.output.config.url))) throw error
    throw new AjaxError({ code: FORBIDDEN, description: '', status: NOT_AGAIN })
  })
}

/**
 * Whether the page's policy forbids the address of a request that was lost.
 *
 * That the browser names the address is not enough: it does so too where the request was sent, and its answer led to an address that is
 * forbidden. So there is one more request, which is never sent whatever the policy says: to another site, of mode `same-origin`. Chromium and
 * WebKit ask the policy first, and tell of it. Firefox looks at the mode first: there it stays unknown.
 */
async function isForbidden(address: URL): Promise<boolean> {
  await nextTask()
  if (!stopped.delete(address.href)) return false
  address.search = newId()
  await fetch(address, { mode: 'same-origin' }).catch(() => {})
  await nextTask()
  return stopped.delete(address.href)
}

/** The event is a task of its own. */
const nextTask = () => new Promise<void>(done => setTimeout(done))

/** Whether browsers keep a page that came over HTTPS from asking a portal over HTTP. They do not say so, and some allow it where their user wants it. */
export function isMixed(portal: string): boolean {
  return portal.startsWith('http:') && window.location.protocol === 'https:'
}
