/** The permissions the app is installed with: docs/scopes.md says what each is for. */
export const SCOPES = ['telephony', 'call', 'crm', 'placement'] as const
export type Scope = typeof SCOPES[number]

/** The permissions that were not given. @param granted as the portal tells them */
export const missingScopes = (granted: readonly string[]): Scope[] => SCOPES.filter(scope => !granted.includes(scope))
