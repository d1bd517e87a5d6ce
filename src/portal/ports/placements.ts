import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { inEveryLanguage } from '@/locales/everyLanguage'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError, type Failure } from '@/core/failure/failure'
import { BIND_PLACEMENT } from '@/portal/methods'
import { appAddress } from '@/portal/pages'
import {
  boundProcessTypes, comparePlacements, isOffered, wantedPlacements, type BoundPlacement, type PlacementChanges, type WantedPlacement
} from './wantedPlacements'
import { callBatch, commandFailure, mapOf, MOST_COMMANDS, type BatchAnswer } from '@/portal/sdk/batch'
import { appFailure } from '@/portal/errors/failures'

/** What became of one place. `unavailable`: this portal does not have it. */
export interface PlacementResult {
  placement: string
  state: 'unchanged' | 'bound' | 'removed' | 'unavailable' | 'failed'
  failure: Failure | null
}

/** What became of every place, and the first failure among them. */
export interface PlacementSync {
  results: PlacementResult[]
  failure: Failure | null
}

/** The places of the portal that open the app. Administrators only. */
export interface PlacementsPort {
  /**
   * Binds the app to every place it is meant for and to no other.
   * @param processTypes smart-process types (`entityTypeId`) whose cards and lists offer the app; null leaves them as they are
   * @throws {PortalError} when the portal does not say what is bound, or does not answer
   */
  sync: (processTypes: readonly number[] | null) => Promise<PlacementSync>
}

const UNBIND = 'placement.unbind'

/**
 * Binds the app to every place it is meant for and to no other: only the difference is requested. Titles come in every
 * language of the interface.
 * Sources: https://apidocs.bitrix24.com/api-reference/widgets/placement-get.html, …/placement-list.html,
 * …/placement-bind.html, …/placement-unbind.html (administrators only)
 * @param processTypes smart-process types whose cards and lists offer the app; null leaves them as they are
 * @throws {PortalError} when the portal does not say what is bound, or does not answer
 */
export async function syncPlacements(frame: B24Frame, processTypes: readonly number[] | null): Promise<PlacementSync> {
  const handler = appAddress(location.href)
  const names = await titles()
  const wantedBeside = (bound: readonly BoundPlacement[]) => wantedPlacements(handler, names, processTypes ?? boundProcessTypes(bound))
  const first = await bringInLine(frame, wantedBeside)
  const taken = first.filter(({ failure }) => failure?.entry === 'placementTaken')
  // Something else was bound meanwhile, or an answer got lost on its way: what is there now decides.
  const results = taken.length === 0
    ? first
    : together(first, await bringInLine(frame, wantedBeside, new Set(taken.map(({ placement }) => placement))))
  return { results, failure: results.find(({ failure }) => failure)?.failure ?? null }
}

/**
 * One round: reads, compares, changes.
 * @param insistOn places that were taken: where the portal lists nothing there, whatever is there is removed first
 */
async function bringInLine(
  frame: B24Frame,
  wantedBeside: (bound: readonly BoundPlacement[]) => WantedPlacement[],
  insistOn: ReadonlySet<string> = new Set()
): Promise<PlacementResult[]> {
  const { bound, offered } = await readPlacements(frame)
  const wanted = wantedBeside(bound)
  const possible = wanted.filter(({ placement }) => isOffered(placement, offered))
  const changes = comparePlacements(bound, possible)
  const hidden = changes.bind.filter(({ placement }) => insistOn.has(placement) && !bound.some(one => one.placement === placement))
  const commands = [...hidden.map(({ placement }) => unbind(placement, null)), ...commandsFor(changes)]
  const failures = await run(frame, commands)
  const resultOf = (placement: string, state: PlacementResult['state']): PlacementResult => {
    const failure = failures.get(placement)
    if (!failure) return { placement, state, failure: null }
    return failure.entry === 'placementUnknown' ? { placement, state: 'unavailable', failure: null } : { placement, state: 'failed', failure }
  }
  const removed = new Set(changes.unbind.map(({ placement }) => placement).filter(placement => !possible.some(one => one.placement === placement)))
  return [
    ...changes.unchanged.map(({ placement }) => resultOf(placement, 'unchanged')),
    ...changes.bind.map(({ placement }) => resultOf(placement, 'bound')),
    ...[...removed].map(placement => resultOf(placement, 'removed')),
    ...wanted.filter(one => !possible.includes(one)).map(({ placement }): PlacementResult => ({ placement, state: 'unavailable', failure: null }))
  ]
}

