import { Bucket } from './bucket'
import { Changes } from './changes'
import { crmSections, international, multiFields, type Crm } from './crm'
import { clientFinder } from './crm-clients'
import { portalData, type PortalData, type PortalOptions } from './data'
import { Faults } from './faults'
import { InfocallLimit } from './infocall-limit'
import { ParentBehaviour, type ParentMessage } from './parent'
import { pastCalls } from './past-calls'
import { OperatingTime } from './operating-time'
import { PERSON_KEYS, type Person, type PersonKey } from './people'
import type { BoundPlacement, PlacementOptionsShape } from './placements'
import type { LoggedRequest } from './request-log'
import type { ScenarioKey } from './scenarios'
import { Sessions } from './sessions'
import type { StatisticRecord } from './statistics'
import { Telephony, type Call } from './telephony'
import { Timeline } from './timeline'
import { Tokens } from './tokens'

// What the column the portal keeps them in holds.
const OPTION_LIMIT = 65_535

/** Everything the sandbox's portal knows and does. Plain values: change them and the portal behaves accordingly. */
export class Portal {
  people: Record<PersonKey, Person>
  lines: Record<string, string>
  externalLines: Set<string>
  defaultLine: string
  voices: Record<string, string>
  options: PortalOptions
  scopes: Set<string>
  /** Where REST is. The server is told once, at its start. */
  readonly restPath: string
  methodsMissing: Set<string>
  /** The portal's own origin. */
  origin = ''
  /** Where the app is served; handlers of placements have to be there too. */
  appUrl = ''
  crm: Crm
  /** Where the app is bound to; nothing of it shows until the app is installed. */
  placements: BoundPlacement[]
  /** In what shape PLACEMENT_OPTIONS reach the app. */
  placementOptionsShape: PlacementOptionsShape = 'object'
  /** How many bytes the app's options, or one user's, may take as JSON. */
  optionLimit = OPTION_LIMIT
  /** How exceptions without a code arrive: with an empty `error`, as real portals send them, or with `ERROR_CORE`, as they are documented. */
  refusals: 'empty' | 'coded' = 'empty'
  /** Whether statuses of refusals are those of the documentation, where it differs from what portals send. */
  documentedStatuses = false
  /** Whether a web filter looks at the commands of batches and alters texts that look like attacks. */
  securityFilter = false
  /** Whether the app's installer has finished on this portal. */
  installed: boolean
  /** How many calls there were before the sandbox started, and when the last one began. */
  pastCalls: PortalData['pastCalls']
  /** What the panel was last asked to play through. */
  scenario: ScenarioKey = 'usual'
  /** The app's version, as `app.info` tells it. */
  version = 1
  /** How far away REST is: milliseconds until the answer to anything asked of it, preflights too. */
  distance = 0
  /** Requests to these methods are answered, and carried out, only after what stands beside them. */
  readonly held = new Map<string, Promise<void>>()
  /** Every request to REST, oldest first. */
  readonly requests: LoggedRequest[] = []
  /** How many CORS preflights came; they are not requests. */
  preflights = 0
  /** Headers of requests to REST beyond those a portal allows, with the method they were sent to: a browser refuses such requests. */
  readonly forbiddenHeaders: { method: string, header: string }[] = []
  /** What apps sent the portal's page, oldest first. */
  readonly messages: ParentMessage[] = []
  readonly changes = new Changes()
  readonly bucket = new Bucket()
  readonly parent = new ParentBehaviour()
  readonly infocalls = new InfocallLimit()
  readonly operating: OperatingTime
  readonly tokens = new Tokens()
  readonly sessions = new Sessions(this.tokens)
  readonly faults = new Faults(() => this.changes.announce())
  readonly telephony = new Telephony({
    changed: () => this.changes.announce(),
    findClient: () => clientFinder(this.crm),
    origin: () => this.origin,
    userId: person => this.people[person].id
  })
  /** Notes and to-dos that were added to records of the CRM. */
  readonly timeline = new Timeline()
  readonly #seed: PortalData
  #lastRequestId = 0

