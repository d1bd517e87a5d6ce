import { expect, test } from 'vitest'
import { browserTables, type Report } from '../../scripts/browsers/table'

const version = { type: 'version', description: '153.8.0' }
const counts = { type: 'counts', description: 'the connection dies: 2 sent, 1 rang' }
const skipped = { type: 'skip', description: 'its driver cannot' }

const REPORT: Report = {
  suites: [{
    file: 'calls.browser.ts',
    specs: [{
      title: 'one click',
      tests: [
        { projectName: 'Firefox, HTTP/2', status: 'expected', annotations: [], results: [{ annotations: [version, counts] }] },
        { projectName: 'Firefox, HTTP/1.1', status: 'unexpected', annotations: [version], results: [{ annotations: [version] }] },
        { projectName: 'Chromium, HTTP/2', status: 'skipped', annotations: [skipped], results: [{ annotations: [] }] }
      ]
    }]
  }]
}

test('what passed, what failed, what was not run and why', () => {
  expect(browserTables(REPORT, ['Firefox', 'WebKit', 'Chromium'], new Map([['WebKit', 'it is not installed']]), '29 November 2026')).toBe(`\
29 November 2026. Firefox 153.8.0, WebKit (not run), Chromium (not run).

| check | Firefox HTTP/2 | Firefox HTTP/1.1 | WebKit HTTP/2 | WebKit HTTP/1.1 | Chromium HTTP/2 | Chromium HTTP/1.1 |
| --- | --- | --- | --- | --- | --- | --- |
| calls: one click | passed | **failed** | not run (1) | not run (1) | not run (2) | not run |

Not run:

1. WebKit: it is not installed
2. its driver cannot

One click, how often it was sent and how often it rang:

| fault | Firefox HTTP/2 | Firefox HTTP/1.1 | WebKit HTTP/2 | WebKit HTTP/1.1 | Chromium HTTP/2 | Chromium HTTP/1.1 |
| --- | --- | --- | --- | --- | --- | --- |
| the connection dies | 2 sent, 1 rang | not run | not run | not run | not run | not run |`)
})
