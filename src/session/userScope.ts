import { shallowRef } from 'vue'
import { openStorage, type UserStorage } from '@/browser/storage'

/**
 * One user's use of the page: it owns what belongs to them, from before it is known who they are until somebody else takes over. What is
 * still in flight then goes on with this scope, so that it writes under its own user and never under the next one's.
 */
export interface UserScope {
  /** How many scopes came before it on this page. */
  readonly number: number
  /** Its user's storage; nobody's, until it is known who that is. */
  readonly storage: UserStorage
  /** The same for this tab alone, through its reloads. */
  readonly tabStorage: UserStorage
  /** Somebody else has taken over: whatever is sent from now on is sent with their token, and whatever is shown is shown to them. */
  readonly over: boolean
  /** Takes on its user, once. @param memberId the portal's permanent id */
  begin: (memberId: string, userId: string) => void
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
  let known = false
  let over = false
  const restoring: (() => void)[] = []
  const disposing: (() => void)[] = []

  return {
    number,
    get storage() { return storage.value },
    get tabStorage() { return tabStorage.value },
    get over() { return over },
    begin(memberId, userId) {
      storage.value = openStorage(memberId, userId)
      tabStorage.value = openStorage(memberId, userId, 'session')
      known = true
      for (const restore of restoring.splice(0)) restore()
    },
    whenKnown(restore) {
      if (known) restore()
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
