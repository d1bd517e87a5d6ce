/** What a form that was opened in a CRM record shows besides: one file, which others never load. */
export { default as ClientHeader } from './ClientHeader.vue'
export { default as ClientNumbers } from '@/calls/number/ClientNumbers.vue'
