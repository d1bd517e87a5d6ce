import { COMPANY, CONTACT, DEAL, LEAD, type LaunchContext } from '@/core/launch'
import { spokenText } from '@/core/telephony/spokenText'

/** More than this of a link's text or number is not taken over: no person writes it, no voice speaks it. */
const LONGEST = { number: 64, text: 3000 }

const TYPE_OF_NAME: ReadonlyMap<string, number> = new Map([['LEAD', LEAD], ['DEAL', DEAL], ['CONTACT', CONTACT], ['COMPANY', COMPANY]])

/**
 * One launch context from a placement's code and its options.
 * @param placement `CRM_DEAL_DETAIL_TOOLBAR`, `CRM_DYNAMIC_183_LIST_MENU`, `REST_APP_URI`, `DEFAULT` …
 * @param options as the handshake brings them: an object, JSON text, an empty string; keys in any case
 */
export function readLaunch(placement: unknown, options: unknown): LaunchContext {
  const fields = fieldsOf(options)
  const entityTypeId = entityTypeOf(placement) ?? TYPE_OF_NAME.get(text(fields.get('CRM_ENTITY_TYPE')).toUpperCase()) ?? null
  const id = [fields.get('ID'), fields.get('ENTITY_ID'), fields.get('CRM_ENTITY_ID')].map(wholeNumber).find(one => one !== null) ?? null
  const mode = text(fields.get('MODE'))
  return {
    record: entityTypeId !== null && id !== null ? { entityTypeId, id } : null,
    number: cut(text(fields.get('PHONE')) || text(fields.get('PHONE_NUMBER')), LONGEST.number),
    text: cut(spokenText(text(fields.get('TEXT'))), LONGEST.text),
    type: mode === 'callback' || mode === 'infocall' ? mode : null,
    journal: text(fields.get('SCREEN')) === 'journal' ? Object.fromEntries([...fields].map(([name, value]) => [name.toLowerCase(), text(value)])) : null,
    slider: text(fields.get('IFRAME')) === 'Y'
  }
}

function entityTypeOf(placement: unknown): number | null {
  const match = /^CRM_(?:(LEAD|DEAL|CONTACT|COMPANY)|DYNAMIC_(\d+))_/.exec(text(placement))
  if (!match) return null
  return TYPE_OF_NAME.get(match[1] ?? '') ?? wholeNumber(match[2])
}

/** The options' fields by upper-case name, those of a link (`params`) among them, which hold no `params` of their own. */
function fieldsOf(options: unknown): Map<string, unknown> {
  const fields = new Map<string, unknown>()
  const add = (from: unknown, ofLink: boolean): void => {
    const read = typeof from === 'string' ? parse(from) : from
    if (typeof read !== 'object' || read === null) return
    for (const [name, value] of Object.entries(read)) {
      if (name.toUpperCase() === 'PARAMS') {
        if (!ofLink) add(value, true)
      } else if (!fields.has(name.toUpperCase())) fields.set(name.toUpperCase(), value)
    }
  }
  add(options, false)
  return fields
}

function parse(json: string): unknown {
  // The usual case; an error would take longer to make than all the rest.
  if (json === '') return null
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** What programs write for nothing: the portal itself `"undefined"` into a call card, others into the links they make. */
const NOTHING = /^(?:undefined|null|none|nil|nan)$/i
/** A field's text; empty where it stands for nothing. */
function text(value: unknown): string {
  const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return NOTHING.test(written) ? '' : written
}
const cut = (value: string, longest: number): string | null => value === '' ? null : [...value].slice(0, longest).join('')

/** A record's id; an absent one arrives as `"0"`, `"undefined"` or not at all. */
function wholeNumber(value: unknown): number | null {
  const digits = text(value)
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : null
}
