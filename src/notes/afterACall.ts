import '@/ui/kit/all.css'
/** Everything about notes and to-dos, loaded in one file when it is first needed: what is to be shown once an answer is lost is at hand then. */
export { default as CallNotes } from './CallNotes.vue'
export { default as NotePanel } from './NotePanel.vue'
export { default as OpenNotes } from './OpenNotes.vue'
