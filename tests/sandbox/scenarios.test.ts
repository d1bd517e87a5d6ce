// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { ask, openPage } from './page'
import { CALL, rest, sandboxFor } from './support'
import { SCENARIO_KEYS, type ScenarioKey } from '../../sandbox/portal/scenarios'
import type { PersonKey, Sandbox } from '../../sandbox/index'

const CALLBACK = 'voximplant.callback.start'
const INFOCALL = 'voximplant.infocall.startwithtext'

/** Presses one of the panel's buttons. */
const play = (sandbox: Sandbox, scenario: ScenarioKey, user: PersonKey = 'manager') => ask(sandbox, 'scenario', { scenario, user })

describe('the panel\'s scenarios', () => {
  it('are all on every page of the portal, by name', async () => {
    const sandbox = await sandboxFor()
    const { html } = await openPage(sandbox, { path: '/crm/deal/list/' })
    for (const key of SCENARIO_KEYS) expect(html).toContain(`"key":"${key}"`)
    expect((await play(sandbox, 'usual'))).toEqual({ then: 'reload' })
  })

  it.each([['busy', '486'], ['missed', '304']] as const)('%s: every call ends with %s, until another one is chosen', async (scenario, code) => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    portal.telephony.speed = 1000
    expect(await play(sandbox, scenario)).toEqual({ then: 'stay' })
    expect(portal.scenario).toBe(scenario)
    await rest(sandbox, CALLBACK, CALL, 'manager')
    await rest(sandbox, CALLBACK, CALL, 'manager')
    await expect.poll(() => portal.calls.map(({ failedCode }) => failedCode)).toEqual([code, code])
    await play(sandbox, 'usual')
    await rest(sandbox, CALLBACK, CALL, 'manager')
    await expect.poll(() => portal.calls[2]?.failedCode).toBe('200')
  })

  it.each([['lost', 1], ['lostBefore', 0]] as const)('%s: a gateway answers, and %i call rings', async (scenario, rang) => {
    const sandbox = await sandboxFor()
    await play(sandbox, scenario)
    expect((await rest(sandbox, CALLBACK, CALL, 'manager')).status).toBe(502)
    expect(sandbox.portal.calls).toHaveLength(rang)
    await play(sandbox, 'busy')
    expect(sandbox.portal.faults.list()).toEqual([])
  })

  it('rights and lines are taken from whoever asked, and given back', async () => {
    const sandbox = await sandboxFor()
    const { people, options } = sandbox.portal
    expect(await play(sandbox, 'noRight')).toEqual({ then: 'reload' })
    expect(people.manager.rights.call).toBe(false)
    expect(people.head.rights.call).toBe(true)
    await play(sandbox, 'noLines', 'administrator')
    expect(people.manager.rights.call).toBe(true)
    expect(people.administrator).toMatchObject({ rights: { lines: false }, defaultLine: '493023125100' })
    options.app['lines'] = 'shared'
    await play(sandbox, 'noLine', 'administrator')
    expect(people.administrator).toMatchObject({ rights: { lines: false }, defaultLine: null })
    expect(options.app).toEqual({})
    await play(sandbox, 'usual')
    expect(people.administrator).toMatchObject({ rights: { lines: true }, defaultLine: '493023125100' })
    expect(sandbox.portal.defaultLine).not.toBe('')
  })

  it('the month\'s limit is reached for voice messages only', async () => {
    const sandbox = await sandboxFor()
    await play(sandbox, 'limit')
    expect((await rest(sandbox, INFOCALL, CALL, 'manager')).json).toMatchObject({ error_description: 'Infocall limit for this month is exceeded' })
    expect((await rest(sandbox, CALLBACK, CALL, 'manager')).json).toMatchObject({ result: { RESULT: true } })
  })

  it('on the first day somebody new is at a deal that is theirs, and nothing has happened yet', async () => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    await rest(sandbox, CALLBACK, CALL, 'manager')
    portal.options.user[portal.people.manager.id] = { draft: 'old' }
    const before = portal.people.manager.id
    expect(await play(sandbox, 'firstDay')).toEqual({ then: 'open', user: 'manager', path: '/crm/deal/details/1/' })
    expect(portal.calls).toEqual([])
    expect(portal.options).toEqual({ app: {}, user: {} })
    expect(portal.people.manager.id).not.toBe(before)
    expect((await openPage(sandbox, { user: 'manager', path: '/crm/deal/details/1/' })).html).toContain('Heat pump for the head office')
    expect(portal.crm.contacts.find(({ id }) => id === 6)?.assignedById).toBe(portal.people.administrator.id)
  })

  it('what it does not know is refused', async () => {
    const sandbox = await sandboxFor()
    expect(await ask(sandbox, 'scenario', { scenario: 'earthquake', user: 'manager' })).not.toHaveProperty('then')
    expect(sandbox.portal.scenario).toBe('usual')
  })
})
