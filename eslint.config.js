import globals from 'globals'
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'

/** The rooms of src, from top to bottom: an import only ever points down this list (the map in AGENTS.md). Rooms of one line do not know each other. */
const FLOORS = [
  ['app'], ['today', 'notes', 'journal', 'settings', 'install'], ['calls'], ['crm'], ['ui'], ['once'], ['session'], ['portal'], ['browser'], ['locales'], ['core']
]

const above = names => ({ source: `^@/(?:${names.join('|')})(?:[/.]|$)`, message: 'Imports only point down the list of rooms.' })
const OUTSIDE = { source: '^\\.\\.(?:/|$)', message: 'What is not in the same folder is named from @/, so that its room is seen.' }
const SDK = { source: '^@bitrix24/b24jssdk(?:/|$)', message: 'Only portal/ talks to the SDK.' }

/** Names of modules that some files may not import; the rule for imports does not look into `import()`, which most screens load by. */
const without = (files, ...forbidden) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: forbidden.map(({ source, message }) => ({ regex: source, message })) }],
    'no-restricted-syntax': ['error',
      ...forbidden.map(({ source, message }) => ({ selector: `ImportExpression[source.value=/${source.replaceAll('/', '\\/')}/]`, message })),
      { selector: 'ImportExpression:not([source.type="Literal"])', message: 'Nobody sees where a path leads that is put together.' }
    ]
  }
})

/** What a room may not name: whatever is above it, and its neighbours. */
const forbiddenTo = (room, floor) => [...FLOORS.slice(0, floor).flat(), ...FLOORS[floor].filter(other => other !== room)]

const roomRules = FLOORS.flatMap((rooms, floor) => rooms.map((room) => {
  const forbidden = forbiddenTo(room, floor)
  return without([`src/${room}/**/*.{ts,vue}`], ...(forbidden.length > 0 ? [above(forbidden)] : []), OUTSIDE, ...(room === 'portal' ? [] : [SDK]))
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
    files: ['sandbox/**', 'scripts/**', 'tests/e2e/**', 'tests/browsers/**', 'tests/sandbox/**', 'tests/scripts/**', '*.config.ts'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' }
  },
  {
    files: ['tests/e2e/**', 'tests/browsers/**'],
    rules: {
      'no-restricted-syntax': ['error',
        { selector: '[property.name="waitForTimeout"], Property[key.name="waitForTimeout"]', message: 'Wait for a state: a time is too short on a busy machine and too long on any other.' },
        { selector: 'Literal[value="networkidle"]', message: 'That is half a second without a request, whatever comes after it: wait for a state.' }
      ]
    }
  },
  {
    files: ['src/**'],
    rules: { 'max-lines-per-function': ['error', { max: 80 }] }
  },
  ...roomRules
)
