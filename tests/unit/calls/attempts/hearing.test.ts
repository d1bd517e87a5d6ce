import { expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW } from '../../support/attempts'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { useHearing } from '@/calls/attempts/hearing'

const unclear = attemptWith({ id: 'u', state: 'unclear', callId: null, failure: LOST })

function hearing(...attempts: CallAttempt[]) {
  const save = vi.fn<(attempt: CallAttempt) => void>()
  const change = (which: (attempt: CallAttempt) => boolean, after: (attempt: CallAttempt) => CallAttempt) => {
    for (const attempt of attempts.filter(which)) if (after(attempt) !== attempt) save(after(attempt))
  }
  return { save, ...useHearing({ read: () => attempts, save, change }) }
}

it('what is news of an attempt is written', () => {
  const { save, settleByHand, takeFinding } = hearing(unclear)
  settleByHand('u', 'rang')
  takeFinding('u', 'callback.x', false)
  takeFinding('u', null, true)
  expect(save.mock.calls.map(([attempt]) => attempt)).toEqual([
    attemptWith({ ...unclear, settled: 'rang' }),
    attemptWith({ ...unclear, state: 'started', callId: 'callback.x', found: 'likely' }),
    attemptWith({ ...unclear, state: 'did-not-happen', found: 'sure' })
  ])
})

it('what is none is not, nor anything of an attempt nobody knows', () => {
  const { save, settleByHand, noteMissed, takeFinding } = hearing(attemptWith())
  settleByHand('a1', 'did-not-ring')
  takeFinding('a1', 'other', true)
  noteMissed('callback.abc.1', null)
  noteMissed('unknown', NOW)
  settleByHand('unknown', 'rang')
  expect(save).not.toHaveBeenCalled()
})

it('a call that was missed is known by its id', () => {
  const { save, noteMissed } = hearing(unclear, attemptWith())
  noteMissed('callback.abc.1', NOW)
  expect(save.mock.calls).toEqual([[attemptWith({ missedAt: NOW })]])
})

it('another computer\'s attempt is taken over where it knows more, with the text that is known here', () => {
  const settled = attemptWith({ ...unclear, settled: 'rang', text: '' })
  const { save, learn } = hearing(unclear)
  learn(settled)
  learn(attemptWith({ ...unclear, state: 'sending' }))
  learn(attemptWith({ id: 'new' }))
  expect(save.mock.calls).toEqual([[{ ...settled, text: unclear.text }], [attemptWith({ id: 'new' })]])
})
