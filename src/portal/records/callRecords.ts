/** Everything about records of calls, in one file of the build: in two, what both share would be a third. */
export { readCalls } from './followedCalls'
export { openJournal } from './journal'
export { searchRecords } from './searchRecords'
export { readCallPage, statisticsPage } from './statistics'
