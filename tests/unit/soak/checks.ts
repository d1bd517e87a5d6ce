import { readForm, type World } from './world'
import type { Click } from './tab'
import type { CallAttempt } from '@/telephony/attempt'

/** What must hold after every action. @returns what does not */
export function checkNow(world: World): string[] {
  return [
    ...world.wrong,
    ...world.clicks.flatMap(click => wrongWithClick(world, click)),
    ...[...world.stored(), ...world.tabs.flatMap(tab => tab.attempts.attempts)].flatMap(attempt => wrongWithAttempt(world, attempt)),
    ...wrongWithForms(world),
    ...moreCallsThanClicks(world)
  ]
}

/** What must hold once everything has had its time. @returns what does not */
export function checkLater(world: World): string[] {
  const living = world.clicks.filter(({ tab }) => tab.alive)
  const unanswered = living.filter(({ result }) => result === null).map(click => `${click.request.text}: its click has no end`)
  const shown = world.tabs.flatMap(tab => tab.attempts.attempts)
  const known = [...world.stored(), ...shown]
  // Storage that took nothing more still holds what was on its way when it became full.
  const onTheirWay = (world.forgetful ? shown : known).filter(({ state }) => state === 'sending').map(({ text }) => `${text}: still on its way after all that time`)
  const lost = world.forgetful ? [] : world.clicks.filter(({ posts }) => posts > 0)
    .filter(({ request }) => !known.some(({ text }) => text === request.text)).map(({ request }) => `${request.text}: sent, and no longer known`)
  return [...checkNow(world), ...unanswered, ...onTheirWay, ...lost]
}

/** Attempts that are said not to have happened although the record of their call is in sight, and no other attempt has taken it. */
export function notPutRight(world: World): string[] {
  if (world.clockSet || world.forgetful) return []
  return world.tabs.flatMap(({ attempts: { attempts } }) => {
    const taken = new Set(attempts.map(({ callId }) => callId))
    const inSight = new Set(world.cloud.inSight.map(({ callId }) => callId))
    return attempts.filter(attempt => attempt.state === 'did-not-happen').flatMap((attempt) => {
      const click = world.clickOf(attempt)
      const call = click && world.rings(click)[0]
      return call !== undefined && inSight.has(call) && !taken.has(call) ? [`${attempt.text}: said not to have happened (${attempt.found}), and its record is there`] : []
    })
  })
}

function moreCallsThanClicks(world: World): string[] {
  const calls = [...world.cloud.rang.values()].flat().length
  return calls > world.clicks.length ? [`${calls} calls for ${world.clicks.length} clicks`] : []
}

function wrongWithClick(world: World, click: Click): string[] {
  const { request: { text }, result, posts } = click
  const rings = world.rings(click).length
  const wrong: string[] = []
  if (rings > 1) wrong.push(`${text}: rang ${rings} times`)
  if (result?.state === 'started' && rings !== 1) wrong.push(`${text}: said to have started, rang ${rings} times`)
  if (result?.state === 'refused' && rings > 0) wrong.push(`${text}: said to be refused, rang`)
  if (result && ['asked', 'busy'].includes(result.state) && posts > 0) wrong.push(`${text}: sent without an end`)
  return wrong
}

function wrongWithAttempt(world: World, attempt: CallAttempt): string[] {
  const click = world.clickOf(attempt)
  if (!click) return [`${attempt.text}: an attempt nobody made`]
  const rings = world.rings(click)
  const { text, state, found, callId } = attempt
  if (state === 'refused' && rings.length > 0) return [`${text}: stored as refused, rang`]
  if (state === 'unclear' && attempt.failure === null) return [`${text}: unclear, and nobody says why`]
  if (found === null && state === 'started' && rings.length === 0) return [`${text}: stored as started, did not ring`]
  // What the records tell depends on the clock and on all attempts being known; and is not sure where two come into question.
  if (world.clockSet || world.forgetful || found !== 'sure') return []
  if (state === 'started' && callId !== rings[0]) return [`${text}: surely found in ${callId}, but it was ${rings[0] ?? 'none'}`]
  if (state === 'did-not-happen' && rings.length > 0) return [`${text}: surely did not happen, but rang`]
  return []
}

function wrongWithForms(world: World): string[] {
  return world.tabs.flatMap((tab) => {
    const [wanted, found] = [world.formOf(tab), readForm(tab)].map(form => JSON.stringify(form, ['type', 'number', 'texts', 'callback', 'infocall']))
    return wanted === found ? [] : [`the form holds ${found} instead of ${wanted}`]
  })
}
