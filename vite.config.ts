import { fileURLToPath } from 'node:url'
import bitrix24Ui from '@bitrix24/b24ui-nuxt/vite'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { kitIcons } from './scripts/bundle/kitIcons.ts'
import { leftOut } from './scripts/bundle/leftOut.ts'
import { vueByName } from './scripts/bundle/vueByName.ts'

/** A portal opens a hosted app's page with POST; Vite's dev server knows pages by GET only. */
const pagesAnswerPost: Plugin = {
  name: 'pages-answer-post',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.method === 'POST') request.method = 'GET'
      next()
    })
  }
}

/** The SDK ties REST version 3 to every frame; this app calls version 2 only. */
const withoutRestV3: Plugin = {
  name: 'without-rest-v3',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source !== './v3/manager-v3.mjs' || !importer?.includes('b24jssdk')) return null
    return fileURLToPath(new URL('./src/portal/sdkV3StandIn.ts', import.meta.url))
  }
}

/** The libraries of the first form. */
const FIRST_FORM = /node_modules\/(?!@bitrix24\/b24jssdk|axios|qs-esm|valibot|@bitrix24\/b24ui-nuxt\/dist\/runtime\/locale)|virtual:/
/** Parts of them that only screens and lists opened later use: they travel with those. */
const LATER = new RegExp([
  /b24ui-nuxt\/.*\/components\/(Checkbox|Switch|InputNumber|DropdownMenu\w*)\.vue/,
  /b24ui\/(checkbox|switch|input-number|dropdown-menu)/,
  /reka-ui\/dist\/(Checkbox|Switch|NumberField|DropdownMenu|Menu)\//,
  /@internationalized\/number/,
  /b24icons-vue\/.*\/(TrashcanIcon|PlusLIcon|ChevronLeftMIcon|ChevronTopLIcon|Minus30Icon|Refresh6Icon)\./
].map(({ source }) => source).join('|'))

type ImportsOf = (id: string) => { importedIds: readonly string[] } | null
const reached = new Map<string, Set<string>>()

/** Whether a file imports a module, directly or through others. What it imports on demand does not count. */
function isReached(id: string, file: string, importsOf: ImportsOf): boolean {
  const known = reached.get(file)
  if (known) return known.has(id)
  const found = new Set([fileURLToPath(new URL(file, import.meta.url))])
  // A set hands out what is added to it on the way.
  for (const one of found) importsOf(one)?.importedIds.forEach(imported => found.add(imported))
  reached.set(file, found)
  return found.has(id)
}

export default defineConfig({
  // Relative paths: the built app runs from any folder, as Bitrix24 unpacks archives into one of its own.
  base: './',
  plugins: [
    // All components here and in the kit are written with the composition API.
    vue({ features: { optionsAPI: false } }),
    bitrix24Ui({
      router: false,
      prose: false,
      mdc: false,
      colorMode: false,
      autoImport: false,
      components: false,
      b24ui: {
        // Help under a field is read all day: upright, as in Bitrix24's own forms.
        formField: { slots: { help: 'not-italic' } },
        // Lists as wide as their field, readable at full strength; a line alone is fixed but must be read as well.
        inputMenu: {
          slots: {
            base: 'disabled:opacity-100!',
            content: 'w-(--reka-combobox-trigger-width)',
            viewport: 'w-full',
            item: 'text-label'
          }
        }
      }
    }),
    vueI18n({
      include: fileURLToPath(new URL('./src/locales/*.json', import.meta.url)),
      // Texts are compiled at build time: the message compiler stays out of the bundle.
      runtimeOnly: true,
      dropMessageCompiler: true,
      compositionOnly: true,
      fullInstall: false,
      strictMessage: true
    }),
    withoutRestV3,
    leftOut(),
    kitIcons(),
    vueByName(),
    pagesAnswerPost
  ],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      luxon: fileURLToPath(new URL('./src/portal/luxonStandIn.ts', import.meta.url))
    }
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    // The manifest tells `npm run size` which files the first form needs.
    manifest: true,
    rolldownOptions: {
      // The app and its installer: the same code, which looks at where it was opened.
      input: ['index.html', 'install.html'],
      // How long plugins took is no news for whoever starts the app.
      checks: { pluginTimings: false },
      output: {
        // Everything of the first form in one file: split up, the same code compresses worse.
        codeSplitting: {
          groups: [
            // The handshake does not wait for the form. Both would fall apart along what later screens share with them.
            { name: (id, context) => isReached(id, './src/portal/session.ts', one => context.getModuleInfo(one)) ? 'portal' : null },
            { name: 'kit', test: id => FIRST_FORM.test(id) && !LATER.test(id) },
            { name: (id, context) => isReached(id, './src/interface.ts', one => context.getModuleInfo(one)) ? 'form' : null, test: /\/src\// }
          ]
        }
      }
    },
    chunkSizeWarningLimit: 700
  }
})
