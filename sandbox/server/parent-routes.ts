import * as v from 'valibot'
import type { Portal } from '../portal/portal'
import type { Session } from '../portal/sessions'
import type { Timers } from '../portal/timers'
import { authData, initData, openFrame, type Addresses } from './opening'
import { sendJson, type Route, type WebAnswer } from './route'
import { readJson } from './read-json'

const SILENT = { silent: true }

const OptionSchema = v.object({ sid: v.string(), scope: v.picklist(['app', 'user']), name: v.string(), value: v.unknown() })
const SidSchema = v.object({ sid: v.string() })
const SliderSchema = v.object({ sid: v.string(), placementOptions: v.record(v.string(), v.unknown()) })
const MessageSchema = v.object({ command: v.string(), params: v.unknown(), answered: v.boolean() })

/** What the portal's page asks its server on behalf of the frame it holds. `silent` means: do not answer the frame. */
export function parentRoutes(portal: Portal, addresses: () => Addresses, timers: Timers): Route[] {
  const forSession = <Schema extends v.GenericSchema<unknown, { sid: string }>>(
    path: string,
    schema: Schema,
    handle: (session: Session, body: v.InferOutput<Schema>) => unknown
  ): Route => ({
    methods: ['POST'],
    path: `/sandbox/api/parent/${path}`,
    handle: request => readJson(schema, request, async (body): Promise<WebAnswer> => {
      const session = portal.sessions.find(body.sid)
      return session === undefined ? sendJson(SILENT) : sendJson(await handle(session, body))
    })
  })

  return [
    forSession('init', SidSchema, async (session) => {
      const { silent, delay, foreignMessages, lies } = portal.parent
      note(portal, 'getInitData', null, !silent)
      if (silent) {
        return SILENT
      }
      await timers.wait(delay)
      return { data: { ...initData(portal, addresses(), session), ...lies }, foreignMessages }
    }),
    forSession('refresh', SidSchema, (session) => {
      note(portal, 'refreshAuth', null, !portal.parent.refreshSilent)
      if (portal.parent.refreshSilent) {
        return SILENT
      }
      portal.sessions.refresh(session)
      return { data: authData(session) }
    }),
    forSession('option', OptionSchema, (session, { scope, name, value }) => {
      const person = portal.people[session.person]
      const allowed = scope === 'user' || person.administrator
      note(portal, scope === 'app' ? 'setAppOption' : 'setUserOption', { name, value }, allowed)
      if (!allowed) {
        return SILENT
      }
      if (scope === 'app') {
        portal.options.app[name] = value
      } else {
        portal.options.user[person.id] = { ...portal.options.user[person.id], [name]: value }
      }
      return { data: true }
    }),
    forSession('installed', SidSchema, (session) => {
      const allowed = portal.people[session.person].administrator && !portal.parent.finishIgnored
      note(portal, 'setInstallFinish', null, allowed)
      if (!allowed) {
        return SILENT
      }
      session.install = false
      portal.installed = true
      portal.changes.announce()
      return { data: true, stays: portal.parent.staysAfterInstall }
    }),
    forSession('slider', SliderSchema, (session, { placementOptions }) => openFrame(portal, addresses(), {
      person: session.person,
      lang: session.lang,
      placement: 'DEFAULT',
      placementOptions,
      install: false
    })),
    {
      methods: ['POST'],
      path: '/sandbox/api/parent/message',
      handle: request => readJson(MessageSchema, request, ({ command, params, answered }) => {
        note(portal, command, params ?? null, answered)
        return sendJson({})
      })
    }
  ]
}

function note(portal: Portal, command: string, params: unknown, answered: boolean): void {
  portal.messages.push({ at: Date.now(), command, params, answered })
  portal.changes.announce()
}
