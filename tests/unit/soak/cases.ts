import type { BrowserKind } from './browser'
import type { Fate, PortalKind } from './cloud'
import {
  callAnyway, chooseType, click, closeTab, fault, leaveAndComeBack, pause, reload, secondTab, siteDataCleared, storageFull, typeNumber, writeText, type Step
} from './steps'
import type { Place } from './world'
import type { CallType } from '@/core/telephony/types'

interface Case {
  /** What it does, and what it showed when it failed. */
  name: string
  place: Place
  steps: readonly Step[]
  /** The records have time to tell what became of every call. */
  watched: boolean
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const [NUMBER, OTHER] = ['+4930901820', '+4940428990'] as const
/** A call that is taken, by whoever clicked, and written down at once. */
const TAKEN: Fate = { missed: false, talk: 0, late: 3 * SECOND, owner: 'self', sameForm: true }

const place = (portal: Partial<PortalKind> = {}, browser: Partial<BrowserKind> = {}): Place => ({
  browser: { locks: 'ok', storage: 'ok', ...browser }, portal: { role: 'admin', namesCaller: false, redial: null, clientsKnown: false, ...portal }
})
const calls = (tab: number, type: CallType = 'callback', number: string = NUMBER, fate: Partial<Fate> = {}) =>
  click(tab, { type, number, times: 1, fates: [{ ...TAKEN, ...fate }] })
/** The same number once more: a question comes first, and is agreed to. */
const callsAgain = (type: CallType, fate: Partial<Fate> = {}) => [calls(0, type), callAnyway(0, { type, fates: [{ ...TAKEN, ...fate }] })]
/** The answer to the next call is lost. */
const lost = (rings: boolean, ms = 0) => fault({ kind: 'lost', ms, rings })

/** What failed once, brought down to what it takes. Played in every run, whatever becomes of the generator. */
export const CASES: readonly Case[] = [
  {
    name: 'site data is cleared between two calls whose answers are lost: the second finds the first one\'s record (a limit, decision 0002)',
    place: place(), watched: true,
    steps: [lost(true), calls(0), siteDataCleared(), reload(0, false), lost(false), calls(0), pause(30 * MINUTE)]
  },
  {
    name: 'storage becomes full while a call is on its way: it still says so long after the tab knows better',
    place: place({ role: 'own' }), watched: false,
    steps: [lost(false, 5 * SECOND), calls(0, 'infocall'), storageFull(true), pause(20 * SECOND)]
  },
  {
    name: 'site data is cleared while a call is on its way, and its tab reloaded: the other tab does not take it for on its way for ever',
    place: place(), watched: false,
    steps: [fault({ kind: 'silent', ringsAfter: null }), calls(0), secondTab(), siteDataCleared(), reload(0, false), pause(5 * MINUTE)]
  },
  {
    name: 'a text is written in one tab, and that tab closed: the other one, reloaded, has it',
    place: place(), watched: false,
    steps: [secondTab(), writeText(0, 'callback', 'one'), pause(5 * MINUTE), closeTab(0, false), typeNumber(0, '030 1'), reload(0, false)]
  },
  {
    name: 'storage is full: it holds as unclear what the tab has found in the records',
    place: place(), watched: false,
    steps: [fault({ kind: 'silent', ringsAfter: 0 }), calls(0, 'callback', NUMBER, { late: 2 * MINUTE }), pause(61 * SECOND), storageFull(true), pause(30 * MINUTE), calls(0)]
  },
  {
    name: 'the type that is chosen is chosen: nobody has typed',
    place: place(), watched: false,
    steps: [secondTab(), typeNumber(0, '030 1'), chooseType(1, 'callback'), reload(1, false)]
  },
  {
    name: 'the same in a second tab, after a number was typed in the first',
    place: place(), watched: false,
    steps: [secondTab(), typeNumber(0, '030 1'), typeNumber(1, '030 2'), chooseType(0, 'callback'), reload(1, true)]
  },
  {
    name: 'the same before the second tab is closed',
    place: place(), watched: false,
    steps: [secondTab(), typeNumber(1, '030 1'), chooseType(0, 'callback'), closeTab(1, false), secondTab()]
  },
  {
    name: 'without locks, a tab is closed in the middle of a call: a new one has no note of what it was sending',
    place: place({}, { locks: 'none' }), watched: false,
    steps: [secondTab(), fault({ kind: 'silent', ringsAfter: 0 }), calls(0), leaveAndComeBack(0), closeTab(0, true), secondTab(), calls(1)]
  },
  {
    name: 'without locks, another tab is reloaded in the middle of a call: it has no note of it either',
    place: place({}, { locks: 'blocked' }), watched: false,
    steps: [secondTab(), fault({ kind: 'silent', ringsAfter: 0 }), calls(0), reload(1, true), calls(1, 'callback', OTHER), pause(65 * SECOND), calls(1)]
  },
  {
    name: 'where storage is blocked, a click is answered after another tab has run code and is gone',
    place: place({}, { locks: 'blocked', storage: 'blocked' }), watched: false,
    steps: [lost(true, 20 * SECOND), calls(0), secondTab(), typeNumber(1, '030 1'), closeTab(1, false), pause(30 * SECOND)]
  },
  {
    name: 'records of voice messages come nearly an hour late: that is no proof that none is in sight, and the search goes on',
    place: place({ role: 'any' }), watched: true,
    steps: [calls(0, 'infocall', OTHER, { late: 55 * MINUTE }), pause(25 * MINUTE), lost(true), calls(0, 'infocall', NUMBER, { late: 50 * MINUTE })]
  },
  {
    name: 'a voice message rings late and a second one does not: the first one\'s record is probably given to the second, and leaves a doubt about the first',
    place: place(), watched: true,
    steps: [fault({ kind: 'silent', ringsAfter: 55 * SECOND }), calls(0, 'infocall', NUMBER, { late: 2 * MINUTE }), pause(61 * SECOND), lost(false), ...callsAgain('infocall')]
  },
  {
    name: 'the other way round: both ring, and the second one\'s record, which comes later, is not surely the first one\'s',
    place: place(), watched: true,
    steps: [fault({ kind: 'silent', ringsAfter: 55 * SECOND }), calls(0, 'callback', NUMBER, { late: 2 * MINUTE }), pause(61 * SECOND), lost(true), ...callsAgain('callback', { late: 10 * MINUTE })]
  }
]
