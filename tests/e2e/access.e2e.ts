import { textsOf } from '../../scripts/i18n/texts.ts'
import { findings } from './accessible.ts'
import { backwards } from './backwards.ts'
import { expect, type Desk } from './desk.ts'
import { misfits } from './misfits.ts'
import { PICTURED_STATES } from './pictured.ts'
import { comparePictures } from './pictures.ts'
import { drawsAsThen, DRAWS_DIFFERENTLY } from './probe.ts'
import { test } from './stillClock.ts'
import { Walk, WALKS, Words } from './walks/index.ts'

/** 640 px is a window of 1280 at 200 %; 320 px the same at 400 %, or a narrow phone. */
const WIDTHS = [320, 640, 1280]

/**
 * Every state in the language that is written from right to left, dark, and in the longest one, light: what axe says about markup
 * is the same in both, what it says about colours is not. In the shortest one there may only be too little room where there is least.
 */
const LOOKS = [
  { lang: 'ar', tag: 'ar', dir: 'rtl', colorScheme: 'dark', widths: WIDTHS, rules: undefined },
  { lang: 'de', tag: 'de', dir: 'ltr', colorScheme: 'light', widths: WIDTHS, rules: ['color-contrast'] },
  { lang: 'sc', tag: 'zh-CN', dir: 'ltr', colorScheme: 'light', widths: [320], rules: [] }
] as const
const GROUPS = new Set([...textsOf('en').keys()].map(key => key.split('.')[0]))
/** A key without a text shows as itself. Methods, in what support gets, pages' names and e-mail addresses look the same. */
const RAW_KEY = new RegExp(`(?<!Method: |@)\\b(?:${[...GROUPS].join('|')})\\.(?!html\\b|[\\w.-]*@)[a-z]\\w+`)
/** A folder that gets a picture of every state at every width. */
const PICTURES = process.env.PICTURES

test('screens are compared with their stored pictures', async ({ browser }) => {
  const isPictured = await drawsAsThen(browser)
  if (!isPictured) console.warn(DRAWS_DIFFERENTLY)
  test.skip(!isPictured, DRAWS_DIFFERENTLY)
})

for (const { lang, tag, dir, colorScheme, widths, rules } of LOOKS) {
  test.describe(`${lang}, ${dir}, ${colorScheme}`, () => {
    // Walks provoke every failure there is.
    test.use({ colorScheme, allowedComplaints: /Failed to load resource|blocked by CORS policy|Failed to fetch dynamically imported module/, contextOptions: { reducedMotion: 'reduce' } })
    test.setTimeout(180_000)

    for (const [name, walk] of Object.entries(WALKS)) {
      test(`${name}: in every state there is room for all words, nothing moves, and nobody is shut out`, async ({ desk, page, browser }) => {
        const isPictured = await drawsAsThen(browser)
        if (!isPictured) test.info().annotations.push({ type: 'pictures not compared', description: DRAWS_DIFFERENTLY })
        const states = new Set<string>()
        await walk(new Walk(desk, lang, new Words(tag), async (state) => {
          expect(states, 'names of states').not.toContain(state)
          states.add(state)
          await expect(desk.app.locator('html')).toHaveAttribute('dir', dir)
          // First of all: while a state is looked at, searches go on.
          if (isPictured && PICTURED_STATES.includes(state)) await comparePictures(desk, tag, state)
          for (const width of widths) {
            await page.setViewportSize({ width, height: 800 })
            await drawn(desk)
            // An open menu follows the window a moment later.
            await expect.configure({ soft: true }).poll(() => misfits(desk.frame), { message: `${state}, ${width} px` }).toEqual([])
            if (PICTURES) await page.screenshot({ path: `${PICTURES}/${lang}-${name}-${states.size}-${state.replace(/\W+/g, '-')}-${width}.png`, fullPage: true })
          }
          // Walks know the screens as they are where there is room.
          await page.setViewportSize({ width: 1280, height: 800 })
          if (rules?.length !== 0) expect.soft(await findings(desk.frame, rules?.slice()), state).toEqual([])
          expect.soft(await moving(desk), `${state}, moving`).toEqual([])
          if (dir === 'rtl') expect.soft(await backwards(desk.frame), `${state}, drawn backwards`).toEqual([])
          const text = await desk.app.locator('body').textContent()
          // A text that ends in an abbreviation brings a full stop of its own.
          expect.soft(text, state).not.toMatch(/(?<!\.)\.\.(?!\.)/)
          expect.soft([text, ...await attributes(desk)].join('\n'), state).not.toMatch(RAW_KEY)
        }))
        expect(states.size, 'states').toBeGreaterThan(0)
      })
    }
  })
}

/** The page has been laid out for the window's new width. */
async function drawn({ frame }: Desk): Promise<void> {
  await frame.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Words that stand in attributes: names, examples in empty fields, what shows under a mouse. */
async function attributes({ frame }: Desk): Promise<string[]> {
  return await frame.evaluate(() => ['aria-label', 'placeholder', 'title'].flatMap(name => (
    [...document.querySelectorAll(`[${name}]`)].map(element => element.getAttribute(name) ?? '')
  )))
}

/** Animations that last long enough to be seen. */
async function moving({ frame }: Desk): Promise<(string | undefined)[]> {
  return await frame.evaluate(() => document.getAnimations().flatMap(({ effect }) => (
    Number(effect?.getComputedTiming().duration) > 1 ? [effect instanceof KeyframeEffect ? effect.target?.outerHTML.slice(0, 120) : '?'] : []
  )))
}
