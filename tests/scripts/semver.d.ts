/** The part of the package `semver` that the tests use; it has no types of its own. */
declare module 'semver' {
  /** Whether a version is within a range. */
  export function satisfies(version: string, range: string, options?: { includePrerelease?: boolean }): boolean
  /** Whether every version within a range is within the other one. */
  export function subset(range: string, of: string): boolean
}
