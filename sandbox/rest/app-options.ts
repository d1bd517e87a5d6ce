import * as v from 'valibot'
import { defineMethod, text, type RestMethod } from './method'
import { OptionsSchema, withOptions } from './options'
import { phpMap } from './php'

/** The app's options: everybody reads them, administrators write them. */
export const appOptionMethods: RestMethod[] = [
  defineMethod({
    name: 'app.option.get',
    schema: v.object({ option: v.optional(text) }),
    run: ({ option }, { portal }) => ({
      result: option === undefined ? phpMap(portal.options.app) : portal.options.app[option] ?? null
    })
  }),
  defineMethod({
    name: 'app.option.set',
    right: 'administer',
    schema: OptionsSchema,
    run: ({ options }, { portal }) => {
      portal.options.app = withOptions(portal.options.app, options, portal.optionLimit)
      return { result: true }
    }
  })
]
