import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Frame, type KeyInput, type LaunchOptions, type Page } from 'puppeteer-core'
import type { Step } from './find.ts'
import { callOf, library } from './library.ts'
import type { Driver, FramePath, Json, Tab, Visit } from './tab.ts'

const KEYS = ['Control', 'Shift', 'Enter', 'Tab', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'PageDown', 'Home', 'End',
  'Backspace', 'a'] as const satisfies readonly KeyInput[]

function keyOf(name: string): KeyInput {
  if (name === 'Space') return ' '
  const key = KEYS.find(one => one === name)
  if (!key) throw new Error(`The key ${name} is not known here`)
  return key
}

/** Starting takes a few seconds, on a busy machine many; what takes longer hangs. */
const PATIENCE = 30_000

/** `findByWords` finds elements and nothing else. */
const isElement = (node: ElementHandle<Node> | null): node is ElementHandle => node !== null

/** Firefox over WebDriver BiDi, or Chromium, which shows what a test is worth that fails elsewhere. */
export async function startPuppeteer(kind: 'firefox' | 'chrome', executablePath: string): Promise<Driver> {
  const started: Browser[] = []
  const downloads = await mkdtemp(join(tmpdir(), 'browser-downloads-'))
  async function start(more: LaunchOptions['extraPrefsFirefox'] = {}): Promise<Browser> {
    const browser = await puppeteer.launch({
      browser: kind, executablePath, headless: true, acceptInsecureCerts: true, defaultViewport: null, timeout: PATIENCE, protocolTimeout: PATIENCE,
      ...(kind === 'chrome' ? { args: ['--no-sandbox', '--disable-quic'] } : {}),
      extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': downloads, ...more }
    })
    started.push(browser)
    return browser
  }
  const browser = await start()
  return {
    version: (await browser.version()).replace(/^.*\//, ''),
    visit: async ({ blockStorage = false } = {}) => {
      if (!blockStorage) {
        // Firefox knows by its preferences where files go.
        const context = await browser.createBrowserContext(kind === 'chrome' ? { downloadBehavior: { policy: 'allow', downloadPath: downloads } } : {})
        return await openVisit(context, downloads)
      }
      if (kind === 'chrome') throw new Error('Chromium blocks storage in its own tests')
      // "Block cookies and site data" for all sites: it holds for a whole browser.
      const strict = await start({ 'network.cookie.cookieBehavior': 2 })
      const visit = await openVisit(strict.defaultBrowserContext(), downloads)
      return { ...visit, close: () => strict.close() }
    },
    close: async () => {
      await Promise.all(started.map(one => one.close()))
      await rm(downloads, { recursive: true, force: true })
    }
  }
}

async function openVisit(context: BrowserContext, downloads: string): Promise<Visit> {
  const complaints: string[] = []
  async function newTab(): Promise<PuppeteerTab> {
    const page = await context.newPage()
    // Behind the window of an earlier test nothing would get the focus.
    await page.bringToFront()
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    return new PuppeteerTab(page)
  }
  const first = await newTab()
  return {
    newTab, first, complaints, downloads,
    resize: async (width, height) => {
      await first.page.setViewport({ width, height })
      return true
    },
    close: () => context.close()
  }
}

class PuppeteerTab implements Tab {
  constructor(readonly page: Page) {}

  async goto(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'domcontentloaded' })
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'domcontentloaded' })
  }

  async run<Arguments extends readonly Json[]>(path: FramePath, script: (...args: Arguments) => unknown, ...args: Arguments): Promise<unknown> {
    const frame = await this.#frame(path)
    if (!frame) return undefined
    await prepare(frame)
    return await frame.evaluate(callOf(script, args))
  }

  async click(path: FramePath, steps: readonly Step[], times = 1): Promise<void> {
    const element = await this.#element(await this.#frame(path), steps)
    if (!element) throw new Error('There is nothing to click')
    await element.click({ count: times })
    await element.dispose()
  }

  async press(_frame: FramePath, keys: string): Promise<void> {
    const held = keys.split('+').map(keyOf)
    const key = held.pop()
    if (!key) throw new Error('No key')
    for (const one of held) await this.page.keyboard.down(one)
    await this.page.keyboard.press(key)
    for (const one of held.reverse()) await this.page.keyboard.up(one)
  }

  async type(_frame: FramePath, ...parts: readonly (string | { key: string })[]): Promise<void> {
    for (const part of parts) {
      if (typeof part === 'string') await this.page.keyboard.type(part)
      else await this.page.keyboard.press(keyOf(part.key))
    }
  }

  async setOffline(offline: boolean): Promise<boolean> {
    await this.page.setOfflineMode(offline)
    return true
  }

  async focus(): Promise<void> {
    await this.page.bringToFront()
  }

  async close(): Promise<void> {
    await this.page.close()
  }

  async #frame(path: FramePath): Promise<Frame | null> {
    let frame: Frame | null = this.page.mainFrame()
    for (const steps of path) {
      const element: ElementHandle | null = await this.#element(frame, steps)
      frame = element ? await element.contentFrame() : null
      await element?.dispose()
      if (!frame) return null
    }
    return frame
  }

  async #element(frame: Frame | null, steps: readonly Step[]): Promise<ElementHandle | null> {
    if (!frame) return null
    await prepare(frame)
    const found = await frame.evaluateHandle((way: readonly Step[]) => window.findByWords?.(way)[0] ?? null, steps)
    const node = found.asElement()
    return isElement(node) ? node : null
  }
}

async function prepare(frame: Frame): Promise<void> {
  if (!await frame.evaluate(() => 'findByWords' in window)) await frame.evaluate(library())
}