/** The results of two rounds: what the second one found in order is as the first one left it. */
function together(first: readonly PlacementResult[], second: readonly PlacementResult[]): PlacementResult[] {
  const before = new Map(first.map(result => [result.placement, result]))
  const now = second.map((result): PlacementResult => {
    const earlier = before.get(result.placement)
    if (result.state !== 'unchanged' || !earlier) return result
    return { ...result, state: earlier.state === 'failed' ? 'bound' : earlier.state }
  })
  const gone = first.filter(({ placement, state }) => state === 'removed' && !second.some(one => one.placement === placement))
  return [...now, ...gone]
}

interface Command {
  placement: string
  method: string
  text: string
}

/** Old entries go before new ones come: some places take one handler only. */
function commandsFor(changes: PlacementChanges): Command[] {
  return [
    ...changes.unbind.map(({ placement, handler }) => unbind(placement, handler)),
    ...changes.bind.map(({ placement, handler, titles }) => {
      const texts = Object.entries(titles).map(([language, title]) => [`LANG_ALL[${language}][TITLE]`, title])
      return command(BIND_PLACEMENT, placement, { HANDLER: handler, ...Object.fromEntries(texts) })
    })
  ]
}

/** @param handler null removes every handler of this app */
const unbind = (placement: string, handler: string | null) => command(UNBIND, placement, handler === null ? {} : { HANDLER: handler })

function command(method: string, placement: string, params: Record<string, string>): Command {
  return { placement, method, text: `${method}?${new URLSearchParams({ PLACEMENT: placement, ...params })}` }
}

/** Runs the commands. @returns the failures by place */
async function run(frame: B24Frame, commands: readonly Command[]): Promise<Map<string, Failure>> {
  const failures = new Map<string, Failure>()
  for (let from = 0; from < commands.length; from += MOST_COMMANDS) {
    const part = commands.slice(from, from + MOST_COMMANDS)
    // Names that are no numbers: JSON keeps their order.
    const answer = await callBatch(frame, Object.fromEntries(part.map(({ text }, index) => [`c${index}`, text])))
    for (const [index, one] of part.entries()) {
      const failure = failureIn(answer, `c${index}`, one.method)
      if (failure && !failures.has(one.placement)) failures.set(one.placement, failure)
    }
  }
  return failures
}

function failureIn(answer: BatchAnswer, name: string, method: string): Failure | null {
  const error = answer.result_error[name]
  if (error !== undefined) return commandFailure(error, method)
  const result = answer.result[name]
  if (result === undefined) return commandFailure(undefined, method)
  // `false`: not bound, and no word why.
  return method === BIND_PLACEMENT && result !== true
    ? failureOf('placementTaken', { code: 'RESULT_FALSE', method, status: 200, at: Date.now(), requestId: null })
    : null
}

const TextsSchema = mapOf(v.object({ TITLE: v.nullish(v.string(), '') }))
const BoundSchema = v.pipe(v.object({
  placement: v.string(),
  handler: v.string(),
  title: v.nullish(v.string(), ''),
  langAll: v.optional(v.nullable(TextsSchema), {})
}), v.transform(({ placement, handler, title, langAll }): BoundPlacement => (
  { placement, handler, title, titles: Object.fromEntries(Object.entries(langAll ?? {}).map(([language, { TITLE }]) => [language, TITLE])) }
)))
const ListSchema = v.array(v.string())

async function readPlacements(frame: B24Frame): Promise<{ bound: BoundPlacement[], offered: string[] | null }> {
  const { result, result_error: errors } = await callBatch(frame, { bound: 'placement.get', offered: 'placement.list' })
  const bound = v.safeParse(v.array(BoundSchema), result.bound)
  if (!bound.success) throw new PortalError(commandFailure(errors.bound, 'placement.get'))
  const offered = v.safeParse(ListSchema, result.offered)
  return { bound: bound.output, offered: offered.success ? offered.output : null }
}

async function titles() {
  try {
    return { crm: await inEveryLanguage('placements.title'), app: await inEveryLanguage('placements.app') }
  } catch {
    throw new PortalError(appFailure('textsNotLoaded', BIND_PLACEMENT))
  }
}
