import type { HttpV2, TypeHttp } from '@bitrix24/b24jssdk'

/** What a parameter of a REST method may be: what a form can say as exactly as JSON. It has no true, no null and no empty list. */
export type RestValue = string | number | readonly RestValue[] | { readonly [name: string]: RestValue }

/** Parameters of a REST method, by name. */
export type RestParams = Readonly<Record<string, RestValue>>

/**
 * Parameters as PHP reads them from a form: `cmd[lines]=…&FILTER[CALL_ID][0]=…`. Numbers arrive there as texts.
 * Source: https://www.php.net/manual/en/faq.html.php#faq.html.arrays
 * @throws {TypeError} for an empty list or map inside
 */
export function formBody(params: RestParams): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) write(form, name, value)
  return form.toString()
}

function write(form: URLSearchParams, name: string, value: RestValue): void {
  if (typeof value !== 'object') {
    form.append(name, String(value))
    return
  }
  const entries = Object.entries(value)
  // The portal would never hear of it, and a condition that is not there lets everything through.
  if (entries.length === 0) throw new TypeError(`${name} is empty: no form can say that`)
  for (const [key, inner] of entries) write(form, `${name}[${key}]`, inner)
}

/**
 * Has a client send forms. The SDK sends JSON, which browsers send to another site only after they have asked for leave (a preflight,
 * one more round trip, remembered by its address, and each of the SDK's addresses is another). A form with no header of its own
 * goes out at once.
 * @param client before its first request
 */
export function sendForms({ ajaxClient: { defaults } }: HttpV2 | TypeHttp): void {
  defaults.transformRequest = formBody
}
