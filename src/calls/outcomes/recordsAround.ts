import type { CallAttempt } from '@/calls/attempts/attempt'
import type { ClockDifference } from '@/core/clock'
import { endOfNumber } from '@/core/telephony/callQuery'
import type { CallType } from '@/core/telephony/types'
import type { RecordsPort } from '@/portal/ports/records'
import type { CallSpan, SearchAnswer, SearchRequest } from '@/portal/records/searchRecords'
import { spanOf, type Span } from './callTimes'
import { REDIAL } from './redial'

/** A record's date may differ from the second in its id, which decides: read so much more on either side, milliseconds. */
const MARGIN = 120_000

/** Reads records around attempts, on the portal's clock as its last answer showed it. */
export function readerAround() {
  let clock: ClockDifference = { offset: 0, error: 0 }

  /**
   * Where this computer's clock turns out to be so wrong that another time should have been read, reads once more.
   * @param messages whether the answer has to show whose voice messages are in sight
   */
  return async function readAround(records: RecordsPort, wanted: readonly CallAttempt[], messages: boolean): Promise<SearchAnswer> {
    const asked = questionAround(wanted, messages, clock)
    const read = await records.search(asked)
    clock = read.clock
    const missed = wanted.some(attempt => !includes(asked.spans, attempt.type, spanOf(attempt, clock)))
    return missed ? await records.search(questionAround(wanted, messages, clock)) : read
  }
}

function questionAround(wanted: readonly CallAttempt[], messages: boolean, clock: ClockDifference): SearchRequest {
  const spans = mergedSpans(wanted.map(attempt => ({ type: attempt.type, ...spanOf(attempt, clock) })))
  return { spans, earlier: wanted.flatMap(attempt => earlierCalls(attempt, clock)), messages }
}

/** Whether records of a kind are among what was read for the whole of a span. */
export function includes(read: readonly CallSpan[], type: CallType, { from, to }: Span): boolean {
  return read.some(span => span.type === type && span.from <= from && span.to >= to)
}

/** Where callbacks to the same number are looked for that the portal may have rung again since. */
function earlierCalls(attempt: CallAttempt, clock: ClockDifference): (CallSpan & { number: string })[] {
  if (attempt.type !== 'callback') return []
  const { from, to } = spanOf(attempt, clock)
  return [{ type: 'callback', from: from - REDIAL.all, to, number: endOfNumber(attempt.key) }]
}

/** Spans with a margin; those that overlap become one. */
function mergedSpans(spans: readonly CallSpan[]): CallSpan[] {
  const merged: CallSpan[] = []
  for (const { type, from, to } of spans.map(span => ({ ...span, from: span.from - MARGIN, to: span.to + MARGIN })).sort((a, b) => a.from - b.from)) {
    const last = merged.findLast(span => span.type === type)
    if (last && last.to >= from) last.to = Math.max(last.to, to)
    else merged.push({ type, from, to })
  }
  return merged
}
