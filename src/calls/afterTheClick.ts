/**
 * What is shown after a click: loaded once the form is there, in one file, so that it is at hand when the network
 * is gone.
 */
export { default as OutcomeLine } from '@/calls/outcomes/OutcomeLine.vue'
export { default as RightsNotice } from '@/calls/attempts/RightsNotice.vue'
export { default as UnclearReason } from '@/calls/attempts/UnclearReason.vue'
