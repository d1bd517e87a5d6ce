import type { Known } from './known'
import { readForm, type Click } from './tab'
import type { World } from './world'
import type { CallAttempt } from '@/calls/attempts/attempt'

/** What must hold after every action. @returns what does not */
export function checkNow(known: Known, world: World): string[] {
  return [
    ...known.wrong,
    ...known.clicks.flatMap(click => wrongWithClick(world, click)),
    ...[...world.stored(), ...known.tabs.flatMap(tab => tab.attempts.attempts)].flatMap(attempt => wrongWithAttempt(known, world, attempt)),
    ...wrongWithForms(known),
    ...moreCallsThanClicks(known, world)
  ]
}

/** What must hold once everything has had its time. @returns what does not */
export function checkLater(known: Known, world: World): string[] {
  const living = known.clicks.filter(({ tab }) => tab.alive)
  const unanswered = living.filter(({ result }) => result === null).map(click => `${click.request.text}: its click has no end`)
  const shown = known.tabs.flatMap(tab => tab.attempts.attempts)
  const all = [...world.stored(), ...shown]
  // Storage that took nothing more still holds what was on its way when it became full.
  const onTheirWay = (known.forgetful ? shown : all).filter(({ state }) => state === 'sending').map(({ text }) => `${text}: still on its way after all that time`)
  const lost = known.forgetful ? [] : known.clicks.filter(({ posts }) => posts > 0)
    .filter(({ request }) => !all.some(({ text }) => text === request.text)).map(({ request }) => `${request.text}: sent, and no longer known`)
  return [...checkNow(known, world), ...unanswered, ...onTheirWay, ...lost]
}

/** Attempts that are said not to have happened although the record of their call is in sight, and no other attempt has taken it. */
export function notPutRight(known: Known, world: World): string[] {
  if (known.clockSet || known.forgetful) return []
  return known.tabs.flatMap(({ attempts: { attempts } }) => {
    const taken = new Set(attempts.map(({ callId }) => callId))
    const inSight = new Set(world.cloud.inSight.map(({ callId }) => callId))
    return attempts.filter(attempt => attempt.state === 'did-not-happen').flatMap((attempt) => {
      const click = known.clickOf(attempt)
      const call = click && world.rings(click)[0]
      return call !== undefined && inSight.has(call) && !taken.has(call) ? [`${attempt.text}: said not to have happened (${attempt.found}), and its record is there`] : []
    })
  })
}

function moreCallsThanClicks(known: Known, world: World): string[] {
  const calls = [...world.cloud.rang.values()].flat().length
  return calls > known.clicks.length ? [`${calls} calls for ${known.clicks.length} clicks`] : []
}

function wrongWithClick(world: World, click: Click): string[] {
  const { request: { text }, result, posts } = click
  const rings = world.rings(click).length
  const wrong: string[] = []
  if (rings > 1) wrong.push(`${text}: rang ${rings} times`)
  const end = result?.state === 'ended' ? result.attempt.state : result?.state
  if (end === 'started' && rings !== 1) wrong.push(`${text}: said to have started, rang ${rings} times`)
  if ((end === 'refused' || end === 'notSent') && rings > 0) wrong.push(`${text}: said to be refused, rang`)
  if (result && ['asked', 'busy'].includes(result.state) && posts > 0) wrong.push(`${text}: sent without an end`)
  return wrong
}

function wrongWithAttempt(known: Known, world: World, attempt: CallAttempt): string[] {
  const click = known.clickOf(attempt)
  if (!click) return [`${attempt.text}: an attempt nobody made`]
  const rings = world.rings(click)
  const { text, state, found, callId } = attempt
  if (state === 'refused' && rings.length > 0) return [`${text}: stored as refused, rang`]
  if (state === 'unclear' && attempt.failure === null) return [`${text}: unclear, and nobody says why`]
  if (found === null && state === 'started' && rings.length === 0) return [`${text}: stored as started, did not ring`]
  // What the records tell depends on the clock and on all attempts being known; and is not sure where two come into question.
  if (known.clockSet || known.forgetful || found !== 'sure') return []
  if (state === 'started' && callId !== rings[0]) return [`${text}: surely found in ${callId}, but it was ${rings[0] ?? 'none'}`]
  if (state === 'did-not-happen' && rings.length > 0) return [`${text}: surely did not happen, but rang`]
  return []
}

function wrongWithForms(known: Known): string[] {
  return known.tabs.flatMap((tab) => {
    const [wanted, found] = [known.formOf(tab), readForm(tab)].map(form => JSON.stringify(form, ['type', 'number', 'texts', 'callback', 'infocall']))
    return wanted === found ? [] : [`the form holds ${found} instead of ${wanted}`]
  })
}
