/** The permissions the app is installed with: docs/scopes.md says what each is for. */
export const SCOPES = ['telephony', 'call', 'crm', 'placement'] as const
export type Scope = typeof SCOPES[number]

/** What the app can do without: an installation goes on without it, and one that has been there for long is not asked to change. */
const OPTIONAL_SCOPES = ['user_brief'] as const
export type OptionalScope = typeof OPTIONAL_SCOPES[number]

/** Permissions that say more than an optional one, and so stand for it. */
const WIDER: Readonly<Record<OptionalScope, readonly string[]>> = { user_brief: ['user_basic', 'user'] }

/** The permissions that were not given. @param granted as the portal tells them */
export const missingScopes = (granted: readonly string[]): Scope[] => SCOPES.filter(scope => !granted.includes(scope))

/** The optional permissions that were not given. @param granted as the portal tells them */
export const declinedScopes = (granted: readonly string[]): OptionalScope[] => (
  OPTIONAL_SCOPES.filter(scope => ![scope, ...WIDER[scope]].some(one => granted.includes(one)))
)
