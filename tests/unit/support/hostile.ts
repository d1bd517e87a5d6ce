import fc from 'fast-check'

// The same input in every run, so that a change is to blame for a failure. `FUZZ_SEED=random` looks for new ones.
const { FUZZ_SEED = '20261122' } = process.env
fc.configureGlobal({ seed: FUZZ_SEED === 'random' ? Date.now() : Number(FUZZ_SEED) })

/** No answer, link or stored value may keep the page busy for longer, milliseconds. */
const LONGEST = 50
/** A machine busy with other things is slow with everything: alone and again, only what is slow by itself stays slow. */
const RETRIES = 40
/** No noise makes anything this slow. */
const HOPELESS = 1_000
const LONG = 100_000

const BIDI = '\u202E\u2066\u200F'
const LONE = '\uD83D'

/** Texts that have broken parsers before. */
const TEXTS: readonly string[] = [
  '', ' ', '0', '-1', '1e999', '-0', '0x10', '1.5', ' 7 ', '9007199254740993', '٣٤٥', 'NaN', 'Infinity', 'null', 'undefined', 'true', '[]', '{}',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '\u0000', `7\u00001`, LONE, `${BIDI}+49 30 901820`, '\uFEFF=1+1',
  '<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', 'javascript:alert(1)', 'data:text/html,<script>alert(1)</script>',
  'http://', 'https://[', '//evil.example', '=HYPERLINK("http://evil.example")', '+1', '\t=1+1', '\u200B=1', '\u0000@SUM(1)', '＝1+1', 'tel:+49 30 901820',
  '{"__proto__":{"polluted":true}}', '{"v":1e999}', '[[[]]]', '2026-13-45T99:99:99+99:99', '+275760-09-13T00:00:00Z', '+49 30 901820; +49 30 1', '(((', '{name}'
]
/** What long texts are made of: each has a regular expression that takes the square of its length. */
const PIECES: readonly string[] = [
  'a', '0', ' ', '+', '(', '((', ')', '(0', '-', ';', ';0', ',', '\n', '\r\n', ' \n', '{', '{a', '{ ', '\u200B', '\u0301', 'ﷺ', '👩‍👩‍👧', LONE, '\u0000', '[', '{"a":', 'ext.', 'x1', '=', '"'
]

const longText = fc.tuple(fc.constantFrom('', '1', '(1', 'could not find line ', 'CRM_DYNAMIC_', '{"v":1,', '+49 30'), fc.constantFrom(...PIECES), fc.constantFrom('', '1', 'x', '}'))
  .map(([start, piece, end]) => `${start}${piece.repeat(Math.ceil(LONG / piece.length))}${end}`)

/** Any text at all; one in twenty is 100 kB long. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES, ...TEXTS), { maxLength: 12 }).map(parts => parts.join('')) },
  { weight: 1, arbitrary: longText }
)

/** Deeper than anything that calls itself for each level can go. */
function nested(depth: number, kind: 'list' | 'map'): unknown {
  let value: unknown = kind === 'list' ? [] : {}
  for (let level = 0; level < depth; level++) value = kind === 'list' ? [value] : { a: value }
  return value
}

/** `JSON.parse` makes these names a value's own; a literal would set the prototype. */
const withPrototypeNames: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":null}')

/** Whatever JSON can say, and what JavaScript can on top of it. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(
    null, undefined, true, false, 0, -0, -1, 1.5, NaN, Infinity, -Infinity, 1e300, 8.64e15 + 1, Number.MAX_SAFE_INTEGER + 1, [], {}, [[]], [null], withPrototypeNames
  ),
  fc.double(),
  fc.json({ maxDepth: 4 }).map((text): unknown => JSON.parse(text)),
  fc.constantFrom<unknown>(nested(5_000, 'list'), nested(5_000, 'map'))
)

type Path = readonly string[]

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

/** No real answer is deeper. */
const DEEPEST = 12