  constructor(seed: Partial<PortalData> = {}) {
    this.#seed = portalData(seed)
    const state = freshState(this.#seed)
    this.people = state.people
    this.lines = state.lines
    this.externalLines = state.externalLines
    this.defaultLine = state.defaultLine
    this.voices = state.voices
    this.options = state.options
    this.scopes = state.scopes
    this.restPath = this.#seed.restPath
    this.operating = new OperatingTime(this.#seed.operatingLimit)
    this.methodsMissing = state.methodsMissing
    this.crm = state.crm
    this.placements = state.placements
    this.installed = state.installed
    this.pastCalls = state.pastCalls
  }

  /** Fills the statistics with the calls the seed wants. To be called once the origin is known. */
  enterPastCalls(): void {
    const { count, until } = this.pastCalls
    this.telephony.enter(pastCalls(count, until, {
      userIds: Object.values(this.people).filter(({ rights }) => rights.call).map(({ id }) => id),
      lines: Object.keys(this.lines),
      clientNumbers: crmSections(this.crm).flatMap(({ records }) => records).flatMap(multiFields)
        .filter(({ typeId }) => typeId === 'PHONE').map(({ value }) => international(value))
    }))
  }

  /** Every call that rang, oldest first. */
  get calls(): readonly Call[] {
    return this.telephony.calls
  }

  /** Rows of the calls that have ended. */
  get statistics(): readonly StatisticRecord[] {
    return this.telephony.statistics
  }

  /** Seconds a new token lasts (AUTH_EXPIRES). */
  get tokenLifetime(): number {
    return this.tokens.lifetime
  }

  set tokenLifetime(seconds: number) {
    this.tokens.lifetime = seconds
  }

  /** From now on REST answers `expired_token` until the app gets a new token from the portal's page. */
  expireTokens(): void {
    this.tokens.expireAll()
  }

  /** Enters a request into the log. */
  logRequest(request: Omit<LoggedRequest, 'id' | 'at' | 'status' | 'outcome' | 'executed' | 'error' | 'fault'>): LoggedRequest {
    const entry: LoggedRequest = {
      ...request,
      id: ++this.#lastRequestId,
      at: Date.now(),
      status: null,
      outcome: 'pending',
      executed: false,
      error: null,
      fault: null
    }
    this.requests.push(entry)
    this.changes.announce()
    return entry
  }

  /** The requests to one method, batches by their name `batch`. */
  requestsTo(method: string): LoggedRequest[] {
    return this.requests.filter(request => request.method === method)
  }

  /** Installs the app once more: its installer runs, with placements and options as they are. */
  reinstall(): void {
    this.installed = false
    this.changes.announce()
  }

  /** Installs the app's next version over the one there is. */
  upgrade(): void {
    this.version += 1
    this.reinstall()
  }

  /** Takes the app from the portal with its placements and options, ready to be installed again. */
  uninstall(): void {
    this.placements = []
    this.options = { app: {}, user: {} }
    this.reinstall()
  }

  /** Rights, lines of one's own, limits and calls are as at the start again; what was called and stored stays. */
  asUsual(): void {
    for (const key of PERSON_KEYS) {
      const { rights, defaultLine } = this.#seed.people[key]
      Object.assign(this.people[key], { rights: { ...rights }, defaultLine })
    }
    this.defaultLine = this.#seed.defaultLine
    this.infocalls.perMonth = null
    this.telephony.usualOutcome = {}
    this.faults.clear()
    this.scenario = 'usual'
  }

  /** Back to how the portal started, with empty logs. Frames that are open stay usable. */
  reset(): void {
    Object.assign(this, freshState(this.#seed))
    this.placementOptionsShape = 'object'
    this.optionLimit = OPTION_LIMIT
    this.refusals = 'empty'
    this.documentedStatuses = false
    this.securityFilter = false
    this.scenario = 'usual'
    this.version = 1
    this.distance = 0
    this.held.clear()
    this.requests.length = 0
    this.preflights = 0
    this.forbiddenHeaders.length = 0
    this.messages.length = 0
    this.tokenLifetime = 3600
    this.bucket.reset()
    this.parent.reset()
    this.infocalls.reset()
    this.operating.reset(this.#seed.operatingLimit)
    this.telephony.reset()
    this.timeline.reset()
    this.enterPastCalls()
    this.faults.clear()
    this.changes.announce()
  }
}

type State = Pick<
  Portal,
  'people' | 'pastCalls' | 'lines' | 'externalLines' | 'defaultLine' | 'voices' | 'options' | 'scopes' | 'methodsMissing' | 'crm' | 'placements' | 'installed'
>


function freshState(seed: PortalData): State {
  const data = structuredClone(seed)
  return {
    ...data,
    externalLines: new Set(data.externalLines),
    scopes: new Set(data.scopes),
    methodsMissing: new Set(data.methodsMissing)
  }
}
