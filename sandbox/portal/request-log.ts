import type { FaultKind } from './faults'
import type { PersonKey } from './people'

/** One command of a batch. */
export interface LoggedCommand {
  name: string
  method: string
  executed: boolean
}

/** One request that reached REST, whatever became of it. */
export interface LoggedRequest {
  id: number
  at: number
  protocol: '1.1' | '2'
  httpMethod: string
  /** The REST method: `profile`, `batch` … */
  method: string
  /** Only of a batch. */
  commands?: LoggedCommand[]
  /** What the method was given, without the token and the SDK's own tracing parameters. */
  params: Record<string, unknown>
  /** The address's query as it came, without the token. */
  query: Record<string, unknown>
  /** HTTP status of the answer; null while there is none. */
  status: number | null
  outcome: 'pending' | 'answered' | 'cut' | 'silent'
  /** Whether the method did its work; null when only a real portal behind a webhook knows. */
  executed: boolean | null
  /** Error code answered, if any. */
  error: string | null
  /** The fault that hit it, if any. */
  fault: FaultKind | null
  user: PersonKey | null
}
