import { defineStore, getActivePinia } from 'pinia'
import { useSessionStore } from './session'
import type { UserScope } from './userScope'

/**
 * A store that belongs to the user: each user scope has its own, which ends with it. Stores it needs are to be taken in its setup: looked
 * up later, they may be the next user's.
 * @param setup as of any store; gets the scope, whose storage is the one to write to
 * @returns finds the store of whoever uses the page now; a component made for the user before has to be made anew (`session.handovers`)
 */
export function defineUserStore<Content extends object>(id: string, setup: (scope: UserScope) => Content) {
  const define = (scope: UserScope) => defineStore(`${id}@${scope.number}`, () => setup(scope))
  const stores = new WeakMap<UserScope, ReturnType<ReturnType<typeof define>>>()

  return () => {
    const { scope } = useSessionStore()
    const known = stores.get(scope)
    if (known) return known
    const store = define(scope)()
    const pinia = getActivePinia()
    stores.set(scope, store)
    scope.onEnd(() => {
      store.$dispose()
      // Nobody looks it up any more: without this it would stay for as long as the page is open.
      if (pinia) Reflect.deleteProperty(pinia.state.value, store.$id)
    })
    return store
  }
}
