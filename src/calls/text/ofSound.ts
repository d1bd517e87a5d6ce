// What few texts need loads as one.
export { default as ListenButton } from './ListenButton.vue'
export { default as RecordingChoice } from './RecordingChoice.vue'
