import { loadJournalTexts } from '@/locales/journalTexts'

/** The journal with its texts, neither of which is of any use without the other. */
export async function loadJournal() {
  const [page] = await Promise.all([import('./JournalPage.vue'), loadJournalTexts()])
  return page
}
