import { fileURLToPath } from 'node:url'
import bitrix24Ui from '@bitrix24/b24ui-nuxt/vite'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { compileHints } from './scripts/bundle/compileHints.ts'
import { firstStyles } from './scripts/bundle/firstStyles.ts'
import { leftOut } from './scripts/bundle/leftOut.ts'
import { modernNumbers } from './scripts/bundle/modernNumbers.ts'
import { preloads } from './scripts/bundle/preloads.ts'
import { withShortPlans } from './scripts/bundle/shortPlans.ts'
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
    if (!/\/v3\/manager-v3\.mjs$|\/http\/v3\.mjs$/.test(source) || !importer?.includes('b24jssdk')) return null
    return fileURLToPath(new URL('./src/portal/sdk/sdkV3StandIn.ts', import.meta.url))
  }
}

/** What the start itself consists of: it must not wait for anything. */
const START = /\/preload-helper|\/src\/app\/main\.ts|\/src\/locales\/(?:desks|languages)\.ts/
/** Libraries, what plugins make up, and the app itself, but not the start. */
const CODE = /\/node_modules\/|virtual:|\/src\/(?!app\/main\.ts)/
/** What stands beside and below every form brings along, and other screens use too. */
const BESIDE = /\/src\/(calls\/(afterTheClick|callRows|useRowResult|outcomes\/|attempts\/UnclearReason)|today\/|crm\/clientNames|ui\/(plain\/RowButton|useLaterFormats)|once\/(poll|pace)|core\/phone\/(sameNumber|recordedNumber))|b24icons-vue\/.*outline.*\/RefreshIcon/

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
        // Long outcomes of calls take two lines instead of ending in dots.
        badge: { slots: { wrapper: 'h-auto min-h-(--ui-label-height)', label: 'line-clamp-2 whitespace-normal text-start' } },
        // Words that do not fit make a button higher instead of ending in dots: long languages on narrow screens.
        button: {
          slots: {
            base: 'h-auto min-h-(--ui-btn-height) max-w-full',
            baseLine: 'h-auto min-h-(--ui-btn-height)',
            label: 'h-auto min-h-(--ui-btn-height)',
            labelInner: 'overflow-visible whitespace-normal leading-tight text-start'
          }
        }
      }
    }),
    vueI18n({
      include: fileURLToPath(new URL('./src/locales/**/*.json', import.meta.url)),
      // Texts are compiled at build time: the message compiler stays out of the bundle.
      runtimeOnly: true,
      dropMessageCompiler: true,
      compositionOnly: true,
      fullInstall: false,
      strictMessage: true
    }),
    withoutRestV3,
    firstStyles(),
    preloads(),
    compileHints(),
    vueByName(),
    leftOut(),
    modernNumbers(),
    withShortPlans(),
    pagesAnswerPost
  ],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      axios: fileURLToPath(new URL('./src/portal/sdk/axiosStandIn.ts', import.meta.url)),
      luxon: fileURLToPath(new URL('./src/portal/sdk/luxonStandIn.ts', import.meta.url))
    }
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    // The manifest tells `npm run size` which files the first form needs.
    manifest: true,
    // Browsers without it fetch one file after the other, and nothing else changes.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What the start imports counts as an entry of its own (`$initial` below): it is needed at once, though side by side.
      input: { index: 'index.html', install: 'install.html', session: 'src/portal/session.ts', interface: 'src/app/interface.ts' },
      // How long plugins took is no news for whoever starts the app.
      checks: { pluginTimings: false },
      // Or each entry would be a file of one line in front of its own code: one more to fetch before anything runs.
      preserveEntrySignatures: 'allow-extension',
      output: {
        // `later` names a file after all screens that share it: the first word is enough.
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
        // See docs/decisions/0004-bundle.md. `$initial` is what the entries above reach with static imports, nothing else.
        codeSplitting: {
          groups: [
            { name: 'main', test: START },
            { name: 'styles', test: /\/all\.css$/ },
            { name: 'session', tags: ['$initial'], test: /\/src\/portal\// },
            { name: 'interface', tags: ['$initial'], test: CODE },
            // Loaded beside every form: one file, whatever other screens share of it.
            { name: 'beside', test: BESIDE },
            { name: 'later', test: CODE, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 20_000 }
          ]
        }
      }
    },
    chunkSizeWarningLimit: 700
  }
})
