import { basename } from 'node:path'

/** What is read of a report as Playwright's JSON reporter writes it: files with tests, each run once in each project. */
export interface Report {
  suites: readonly Suite[]
}
interface Suite {
  file: string
  specs: readonly Spec[]
  suites?: readonly Suite[]
}
interface Spec {
  title: string
  tests: readonly Run[]
}
interface Run {
  projectName: string
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
  annotations: readonly Annotation[]
  results: readonly { annotations: readonly Annotation[] }[]
}
interface Annotation {
  type: string
  description?: string
}

/** A browser that was not run, and why. */
export type Missing = ReadonlyMap<string, string>

const PROTOCOLS = ['HTTP/2', 'HTTP/1.1'] as const
/** As the tests tell how often a click was sent and rang: `the connection dies: 1 sent, 1 rang`. */
const COUNTS = /^(.*): (\d+ sent, \d+ rang)$/

/**
 * What a run of the tests in several browsers came to, as tables for `docs/browsers.md`: browser × protocol × check, and how often a click
 * under a fault was sent and rang.
 * @param browsers columns, in this order
 */
export function browserTables(report: Report, browsers: readonly string[], missing: Missing, date: string): string {
  const columns = browsers.flatMap(browser => PROTOCOLS.map(protocol => ({ browser, protocol, project: `${browser}, ${protocol}` })))
  const head = (first: string) => [
    `| ${[first, ...columns.map(({ browser, protocol }) => `${browser} ${protocol}`)].join(' | ')} |`,
    `|${' --- |'.repeat(columns.length + 1)}`
  ]
  const notes = new Notes()
  const cell = (spec: Spec, { browser, project }: typeof columns[number]): string => {
    const why = missing.get(browser)
    if (why !== undefined) return `not run${notes.mark(`${browser}: ${why}`)}`
    const test = spec.tests.find(({ projectName }) => projectName === project)
    if (test === undefined) return 'not run'
    return test.status === 'skipped' ? `not run${notes.mark(annotations(test, 'skip')[0] ?? 'no reason was given')}` : test.status === 'expected' ? 'passed' : '**failed**'
  }
  const checks = report.suites.flatMap(file => specsOf(file).map(spec => ({ theme: basename(file.file).split('.')[0] ?? '', spec })))
  const rows = checks.map(({ theme, spec }) => `| ${[`${theme}: ${spec.title}`, ...columns.map(column => cell(spec, column))].join(' | ')} |`)

  const all = checks.flatMap(({ spec }) => spec.tests)
  const counts = new Map<string, Map<string, string>>()
  for (const test of all) {
    for (const [, fault = '', count = ''] of annotations(test, 'counts').map(text => COUNTS.exec(text) ?? [])) {
      const row = counts.get(fault) ?? new Map<string, string>()
      counts.set(fault, row.set(test.projectName, count))
    }
  }
  const measured = [...counts].map(([fault, row]) => `| ${[fault, ...columns.map(({ project }) => row.get(project) ?? 'not run')].join(' | ')} |`)
  const versions = browsers.map(browser => `${browser} ${versionOf(all, browser) ?? '(not run)'}`).join(', ')
  return [
    `${date}. ${versions}.`, '', ...head('check'), ...rows, '', ...notes.lines,
    'One click, how often it was sent and how often it rang:', '', ...head('fault'), ...measured
  ].join('\n')
}

function versionOf(tests: readonly Run[], browser: string): string | undefined {
  return tests.filter(({ projectName }) => projectName.startsWith(`${browser},`)).flatMap(test => annotations(test, 'version'))[0]
}

function specsOf(suite: Suite): Spec[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}

/** What a test was annotated with, in its description or while it ran; each once. */
function annotations({ annotations, results }: Run, type: string): string[] {
  const all = [...annotations, ...results.flatMap(result => result.annotations)]
  return [...new Set(all.filter(one => one.type === type).map(({ description = '' }) => description))]
}

/** Remarks below a table, each once. */
class Notes {
  readonly #texts: string[] = []

  mark(text: string): string {
    if (!this.#texts.includes(text)) this.#texts.push(text)
    return ` (${this.#texts.indexOf(text) + 1})`
  }

  get lines(): string[] {
    return this.#texts.length === 0 ? [] : ['Not run:', '', ...this.#texts.map((text, index) => `${index + 1}. ${text}`), '']
  }
}