/** The way to everything inside a value, itself first. */
function pathsIn(value: unknown, here: Path = []): Path[] {
  return isContainer(value) && here.length < DEEPEST ? [here, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...here, key]))] : [here]
}

/** What a careless or hostile sender may make of one part. */
type Change = (before: unknown) => { value: unknown } | null

const changes: fc.Arbitrary<Change> = fc.oneof(
  hostileValue.map((value): Change => () => ({ value })),
  // Left out.
  fc.constant<Change>(() => null),
  // As PHP and careless JSON write it: numbers as texts, texts as numbers, empty maps as lists, JSON in a text.
  fc.constantFrom<Change>(
    before => ({ value: typeof before === 'number' ? String(before) : typeof before === 'string' ? Number(before) : before }),
    before => ({ value: isContainer(before) && Object.keys(before).length < 3 ? [] : {} }),
    before => ({ value: isContainer(before) ? Object.values(before) : [before] }),
    before => ({ value: written(before) }),
    before => ({ value: Array.isArray(before) ? [...before, ...before] : before })
  ),
  hostileText.map((key): Change => before => ({ value: isContainer(before) && !Array.isArray(before) ? { ...before, [key]: key } : key }))
)

function changed(value: unknown, [key, ...rest]: Path, change: Change): { value: unknown } | null {
  if (key === undefined) return change(value)
  if (!isContainer(value)) return { value }
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]]
    const next = changed(inner, rest, change)
    return next ? [[name, next.value]] : []
  })
  return { value: Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries) }
}

/** A real value with up to three parts of it changed: what gets past the first checks. */
export function almost(real: unknown): fc.Arbitrary<unknown> {
  return fc.array(fc.tuple(fc.nat(), changes), { minLength: 1, maxLength: 3 }).map(steps => steps.reduce<unknown>((value, [pick, change]) => {
    const paths = pathsIn(value).slice(0, 500)
    return changed(value, paths[pick % paths.length] ?? [], change)?.value
  }, real))
}

/** Real values, changed ones, and anything else. */
export const hostileTo = (...real: readonly unknown[]): fc.Arbitrary<unknown> => fc.oneof(
  ...real.map(one => ({ weight: 4, arbitrary: almost(one) })), { weight: 2, arbitrary: hostileValue }
)

/** The same as JSON text in an option or in the browser's storage. */
export const hostileJson = (...real: readonly unknown[]): fc.Arbitrary<unknown> => fc.oneof(
  { weight: 6, arbitrary: hostileTo(...real).map(value => written(value)) },
  { weight: 1, arbitrary: hostileValue },
  // Cut off in the middle, as columns that are too narrow do.
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...real), fc.nat(200)).map(([one, length]) => written(one).slice(0, length)) }
)

/** `JSON.stringify` itself gives up on what is nested too deep. */
export function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return '['.repeat(LONG)
  }
}

/**
 * Runs something with hostile input: nothing is thrown, nothing takes long, no prototype is changed. fast-check prints the
 * seed and path of a run that failed (a freeze would take ages to make smaller); what it failed with then belongs to `examples`.
 * @param use also checks what came out of it
 */
export function withstands<Input>(
  inputs: fc.Arbitrary<Input>, use: (input: Input) => void, { examples = [], runs = 150 }: { examples?: readonly Input[], runs?: number } = {}
): void {
  fc.assert(fc.property(inputs, (input) => {
    inTime(() => use(input))
    const plain: object = {}
    if ('polluted' in plain) throw new Error('the prototype of all objects was changed')
  }), { examples: examples.map((one): [Input] => [one]), numRuns: runs + examples.length, endOnFailure: true })
}

/** @throws where it takes too long every time */
function inTime(run: () => void): void {
  let took = timeOf(run)
  for (let tries = 0; tries < RETRIES && took > LONGEST && took < HOPELESS; tries++) took = Math.min(took, timeOf(run))
  if (took > LONGEST) throw new Error(`took ${Math.round(took)} ms`)
}

function timeOf(run: () => void): number {
  const from = performance.now()
  run()
  return performance.now() - from
}
