import globals from 'globals'
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'

/** The rooms of src, from top to bottom: an import only ever points down this list (docs/architecture in AGENTS.md). */
const ROOMS = ['pages', 'components', 'composables', 'stores', 'portal', 'browser', 'locales', 'telephony']

const roomRules = ROOMS.map((room, index) => ({
  files: [`src/${room}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [
        { group: ROOMS.slice(0, index).map(above => `@/${above}/**`), message: 'Imports only point down the list of rooms.' },
        ...(room === 'portal' ? [] : [{ group: ['@bitrix24/b24jssdk'], message: 'Only portal/ talks to the SDK.' }])
      ].filter(pattern => pattern.group.length > 0)
    }]
  }
}))

export default tseslint.config(
  { ignores: ['dist/**', 'release/**', 'test-results/**', 'playwright-report/**', '*.d.ts'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      // Line length is the measure, not the number of attributes.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }]
    }
  },
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }]
    }
  },
  {
    files: ['sandbox/**', 'scripts/**', 'tests/e2e/**', 'tests/sandbox/**', 'tests/scripts/**', '*.config.ts'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' }
  },
  ...roomRules
)
