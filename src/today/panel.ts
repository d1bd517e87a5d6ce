/** What stands beside the form, and below a call's result, in one file. */
export { default as NextInList } from './NextInList.vue'
export { default as TodayPanel } from './TodayPanel.vue'
