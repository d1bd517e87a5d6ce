import * as v from 'valibot'
import { isoWithZone } from './time'
import { isMissing } from './missing'
import { anyParams, defineMethod, text, type RestMethod } from './method'

/** `profile` and the methods about the app and the server: for any user, without a scope. */
export function basicMethods(findMethod: (name: string) => RestMethod | undefined): RestMethod[] {
  return [
    defineMethod({
      name: 'profile',
      schema: anyParams,
      run: (_, { person }) => ({
        result: {
          ID: String(person.id),
          ADMIN: person.administrator,
          NAME: person.name,
          LAST_NAME: person.lastName,
          PERSONAL_GENDER: '',
          TIME_ZONE: person.timeZone,
          TIME_ZONE_OFFSET: 0
        }
      })
    }),
    defineMethod({
      name: 'app.info',
      schema: anyParams,
      run: (_, { portal }) => ({
        result: {
          ID: 1,
          CODE: 'callback-desk',
          VERSION: portal.version,
          STATUS: 'L',
          INSTALLED: portal.installed,
          PAYMENT_EXPIRED: 'N',
          DAYS: null,
          LANGUAGE_ID: 'en',
          LICENSE: 'en_pro100',
          LICENSE_TYPE: 'pro100',
          LICENSE_FAMILY: 'pro'
        }
      })
    }),
    defineMethod({
      name: 'server.time',
      schema: anyParams,
      run: () => ({ result: isoWithZone(new Date()) })
    }),
    defineMethod({
      name: 'scope',
      schema: anyParams,
      run: (_, { portal }) => ({ result: [...portal.scopes] })
    }),
    defineMethod({
      name: 'method.get',
      schema: v.object({ name: v.optional(text, '') }),
      run: ({ name }, { portal }) => {
        const method = isMissing(portal, name) ? undefined : findMethod(name)
        return {
          result: {
            isExisting: method !== undefined,
            isAvailable: method?.isOpenTo(portal.scopes) ?? false
          }
        }
      }
    })
  ]
}
