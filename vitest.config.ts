import { defineConfig, mergeConfig } from 'vitest/config'
import viteConfig from './vite.config.ts'

/** Tests that change what modules see while they load: every file needs its modules fresh. */
const FRESH = ['tests/component/**/*.test.ts', 'tests/unit/portal/sdk/{onceHttp,connections,frame,sending}.test.ts']

export default mergeConfig(viteConfig, defineConfig({
  test: {
    environment: 'happy-dom',
    server: { deps: { inline: [/@bitrix24\/b24ui-nuxt/, /@bitrix24\/b24jssdk/] } },
    restoreMocks: true,
    projects: [
      // A quarter of the time it takes with modules loaded anew for each file.
      { extends: true, test: { name: 'logic', include: ['tests/{unit,sandbox,scripts}/**/*.test.ts'], exclude: FRESH, isolate: false } },
      { extends: true, test: { name: 'pages', include: FRESH } }
    ]
  }
}))
