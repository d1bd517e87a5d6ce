/** Tells whoever watches the portal (the panel) that something in it changed. */
export class Changes {
  readonly #listeners = new Set<() => void>()

  /** Watches until the returned function is called. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(): void {
    for (const listener of this.#listeners) {
      listener()
    }
  }
}
