import type { Step } from './find.ts'

/** A frame of a page: the way to it, frame by frame, each found in the one before; empty for the page itself. */
export type FramePath = readonly (readonly Step[])[]

/** What goes to a page. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A tab of a browser, whatever drives it. What cannot be done throws. */
export interface Tab {
  goto: (url: string) => Promise<void>
  reload: () => Promise<void>
  /**
   * Runs a function in a frame's window, which has `findByWords` in it. It travels as text: nothing outside of it may be used.
   * @returns what comes back, as JSON does; undefined where the frame is not there (yet)
   */
  run: <Arguments extends readonly Json[]>(frame: FramePath, script: (...args: Arguments) => unknown, ...args: Arguments) => Promise<unknown>
  /** Clicks with the pointer what is found first. @param times 2 for a double click */
  click: (frame: FramePath, steps: readonly Step[], times?: number) => Promise<void>
  /** Presses a key, held by others, in the frame that has the focus: `Enter`, `Control+Enter`. */
  press: (frame: FramePath, keys: string) => Promise<void>
  /** Types into whatever has the focus in a frame, in one go. @param parts texts, and keys that are known by a name */
  type: (frame: FramePath, ...parts: readonly (string | { key: string })[]) => Promise<void>
  /** Cuts the tab off from the network, or connects it again. @returns whether the browser can be told to */
  setOffline: (offline: boolean) => Promise<boolean>
  /** Brings the tab to the front: what follows goes to it. */
  focus: () => Promise<void>
  close: () => Promise<void>
}

/** A browser window of its own, with nothing stored; closed with all its tabs. */
export interface Visit {
  /** A new tab; the first one is there already. */
  newTab: () => Promise<Tab>
  first: Tab
  /** @param width of what a page may draw on, CSS pixels @returns whether the browser did it */
  resize: (width: number, height: number) => Promise<boolean>
  /** What the pages complained about: uncaught errors, and what was written to the console as an error. Null where nobody can tell. */
  complaints: readonly string[] | null
  /** The folder in which files land that a page saves. */
  downloads: string
  close: () => Promise<void>
}

export interface VisitOptions {
  /** Foreign frames get no storage, as users may choose. */
  blockStorage?: boolean
}

/** A browser that was started. */
export interface Driver {
  /** `153.8.0` */
  version: string
  visit: (options?: VisitOptions) => Promise<Visit>
  close: () => Promise<void>
}
