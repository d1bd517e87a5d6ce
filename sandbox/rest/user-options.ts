import * as v from 'valibot'
import { defineMethod, text, type RestMethod } from './method'
import { OptionsSchema, withOptions } from './options'
import { phpMap } from './php'

/** The signed-in user's own options of the app. */
export const userOptionMethods: RestMethod[] = [
  defineMethod({
    name: 'user.option.get',
    schema: v.object({ option: v.optional(text) }),
    run: ({ option }, { portal, person }) => {
      const own = portal.options.user[person.id] ?? {}
      return { result: option === undefined ? phpMap(own) : own[option] ?? null }
    }
  }),
  defineMethod({
    name: 'user.option.set',
    schema: OptionsSchema,
    run: ({ options }, { portal, person }) => {
      portal.options.user[person.id] = withOptions(portal.options.user[person.id] ?? {}, options, portal.optionLimit)
      return { result: true }
    }
  })
]
