import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { Builder, Capabilities, Key, WebElement, type WebDriver } from 'selenium-webdriver'
import type { WebKitPlaces } from '../../../scripts/otherBrowsers.ts'
import type { Step } from './find.ts'
import { callOf, library } from './library.ts'
import type { Driver, FramePath, Json, Tab, Visit } from './tab.ts'

/** Starting takes a second or two, on a busy machine many; what takes longer hangs. */
const PATIENCE = 30_000

/** WebKit as GTK applications have it, over WebDriver. */
export async function startWebKit(places: WebKitPlaces): Promise<Driver> {
  // It saves files where its user has them.
  const home = await mkdtemp(join(tmpdir(), 'webkit-home-'))
  const children: ChildProcess[] = []
  const started = (child: ChildProcess) => {
    children.push(child)
    // A worker that is ended before its tests are leaves nothing behind.
    process.once('exit', () => child.kill('SIGKILL'))
    return child
  }
  const close = async () => {
    for (const child of children.reverse()) await ended(child)
    await rm(home, { recursive: true, force: true })
  }
  try {
    const screen = started(spawn(places.display, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }))
    const display = await within(displayOf(screen), 'The display does not start')
    const port = await anyPort()
    started(spawn(places.driver, [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env, DISPLAY: `:${display}`, HOME: home, LIBGL_ALWAYS_SOFTWARE: '1',
        // Root may not make the namespaces its sandbox is built from; it opens nothing but this machine's own pages.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'
      }
    }))
    const server = `http://127.0.0.1:${port}`
    await answering(server)
    const begin = (settings: readonly string[] = []) => within(Promise.resolve(new Builder().usingServer(server).withCapabilities(new Capabilities({
      browserName: 'MiniBrowser', acceptInsecureCerts: true,
      'webkitgtk:browserOptions': { binary: places.browser, args: ['--automation', ...settings] }
    })).build()), 'MiniBrowser does not start')
    const probe = await begin()
    const version = String((await probe.getCapabilities()).get('browserVersion'))
    await probe.quit()
    return {
      version,
      visit: async ({ blockStorage = false } = {}) => await openVisit(await begin(blockStorage ? ['--enable-html5-local-storage=false'] : []), join(home, 'Downloads')),
      close
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** @throws {Error} when something takes so long that it hangs */
async function within<Result>(work: Promise<Result>, otherwise: string): Promise<Result> {
  const given = new AbortController()
  const late = wait(PATIENCE, undefined, { signal: given.signal }).then(() => {
    throw new Error(`${otherwise} within ${PATIENCE / 1000} s`)
  })
  // Once the work is done nobody listens to it any more.
  late.catch(() => {})
  return await Promise.race([work, late]).finally(() => given.abort())
}

async function displayOf(screen: ChildProcess): Promise<string> {
  const said = screen.stdio[3]
  if (!said || !('readable' in said)) throw new Error('The display says nothing')
  for await (const line of createInterface({ input: said })) return line.trim()
  throw new Error('The display did not start')
}

/** A port the system gives to nobody else at the moment: several of these may start at once. */
async function anyPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('There is no port')
  return address.port
}

async function answering(server: string): Promise<void> {
  const begun = Date.now()
  while (!await fetch(`${server}/status`).then(answer => answer.ok, () => false)) {
    if (Date.now() - begun > PATIENCE) throw new Error('WebKitWebDriver does not answer')
    await wait(100)
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}

async function openVisit(driver: WebDriver, downloads: string): Promise<Visit> {
  await driver.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 })
  await driver.manage().window().setRect({ x: 0, y: 0, width: 1300, height: 900 })
  const first = new WebKitTab(driver, await driver.getWindowHandle())
  return {
    first,
    newTab: async () => {
      await driver.switchTo().newWindow('tab')
      return new WebKitTab(driver, await driver.getWindowHandle())
    },
    resize: async (width, height) => {
      // The window's frame takes room too; and there is a least width.
      const window = driver.manage().window()
      for (let tries = 0; tries < 2; tries++) {
        const inner = await driver.executeScript<number[]>('return [innerWidth, innerHeight]')
        const outer = await window.getRect()
        await window.setRect({ x: 0, y: 0, width: outer.width + width - (inner[0] ?? 0), height: outer.height + height - (inner[1] ?? 0) })
      }
      return await driver.executeScript('return innerWidth') === width
    },
    complaints: null,
    downloads,
    close: () => driver.quit()
  }
}

