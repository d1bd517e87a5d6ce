import { shallowRef } from 'vue'
import { openStorage, type UserStorage } from '@/browser/storage'
import type { PortalUser } from '@/portal/ports/firstAnswer'

/**
 * One user's use of the page: it owns what belongs to them, from before it is known who they are until somebody else takes over. What is
 * still in flight then goes on with this scope, so that it writes under its own user and never under the next one's.
 */
export interface UserScope {
  /** How many scopes came before it on this page. */
  readonly number: number
  /** Null until it is known who it is. */
  readonly user: PortalUser | null
  /** Its user's storage; nobody's, until it is known who that is. */
  readonly storage: UserStorage
  /** The same for this tab alone, through its reloads. */
  readonly tabStorage: UserStorage
  /** Somebody else has taken over: whatever is sent from now on is sent with their token, and whatever is shown is shown to them. */
  readonly over: boolean
  /** Takes on its user, for good; the same one again with a changed name or rights. @param memberId the portal's permanent id */
  signIn: (memberId: string, user: PortalUser) => void
  /** Calls once it is known who the user is: at once, if it is known already. */
  whenKnown: (restore: () => void) => void
  /** Ends it: everything that lives with it is disposed of. */
  end: () => void
  onEnd: (dispose: () => void) => void
}

/** @param number how many scopes came before it on this page */
export function openUserScope(number: number): UserScope {
  const storage = shallowRef(openStorage('', null))
  const tabStorage = shallowRef(openStorage('', null, 'session'))
  const user = shallowRef<PortalUser | null>(null)
  let over = false
  const restoring: (() => void)[] = []
  const disposing: (() => void)[] = []

  return {
    number,
    get user() { return user.value },
    get storage() { return storage.value },
    get tabStorage() { return tabStorage.value },
    get over() { return over },
    signIn(memberId, next) {
      if (user.value === null) {
        storage.value = openStorage(memberId, next.id)
        tabStorage.value = openStorage(memberId, next.id, 'session')
      }
      user.value = next
      for (const restore of restoring.splice(0)) restore()
    },
    whenKnown(restore) {
      if (user.value) restore()
      else restoring.push(restore)
    },
    end() {
      over = true
      for (const dispose of disposing.splice(0)) dispose()
    },
    onEnd(dispose) {
      disposing.push(dispose)
    }
  }
}
