// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const eslint = new ESLint({ ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted-') })

/** What is said about a file of the source with some code in it. */
async function complaintsAbout(file: string, code: string): Promise<string[]> {
  const text = file.endsWith('.vue') ? `<script setup lang="ts">\n${code}\n</script>` : code
  const results = await eslint.lintText(text, { filePath: `src/${file}` })
  return results.flatMap(({ messages }) => messages.map(({ message }) => message))
}

/** Every way to name a module. */
const WAYS: Readonly<Record<string, (source: string) => string>> = {
  'import': source => `import thing from '${source}'\nexport const other = thing`,
  'import type': source => `import type { Thing } from '${source}'\nexport type Other = Thing`,
  'import for its effects': source => `import '${source}'`,
  'import()': source => `export const load = () => import('${source}')`,
  'export from': source => `export { thing } from '${source}'`
}

describe.each(Object.entries(WAYS))('%s', (_way, naming) => {
  it.each([
    ['notes/Sample.vue', '@/app/CallScreen.vue'],
    ['calls/form/useSample.ts', '@/settings/SettingsPage.vue'],
    ['crm/sample.ts', '@/calls/form/client'],
    ['ui/plain/Sample.vue', '@/crm/clientNames'],
    ['once/sample.ts', '@/ui/useFormats'],
    ['session/sample.ts', '@/once/ledger'],
    ['portal/ports/sample.ts', '@/session/session'],
    ['browser/sample.ts', '@/portal/session'],
    ['locales/sample.ts', '@/browser/storage'],
    ['core/sample.ts', '@/locales'],
    ['core/phone/sample.ts', '@/locales/languages'],
    ['journal/Sample.vue', '@/app/App.vue'],
    // Features of one floor do not know each other.
    ['journal/Sample.vue', '@/notes/NotePanel.vue'],
    ['notes/sample.ts', '@/journal/rows'],
    ['today/Sample.vue', '@/notes/afterACall'],
    ['settings/sample.ts', '@/install/installation']
  ])('%s does not point up to %s', async (file, source) => {
    expect(await complaintsAbout(file, naming(source))).toEqual([expect.stringContaining('only point down')])
  })

  it.each([
    ['calls/attempts/sample.ts', '../CallPage.vue'],
    ['ui/plain/Sample.vue', '../../session/session']
  ])('%s does not leave its folder by %s', async (file, source) => {
    expect(await complaintsAbout(file, naming(source))).toEqual([expect.stringContaining('from @/')])
  })

  it.each(['app/App.vue', 'app/main.ts', 'app/interface.ts', 'calls/Sample.vue', 'once/sample.ts', 'core/sample.ts'])('%s does not name the SDK', async (file) => {
    expect(await complaintsAbout(file, naming('@bitrix24/b24jssdk'))).toEqual([expect.stringContaining('SDK')])
  })

  it.each([
    ['app/App.vue', './CallScreen.vue'],
    ['app/main.ts', '@/portal/session'],
    ['app/Sample.vue', '@/notes/afterACall'],
    ['calls/Sample.vue', './form/CallForm.vue'],
    ['calls/form/Sample.vue', './CallForm.vue'],
    ['notes/Sample.vue', '@/calls/outcomes/outcomes'],
    ['calls/form/Sample.vue', '@/ui/plain/PlainList.vue'],
    ['once/sample.ts', '@/core/clock'],
    ['portal/sdk/sample.ts', '@bitrix24/b24jssdk']
  ])('%s may name %s', async (file, source) => {
    expect(await complaintsAbout(file, naming(source))).toEqual([])
  })
})

it('no path is put together, where none of this would be seen', async () => {
  expect(await complaintsAbout('app/sample.ts', 'export const load = (page: string) => import(`@/journal/${page}.vue`)')).toHaveLength(1)
})

it('the map in AGENTS.md has the rooms in this order, all there are, and none knows the one above it', async () => {
  const rooms = [...readFileSync('AGENTS.md', 'utf8').matchAll(/^\| `src\/(\w+)\/` /gm)].map(([, room = '']) => room)
  expect([...rooms].sort()).toEqual(readdirSync('src', { withFileTypes: true }).filter(one => one.isDirectory()).map(({ name }) => name).sort())
  for (const [place, room] of rooms.slice(1).entries()) {
    expect(await complaintsAbout(`${room}/sample.ts`, `import '@/${rooms[place]}/sample'`), room).toHaveLength(1)
  }
})

it.each(['core', 'portal', 'once', 'calls'])('every room above %s may name it', async (room) => {
  for (const other of ['app', 'journal']) expect(await complaintsAbout(`${other}/sample.ts`, `import '@/${room}/sample'`), other).toEqual([])
})