const KEYS: Readonly<Record<string, string>> = {
  Control: Key.CONTROL, Shift: Key.SHIFT, Enter: Key.ENTER, Tab: Key.TAB, Escape: Key.ESCAPE, Space: Key.SPACE, ArrowDown: Key.ARROW_DOWN, ArrowUp: Key.ARROW_UP,
  ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT, PageDown: Key.PAGE_DOWN, Home: Key.HOME, End: Key.END, Backspace: Key.BACK_SPACE, a: 'a'
}

function keyOf(name: string): string {
  const key = KEYS[name]
  if (!key) throw new Error(`The key ${name} is not known here`)
  return key
}

/** WebDriver knows one window and one frame at a time: each step says first where it is meant. */
class WebKitTab implements Tab {
  constructor(readonly driver: WebDriver, readonly handle: string) {}

  async goto(url: string): Promise<void> {
    await this.focus()
    await this.driver.get(url)
  }

  async reload(): Promise<void> {
    await this.focus()
    await this.driver.navigate().refresh()
  }

  async run<Arguments extends readonly Json[]>(path: FramePath, script: (...args: Arguments) => unknown, ...args: Arguments): Promise<unknown> {
    if (!await this.#enter(path)) return undefined
    await this.#prepare()
    // Undefined comes back as null: what is not there must stay apart from it.
    return await this.driver.executeAsyncScript(`const done = arguments[arguments.length - 1]
      Promise.resolve().then(() => ${callOf(script, args)}).then(value => done({ value }), error => done({ error: String(error) }))`).then(valueOf)
  }

  async click(path: FramePath, steps: readonly Step[], times = 1): Promise<void> {
    const element = await this.#enter(path) ? await this.#element(steps) : null
    if (!element) throw new Error('There is nothing to click')
    if (times === 1) await element.click()
    else await this.driver.actions().doubleClick(element).perform()
  }

  async press(frame: FramePath, keys: string): Promise<void> {
    // Keys go to the frame WebDriver is in, not to the one that has the focus.
    await this.#enter(frame)
    const held = keys.split('+').map(keyOf)
    const key = held.pop()
    if (!key) throw new Error('No key')
    let actions = this.driver.actions()
    for (const one of held) actions = actions.keyDown(one)
    actions = actions.keyDown(key).keyUp(key)
    for (const one of held.reverse()) actions = actions.keyUp(one)
    await actions.perform()
  }

  async type(frame: FramePath, ...parts: readonly (string | { key: string })[]): Promise<void> {
    await this.#enter(frame)
    await this.driver.actions().sendKeys(...parts.map(part => typeof part === 'string' ? part : keyOf(part.key))).perform()
  }

  async setOffline(): Promise<boolean> {
    return false
  }

  async focus(): Promise<void> {
    await this.driver.switchTo().window(this.handle)
  }

  async close(): Promise<void> {
    await this.focus()
    await this.driver.close()
  }

  async #enter(path: FramePath): Promise<boolean> {
    await this.focus()
    await this.driver.switchTo().defaultContent()
    for (const steps of path) {
      const frame = await this.#element(steps)
      if (!frame) return false
      await this.driver.switchTo().frame(frame)
    }
    return true
  }

  async #element(steps: readonly Step[]): Promise<WebElement | null> {
    await this.#prepare()
    const found = await this.driver.executeScript(`return window.findByWords(${JSON.stringify(steps)})[0] ?? null`)
    return found instanceof WebElement ? found : null
  }

  async #prepare(): Promise<void> {
    if (!await this.driver.executeScript('return "findByWords" in window')) await this.driver.executeScript(library())
  }
}

function valueOf(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return undefined
  if ('error' in answer) throw new Error(String(answer.error))
  return 'value' in answer ? answer.value : undefined
}
