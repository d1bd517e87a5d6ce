/** Everything about records of calls, in one file of the build: in two, what both share would be a third. */
export { openJournal } from './journal'
export { searchRecords } from './searchRecords'
export { readCallPage, readCalls, statisticsPage } from './statistics'
