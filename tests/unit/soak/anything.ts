import fc from 'fast-check'
import type { BrowserKind } from './browser'
import type { CallFault, Fate, Foreign, PortalKind } from './cloud'
import type { Known } from './known'
import * as steps from './steps'
import type { Step } from './steps'
import type { Place, World } from './world'
import type { CallType } from '@/core/telephony/types'

const SECOND = 1000
const MINUTE = 60 * SECOND
const NUMBERS = ['+4930901820', '+4930901821', '+4940428990'] as const
/** How long somebody does nothing, milliseconds. */
const PAUSES = [300, SECOND, 5 * SECOND, 20 * SECOND, 65 * SECOND, 5 * MINUTE, 30 * MINUTE] as const
const JUMPS = [-90 * MINUTE, -10 * MINUTE, -30 * SECOND, 40 * SECOND, 3 * MINUTE, 2 * 60 * MINUTE] as const

/** Longer times are rarer. @returns milliseconds up to `most` */
const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 1000 }).map(share => Math.round((share / 1000) ** 3 * most))
const evenly = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most })
const oneIn = (count: number): fc.Arbitrary<boolean> => weighted<boolean>([count - 1, fc.constant(false)], [1, fc.constant(true)])

/** The first of them is what a failure is brought down to. */
function weighted<Value>(...choices: readonly [weight: number, arbitrary: fc.Arbitrary<Value>][]): fc.Arbitrary<Value> {
  return fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

const number = fc.constantFrom(...NUMBERS)
const type = fc.constantFrom<CallType[]>('callback', 'infocall')
const tab = fc.constantFrom(0, 1)

const fate: fc.Arbitrary<Fate> = fc.record({
  missed: fc.integer({ min: 1, max: 10 }).map(share => share > 7),
  talk: upTo(40 * MINUTE),
  // Most records come at once, some after minutes, a few nearly an hour later.
  late: weighted([13, fc.constant(3 * SECOND)], [4, evenly(10 * MINUTE)], [3, evenly(55 * MINUTE)]),
  owner: weighted<Fate['owner']>([3, fc.constant('self')], [1, fc.constant('near')], [1, fc.constant('far')]),
  sameForm: fc.constantFrom(true, false)
})
const fates = fc.array(fate, { minLength: 1, maxLength: 3 })

const rings = fc.constantFrom(true, false)
const ms = upTo(40 * SECOND)
const callFault: fc.Arbitrary<CallFault> = weighted<CallFault>(
  [2, fc.record({ kind: fc.constant('lost'), ms, rings })],
  [1, fc.record({ kind: fc.constantFrom('ok', 'noId', 'refused'), ms })],
  [2, fc.record({ kind: fc.constantFrom('ok', 'noId', 'refused'), ms })],
  [2, fc.record({ kind: fc.constantFrom('throws', 'controller'), ms, rings })],
  [1, fc.option(evenly(55 * SECOND)).map((ringsAfter): CallFault => ({ kind: 'silent', ringsAfter }))],
  [1, fc.constant({ kind: 'notRenewed' })]
)

const foreign: fc.Arbitrary<Foreign> = fc.record({
  number, type, by: fc.constantFrom<Foreign['by'][]>('colleague', 'otherApp', 'softphone'), ago: evenly(2 * MINUTE)
})

/** What happens in the tabs of a browser, one thing as often as it is likely. */
const click = fc.tuple(tab, fc.record({ type, number, times: weighted([10, fc.constant(1)], [3, fc.constant(3)]), fates })).map(all => steps.click(...all))
const callAnyway = fc.tuple(tab, fc.record({ type, fates })).map(all => steps.callAnyway(...all))
const fault = callFault.map(steps.fault)
const reload = fc.tuple(tab, fc.boolean()).map(all => steps.reload(...all))
const settleByHand = fc.tuple(tab, fc.nat(3)).map(all => steps.settleByHand(...all))

const anyStep: fc.Arbitrary<Step> = weighted<Step>(
  [130, click],
  [60, callAnyway],
  [80, fault],
  [120, fc.constantFrom(...PAUSES).map(steps.pause)],
  [20, fc.tuple(tab, fc.nat(999_999).map(typed => `030 ${typed}`)).map(all => steps.typeNumber(...all))],
  [10, fc.tuple(tab, type).map(all => steps.chooseType(...all))],
  [20, fc.tuple(tab, type, fc.nat(999_999).map(typed => `text ${typed}`)).map(all => steps.writeText(...all))],
  [40, reload],
  [30, fc.constant(steps.secondTab())],
  [20, fc.tuple(tab, fc.boolean()).map(all => steps.closeTab(...all))],
  [10, tab.map(steps.leaveAndComeBack)],
  [20, foreign.map(steps.othersCall)],
  [10, fc.boolean().map(steps.statisticsFail)],
  [10, fc.boolean().map(steps.optionsFail)],
  [10, fc.boolean().map(steps.network)],
  [30, fc.boolean().map(steps.show)],
  [10, settleByHand],
  [10, fc.boolean().map(steps.storageFull)],
  [3, fc.constant(steps.siteDataCleared())],
  [7, fc.constantFrom(...JUMPS).map(steps.clockSet)]
)

/** Things that go on beside each other in two tabs: who comes first is for the order to say. */
const besideStep: fc.Arbitrary<Step> = weighted<Step>(
  [13, click], [6, callAnyway], [6, fault], [8, fc.constantFrom(...PAUSES.slice(0, 5)).map(steps.pause)], [3, reload], [1, settleByHand], [1, fc.boolean().map(steps.statisticsFail)]
)

/** Most browsers are as they should be. */
const browser: fc.Arbitrary<BrowserKind> = weighted<BrowserKind>(
  [7, fc.constant({ locks: 'ok', storage: 'ok' })], [1, fc.constant({ locks: 'none', storage: 'ok' })],
  [1, fc.constant({ locks: 'blocked', storage: 'ok' })], [1, fc.constant({ locks: 'blocked', storage: 'blocked' })]
)

/** Every kind of user on every kind of portal. */
const portal: fc.Arbitrary<PortalKind> = fc.record({
  role: fc.constantFrom('admin', 'any', 'department', 'own'),
  namesCaller: oneIn(7),
  redial: weighted<PortalKind['redial']>([7, fc.constant(null)], [3, fc.record({ attempts: fc.integer({ min: 1, max: 5 }), periodMs: fc.constantFrom(60, 120, 180).map(s => s * SECOND) })]),
  clientsKnown: fc.boolean()
})

export const anyPlace: fc.Arbitrary<Place> = fc.record({ browser, portal })
/** A browser whose tabs know of each other. */
export const sharedPlace: fc.Arbitrary<Place> = fc.record({ browser: fc.constant<BrowserKind>({ locks: 'ok', storage: 'ok' }), portal })
/** One sequence in four is watched until the records must have told everything. */
export const anyWatched = oneIn(4)

/** @param replayPath of a failure that is to be seen again; empty for new ones */
export const anySteps = (replayPath: string) => fc.commands<Known, World, false>([anyStep], { maxCommands: 48, size: 'max', replayPath: replayPath || undefined })
export const stepsBeside = (replayPath: string) => fc.commands<Known, World, false>([besideStep], { maxCommands: 20, size: 'max', replayPath: replayPath || undefined })
