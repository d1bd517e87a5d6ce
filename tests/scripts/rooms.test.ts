// @vitest-environment node
import { readFileSync } from 'node:fs'
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
    ['components/call/Sample.vue', '@/pages/CallPage.vue'],
    ['composables/useSample.ts', '@/components/call/CallForm.vue'],
    ['stores/sample.ts', '@/composables/useChoices'],
    ['portal/sample.ts', '@/stores/session'],
    ['browser/sample.ts', '@/portal/session'],
    ['locales/sample.ts', '@/browser/storage'],
    ['telephony/sample.ts', '@/locales'],
    ['telephony/sample.ts', '@/locales/languages'],
    ['pages/Sample.vue', '@/App.vue'],
    ['stores/sample.ts', '@/interface']
  ])('%s does not point up to %s', async (file, source) => {
    expect(await complaintsAbout(file, naming(source))).toEqual([expect.stringContaining('only point down')])
  })

  it.each([
    ['stores/sample.ts', '../pages/CallPage.vue'],
    ['components/call/Sample.vue', '../../stores/session']
  ])('%s does not leave its folder by %s', async (file, source) => {
    expect(await complaintsAbout(file, naming(source))).toEqual([expect.stringContaining('from @/')])
  })

  it.each(['App.vue', 'main.ts', 'interface.ts', 'pages/Sample.vue', 'stores/sample.ts', 'telephony/sample.ts'])('%s does not name the SDK', async (file) => {
    expect(await complaintsAbout(file, naming('@bitrix24/b24jssdk'))).toEqual([expect.stringContaining('SDK')])
  })

  it.each([
    ['App.vue', './pages/CallPage.vue'],
    ['main.ts', './portal/session'],
    ['pages/Sample.vue', '@/components/call/CallForm.vue'],
    ['components/call/Sample.vue', './CallForm.vue'],
    ['components/call/Sample.vue', '@/components/plain/PlainList.vue'],
    ['stores/sample.ts', '@/telephony/attempt'],
    ['portal/sample.ts', '@bitrix24/b24jssdk']
  ])('%s may name %s', async (file, source) => {
    expect(await complaintsAbout(file, naming(source))).toEqual([])
  })
})

it('no path is put together, where none of this would be seen', async () => {
  expect(await complaintsAbout('stores/sample.ts', 'export const load = (page: string) => import(`@/pages/${page}.vue`)')).toHaveLength(1)
})

it('the map in AGENTS.md has the rooms in this order', async () => {
  const rooms = [...readFileSync('AGENTS.md', 'utf8').matchAll(/^\| `src\/(\w+)\/` /gm)].map(([, room = '']) => room)
  expect(rooms.length).toBeGreaterThan(5)
  for (const [place, room] of rooms.slice(1).entries()) {
    expect(await complaintsAbout(`${room}/sample.ts`, `import '@/${rooms[place]}/sample'`), room).toHaveLength(1)
    expect(await complaintsAbout(`${rooms[place]}/sample.ts`, `import '@/${room}/sample'`), room).toEqual([])
  }
})
