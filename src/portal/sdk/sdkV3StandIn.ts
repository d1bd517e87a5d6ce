/**
 * Stands in for the SDK's calls of REST version 3 in the build (see vite.config.ts): this app uses version 2 only, and
 * the SDK ties both to every frame. See docs/decisions/0004-bundle.md.
 */
export class ActionsManagerV3 {
  /** The SDK hands its logger to both versions. */
  setLogger(): void {}
}

/** Its transport: each frame would make a client of its own for it. */
export class HttpV3 {
  /** The SDK hands its logger to both versions. */
  setLogger(): void {}
}
