export { default } from '@bitrix24/b24ui-nuxt/runtime/locale/ja.js'
