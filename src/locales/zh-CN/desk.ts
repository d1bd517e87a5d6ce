export { default as texts } from './desk.json'
export { default as kit } from '@bitrix24/b24ui-nuxt/runtime/locale/sc.js'
