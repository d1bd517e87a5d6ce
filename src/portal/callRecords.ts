/** Everything about records of calls, in one file of the build: in two, what both share would be a third. */
export { openJournal } from './journal'
export { readCallPage, readCalls, readSpans, statisticsPage } from './statistics'
