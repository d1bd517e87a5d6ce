import { vi } from 'vitest'
import { setVisible } from '../support/visibility'
import { callFault } from './cloud'
import { settle, type Click, type Tab } from './tab'
import type { World } from './world'
import type { CallType } from '@/telephony/types'

const SECOND = 1000
const MINUTE = 60 * SECOND
const NUMBERS = ['+4930901820', '+4930901821', '+4940428990']
const TYPES: readonly CallType[] = ['callback', 'infocall']
/** How long somebody does nothing, milliseconds. */
const PAUSES = [300, SECOND, 5 * SECOND, 20 * SECOND, 65 * SECOND, 5 * MINUTE, 30 * MINUTE]
const JUMPS = [-90 * MINUTE, -10 * MINUTE, -30 * SECOND, 40 * SECOND, 3 * MINUTE, 2 * 60 * MINUTE]

interface Action {
  name: string
  /** How often, compared with the others. */
  weight: number
  act: (world: World, tab: Tab) => Promise<void> | void
}

function oneOf<Entry>(world: World, entries: readonly [Entry, ...Entry[]] | readonly Entry[], otherwise: Entry): Entry {
  return entries[Math.floor(world.random() * entries.length)] ?? otherwise
}

/** A click in a tab; where the last one led to a question, often its answer. */
function click(world: World, tab: Tab): void {
  const last = world.clicks.findLast(one => one.tab === tab)
  const asked = last?.result?.state === 'asked' && world.random() < 0.6 ? { number: last.request.number, id: last.result.question.attempt.id } : null
  const made: Click = {
    tab,
    request: {
      type: oneOf(world, TYPES, 'callback'), line: 'reg151083', number: asked?.number ?? oneOf(world, NUMBERS, '+4930901820'),
      text: `click ${world.clicks.length + 1}`, voice: null
    },
    confirmed: asked?.id ?? null,
    posts: 0,
    result: null
  }
  world.clicks.push(made)
  world.story.push(`    ${made.request.text}: ${made.request.type} ${made.request.number}${asked ? ', call anyway' : ''}`)
  tab.click(made)
}

const pause = async (world: World) => {
  const ms = oneOf(world, PAUSES, SECOND)
  world.story.push(`    ${ms / SECOND} s`)
  await vi.advanceTimersByTimeAsync(ms)
}

const ACTIONS: readonly Action[] = [
  { name: 'click', weight: 10, act: click },
  {
    name: 'clicks too fast', weight: 3, act: (world, tab) => {
      for (let times = 0; times < 3; times++) click(world, tab)
    }
  },
  { name: 'fault for the next request', weight: 8, act: ({ cloud, random }) => { cloud.planned.push(callFault(random)) } },
  { name: 'pause', weight: 12, act: pause },
  { name: 'number', weight: 2, act: (world, tab) => world.type(tab, { number: `030 ${Math.floor(world.random() * 1e6)}` }) },
  { name: 'type', weight: 1, act: (world, tab) => world.type(tab, { type: oneOf(world, TYPES, 'callback') }) },
  {
    name: 'text', weight: 2, act: (world, tab) => {
      const texts = { ...world.formOf(tab).texts, [oneOf(world, TYPES, 'callback')]: `text ${Math.floor(world.random() * 1e6)}` }
      return world.type(tab, { texts })
    }
  },
  {
    name: 'reload', weight: 4, act: async (world, tab) => {
      await world.closeTab(tab, world.random() < 0.5)
      await world.openTab(tab)
    }
  },
  { name: 'second tab', weight: 3, act: async (world) => { if (world.tabs.length < 2) await world.openTab() } },
  { name: 'close', weight: 2, act: async (world, tab) => { if (world.tabs.length > 1) await world.closeTab(tab, world.random() < 0.5) } },
  {
    name: 'leave and come back', weight: 1, act: async (_world, tab) => {
      window.dispatchEvent(new Event('pagehide'))
      for (const post of tab.waiting) post.breakOff()
      await settle()
      window.dispatchEvent(new Event('pageshow'))
    }
  },
  {
    name: 'others call', weight: 2, act: ({ cloud, random }) => {
      cloud.addNoise(NUMBERS[Math.floor(random() * NUMBERS.length)] ?? '', random() < 0.5 ? 'callback' : 'infocall')
    }
  },
  { name: 'statistics', weight: 1, act: ({ cloud }) => { cloud.silentStatistics = !cloud.silentStatistics } },
  { name: 'options', weight: 1, act: ({ cloud }) => { cloud.lostOptions = !cloud.lostOptions } },
  { name: 'network', weight: 1, act: ({ browser }) => { browser.onLine = !browser.onLine } },
  { name: 'hide', weight: 1, act: () => { setVisible(false) } },
  { name: 'show', weight: 2, act: () => { setVisible(true) } },
  {
    name: 'settle by hand', weight: 1, act: (world, tab) => {
      const attempt = oneOf(world, tab.attempts.open, undefined)
      const made = attempt && world.clickOf(attempt)
      // Whoever has called knows it only once the portal is done with the request.
      if (attempt && made && Math.abs(Date.now() - attempt.at) > 2 * MINUTE) {
        tab.act(() => tab.attempts.settleByHand(attempt.id, world.rings(made).length > 0 ? 'rang' : 'did-not-ring'))
      }
    }
  },
  {
    name: 'storage full', weight: 1, act: (world) => {
      world.forgetful = true
      world.browser.full = !world.browser.full
    }
  },
  {
    name: 'site data cleared', weight: 0.3, act: (world) => {
      world.forgetful = true
      world.browser.wipe()
    }
  },
  {
    name: 'clock set', weight: 0.7, act: (world) => {
      const jump = oneOf(world, JUMPS, 0)
      world.story.push(`    by ${jump / SECOND} s`)
      world.clockSet = true
      vi.setSystemTime(Date.now() + jump)
      world.cloud.offset -= jump
    }
  }
]

/** One action after another, as the numbers of the seed have it. */
export function nextAction({ random }: World): Action {
  let at = random() * ACTIONS.reduce((sum, { weight }) => sum + weight, 0)
  for (const action of ACTIONS) {
    at -= action.weight
    if (at <= 0) return action
  }
  return { name: 'pause', weight: 1, act: pause }
}
