import type { Fault } from '../../sandbox/index.ts'
import { LOST_ANSWERS } from './lostAnswers.ts'

/** What a fault must come out as, for one click. */
export interface FaultCase {
  name: string
  fault: Fault
  state: 'Call started' | 'Call refused' | 'Not clear whether the call started'
  /** POSTs that reach the method. */
  posts: number
  /** Calls that ring. */
  rings: number
}

const UNCLEAR = 'Not clear whether the call started'

export const FAULT_CASES: readonly FaultCase[] = [
  ...LOST_ANSWERS.map(({ name, fault, rings }): FaultCase => ({ name, fault, state: UNCLEAR, posts: 1, rings: rings ? 1 : 0 })),
  { name: 'RESULT false', fault: { kind: 'resultFalse' }, state: UNCLEAR, posts: 1, rings: 0 },
  { name: 'no call id', fault: { kind: 'noCallId' }, state: 'Call started', posts: 1, rings: 1 },
  { name: 'an expired token', fault: { kind: 'expiredToken' }, state: 'Call started', posts: 2, rings: 1 },
  { name: 'a slow answer', fault: { kind: 'latency', ms: 1500 }, state: 'Call started', posts: 1, rings: 1 }
]
