/** The two calls this app starts: the portal rings the employee first, or speaks to the client. */
export type CallType = 'callback' | 'infocall'

export const CALL_TYPES: readonly CallType[] = ['callback', 'infocall']

/** What a line id tells about the line: `reg…`, `sip…`, digits, `REST_APP:…` for a line of another app, or something unknown. */
export type LineKind = 'cloud-pbx' | 'office-pbx' | 'rented' | 'external' | 'other'

/** An outgoing line of the portal. */
export interface Line {
  id: string
  /** The portal's own name for it; empty where the portal told only the id. */
  name: string
  kind: LineKind
}

/** A voice of the portal's speech synthesis. */
export interface Voice {
  id: string
  /** The portal's own name for it. */
  name: string
  /** BCP 47 tag, or null where the id tells none. */
  language: string | null
  gender: 'female' | 'male' | null
}

/** Everything the portal is asked for by one click. */
export interface CallRequest {
  type: CallType
  /** Line id. */
  line: string
  /** As it is sent: E.164 with `+`, or as typed on office-PBX lines. */
  number: string
  /** Empty where a recording is played. */
  text: string
  /** Address of the recording a voice message plays instead of a text. */
  sound?: string
  /** Voice id; null leaves the choice to the portal. */
  voice: string | null
}

/** The parts of the form a problem can point at. */
export type FormField = 'line' | 'number' | 'text' | 'voice'
