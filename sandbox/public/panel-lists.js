import { ask } from './api.js'
import { clock, el } from './dom.js'

const SHOWN = 30

/** Rows for the requests, newest first. */
export function requestList(requests) {
  return requests.slice(0, SHOWN).map(request => el('li', { class: `row ${tone(request)}`, title: JSON.stringify(request.params) },
    el('div', { class: 'row-main' }, el('b', {}, request.method), badge(outcome(request))),
    request.commands === undefined
      ? null
      : el('div', { class: 'row-note' }, request.commands.map(({ method, executed }) => `${executed ? '✓' : '✗'} ${shortName(method)}`).join('  ')),
    el('div', { class: 'row-note' }, [
      clock(request.at),
      `HTTP/${request.protocol}`,
      request.user ?? 'nobody',
      execution(request),
      request.error,
      request.fault === null ? null : `fault: ${request.fault}`
    ].filter(Boolean).join(' · '))
  ))
}

/** Rows for the calls, newest first. */
export function callList(calls) {
  return calls.slice(0, SHOWN).map(call => el('li', { class: `row ${call.state === 'ended' && call.failedCode !== '200' ? 'bad' : 'good'}` },
    el('div', { class: 'row-main' },
      el('b', {}, call.number),
      badge(call.state === 'ended' ? `ended · ${call.failedCode}` : call.state, call.state)),
    el('div', { class: 'row-note' }, call.sound ?? `“${call.text}”`),
    el('div', { class: 'row-note' }, [clock(call.at), call.type, call.line, call.user, call.voice ?? 'default voice', call.redialOf === null ? null : 'rung again by the portal'].filter(Boolean).join(' · ')),
    el('div', { class: 'row-note id' }, call.id)
  ))
}

/** Rows for the faults that wait, each with a button to take it back. */
export function faultList(rules) {
  return rules.map(({ id, method, fault, times }) => el('li', { class: 'row' },
    el('div', { class: 'row-main' },
      el('b', {}, shortName(method)),
      badge(times === 'always' ? 'always' : `${times} ×`),
      el('button', { type: 'button', class: 'remove', 'aria-label': `Remove fault ${fault.kind}`, onclick: () => ask('faults', { id }, 'DELETE') }, '×')),
    el('div', { class: 'row-note' }, describe(fault))
  ))
}

function describe({ kind, ...details }) {
  const texts = Object.entries(details).map(([key, value]) => `${key}: ${value}`)
  return [kind, ...texts].join(' · ')
}

function outcome({ status, outcome: result }) {
  return result === 'answered' ? String(status) : result
}

function execution({ executed }) {
  if (executed === null) {
    return 'execution unknown'
  }
  return executed ? 'executed' : 'not executed'
}

function tone({ status, outcome: result, error }) {
  if (result === 'pending') {
    return ''
  }
  return result === 'answered' && status < 400 && error === null ? 'good' : 'bad'
}

function badge(text, state = '') {
  return el('span', { class: `badge-small ${state}` }, text)
}

/** `voximplant.` begins most names and says nothing here. */
function shortName(method) {
  return method.replace(/^voximplant\./, '')
}
