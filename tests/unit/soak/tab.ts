import { createPinia, disposePinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import { effectScope } from 'vue'
import { fakePortal } from '../support/desk'
import { never, type SoakBrowser } from './browser'
import type { Cloud, Post } from './cloud'
import type { Turn } from './world'
import { useBackgroundStore } from '@/app/background'
import { useAttemptsStore, type StartResult } from '@/calls/attempts/attempts'
import { useSearchStore } from '@/calls/outcomes/search'
import { useDraftStore } from '@/calls/form/draft'
import { useStartStore } from '@/app/start'
import type { CallRequest, CallType } from '@/core/telephony/types'

/** One click, as somebody who watches everything saw it. */
export interface Click {
  tab: Tab
  request: CallRequest
  /** The question it answered, or null. */
  confirmed: string | null
  posts: number
  result: StartResult | null
}

/** What stands in a form. */
export interface Typed {
  type: CallType
  number: string
  /** When it was last changed. */
  at: number
  texts: Record<CallType, string | null>
}

/** Lets everything happen that waits for nothing but its turn. */
export const settle = () => vi.advanceTimersByTimeAsync(1)

/** One tab with the app's real stores, wired as the app wires them. */
export class Tab {
  alive = true
  readonly posts: Post[] = []
  readonly #scope = effectScope()
  readonly #pinia = createPinia()
  readonly #browser: SoakBrowser

  constructor(browser: SoakBrowser, cloud: Cloud, readonly posted: (tab: Tab, request: CallRequest) => void, turn: Turn) {
    this.#browser = browser
    this.act(() => {
      const living = async <Value>(what: string, value: () => Promise<Value>) => {
        if (!this.alive) return await never<Value>()
        return await value().finally(async () => {
          await turn(what)
          if (!this.alive) await never()
        })
      }
      const portal = fakePortal({
        rememberedUser: cloud.rememberedUser,
        calls: { start: request => living('a click is answered', async () => {
          const { post, answer } = cloud.start(request)
          this.posts.push(post)
          posted(this, request)
          return await answer
        }) },
        options: {
          readUser: () => living('options are read', () => cloud.readOptions()),
          saveUser: options => living('options are saved', () => cloud.saveOptions(options)),
          publishLines: lines => living('options are saved', () => cloud.saveOptions({ lines }))
        },
        records: {
          readCalls: question => living('calls are read', () => cloud.readCalls(question)),
          search: question => living('records are searched', () => cloud.search(question))
        }
      })
      void useStartStore().start(Promise.resolve(portal), Promise.resolve(cloud.firstAnswer()))
    })
  }

  /** To be called once the start has settled: what the app does once the form is on the screen. */
  show(): void {
    this.act(() => this.#scope.run(() => useBackgroundStore().begin()))
  }

  /** Runs code as this tab. */
  act<Value>(run: () => Value): Value {
    this.#browser.acting = this
    setActivePinia(this.#pinia)
    return run()
  }

  get attempts() { return this.act(() => useAttemptsStore()) }
  get search() { return this.act(() => useSearchStore()) }
  get draft() { return this.act(() => useDraftStore()) }

  /** The click; its result comes when it comes. */
  click(click: Click): void {
    const key = click.request.number
    void this.act(() => this.attempts.start(click.request, key, click.confirmed)).then((result) => {
      click.result = result
    })
  }

  /** Requests the portal has not answered yet. */
  get waiting(): Post[] {
    return this.posts.filter(({ answered }) => !answered)
  }

  /** The tab is gone: none of its code runs any more. */
  close(): void {
    this.alive = false
    this.#browser.closed(this)
    this.#scope.stop()
    disposePinia(this.#pinia)
  }
}

/** What a tab's form shows. */
export function readForm(tab: Tab): Typed {
  const { type, number, texts } = tab.draft
  return { type, number, at: Date.now(), texts: { ...texts } }
}
